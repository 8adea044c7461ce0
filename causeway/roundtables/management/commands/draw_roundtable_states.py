"""``python -m causeway draw_roundtable_states``: write the state tables of roundtables and of promises into the docs."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from causeway.roundtables.domain import promises, states

REFERENCE = Path("docs") / "reference"
TABLES = (
    ("roundtable-states.md", "What may become of a roundtable", "states.py", states.as_markdown),
    ("promise-states.md", "What may become of a promise", "promises.py", promises.as_markdown),
)
HEAD = """# {title}

Drawn from `causeway/roundtables/domain/{module}` by `python -m causeway draw_roundtable_states`; a test holds the two together.
Every move that is not in the table is refused.

"""


class Command(BaseCommand):
    """Write the pages, or fail when one is behind."""

    help = "Write docs/reference/roundtable-states.md and promise-states.md from the state tables."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--check``."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a page is behind its table")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Write or compare."""
        for name, title, module, drawing in TABLES:
            page = Path(settings.REFERENCE_PATH).parent / REFERENCE / name
            wanted = HEAD.format(title=title, module=module) + drawing()
            if options["check"]:
                if not page.exists() or page.read_text(encoding="utf-8") != wanted:
                    raise SystemExit(f"{REFERENCE / name} is behind its table. Run: python -m causeway draw_roundtable_states")
                continue
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(wanted, encoding="utf-8")
            self.stdout.write(f"Wrote {REFERENCE / name}.")
