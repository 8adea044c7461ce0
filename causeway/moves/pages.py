"""A command that writes state tables into the docs, or says that a page is behind its table."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

REFERENCE = Path("docs") / "reference"
HEAD = """# {title}

Drawn from `causeway/{module}` by `python -m causeway {command}`; a test holds the two together.
Every move that is not in the table is refused.

"""


@dataclass(frozen=True)
class StatePage:
    """One page: its file, its title, the module that has the table, and what draws it."""

    name: str
    title: str
    module: str
    drawing: Callable[[], str]


class DrawStates(BaseCommand):
    """Write the pages, or fail when one is behind."""

    command: ClassVar[str]
    pages: ClassVar[tuple[StatePage, ...]]

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--check``."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a page is behind its table")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Write or compare."""
        for page in self.pages:
            path = Path(settings.REFERENCE_PATH).parent / REFERENCE / page.name
            wanted = HEAD.format(title=page.title, module=page.module, command=self.command) + page.drawing()
            if options["check"]:
                if not path.exists() or path.read_text(encoding="utf-8") != wanted:
                    raise SystemExit(f"{REFERENCE / page.name} is behind its table. Run: python -m causeway {self.command}")
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted, encoding="utf-8")
            self.stdout.write(f"Wrote {REFERENCE / page.name}.")
