"""``python -m causeway draw_roundtable_states``: write a roundtable's state table into the docs."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from causeway.roundtables.domain.states import as_markdown

PAGE = Path("docs") / "reference" / "roundtable-states.md"
HEAD = """# What may become of a roundtable

Drawn from `causeway/roundtables/domain/states.py` by `python -m causeway draw_roundtable_states`; a test holds the two together.
Every move that is not in the table is refused.

"""


class Command(BaseCommand):
    """Write the page, or fail when it is behind."""

    help = "Write docs/reference/roundtable-states.md from the state table."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--check``."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail when the page is behind the table")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Write or compare."""
        page = Path(settings.REFERENCE_PATH).parent / PAGE
        wanted = HEAD + as_markdown()
        if options["check"]:
            if not page.exists() or page.read_text(encoding="utf-8") != wanted:
                raise SystemExit(f"{PAGE} is behind the table. Run: python -m causeway draw_roundtable_states")
            return
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(wanted, encoding="utf-8")
        self.stdout.write(f"Wrote {PAGE}.")
