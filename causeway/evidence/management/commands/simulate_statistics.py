"""Simulate how often each rule of the evidence room speaks, and write the published table."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandParser

from causeway.evidence.statistics import operating


class Command(BaseCommand):
    """Write reference/evidence/operating_characteristics.json and docs/reference/operating-characteristics.md."""

    help = "Simulate the operating characteristics of the rules that decide what is said of an area, and write them down."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many pages each line is simulated with."""
        parser.add_argument("--pages", type=int, default=2000, help="about how many pages or draws for each line")

        parser.add_argument(
            "--rule", action="append", choices=operating.RULES, help="only this rule; the other lines stay as they are"
        )
        parser.add_argument("--areas", action="append", type=int, choices=operating.AREAS, help="only so many areas")

    def handle(self, *_args: Any, pages: int, rule: list[str] | None, areas: list[int] | None, **_options: Any) -> None:
        """Simulate, write and say what came of it."""
        found = list(operating.published())
        for one in operating.simulated(pages, rule or operating.RULES, areas or operating.AREAS):
            self.stdout.write(operating.line(one))
            found = operating.together(found, [one])
            path = operating.write(found)  # after each line: the last take hours
        page = Path(settings.REFERENCE_PATH).parent / "docs" / "reference" / "operating-characteristics.md"
        page.write_text(operating.document(found), encoding="utf-8")
        self.stdout.write(f"Written to {path} and {page}.")
