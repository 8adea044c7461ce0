"""``python -m causeway draw_states``: write every room's tables of moves into the docs, or say which page is behind."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from causeway.frame.rooms import Drawn, rooms

REFERENCE = Path("docs") / "reference"
HEAD = """# {title}

Drawn from `causeway/{module}` by `python -m causeway draw_states`; a test holds the two together.
Every move that is not in the table is refused.

"""


def page(drawn: Drawn) -> str:
    """Return a page as it should be."""
    return HEAD.format(title=drawn.title, module=drawn.module) + str(drawn.moves.as_markdown())


class Command(BaseCommand):
    """Write the pages, or fail when one is behind."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--check``."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a page is behind its table")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Write or compare."""
        for drawn in (drawn for room in rooms().values() for drawn in room.moves):
            path = Path(settings.REFERENCE_PATH).parent / REFERENCE / drawn.page
            if not options["check"]:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(page(drawn), encoding="utf-8")
                self.stdout.write(f"Wrote {REFERENCE / drawn.page}.")
            elif not path.exists() or path.read_text(encoding="utf-8") != page(drawn):
                raise SystemExit(f"{REFERENCE / drawn.page} is behind its table. Run: python -m causeway draw_states")
