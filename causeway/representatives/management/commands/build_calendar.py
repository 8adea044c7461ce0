"""``build_calendar --from FOLDER``: Parliament's recesses and bank holidays → reference/calendar. Needs no database."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from causeway.areas.building.manifest import OGL, Origin, describe, write_manifest, write_table
from causeway.representatives.recess import building

_RECESSES = Origin(
    "Recesses of the House of Commons",
    "https://www.parliament.uk/about/faqs/house-of-commons-faqs/business-faq-page/recess-dates/",
    "UK Parliament",
    "Open Parliament Licence v3.0",
    "July 2017 to May 2026, as known on 9 January 2026",
)
_HOLIDAYS = Origin("Bank holidays", "https://www.gov.uk/bank-holidays", "GOV.UK", OGL, "2012 to 2028")


class Command(BaseCommand):
    """Write the recesses and bank holidays that ship."""

    help = "Read the lists of recesses and bank holidays in a folder, and write reference/calendar and its manifest."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder of published files."""
        parser.add_argument("--from", dest="source", type=Path, required=True, help="the folder of the two lists")
        parser.add_argument("--to", type=Path, default=Path(settings.REFERENCE_PATH) / "calendar", help="reference/calendar")

    def handle(self, *_args: Any, source: Path, to: Path, **_options: Any) -> None:
        """Build both tables, or say what is wrong and leave what is there."""
        try:
            tables: dict[str, tuple[Sequence[tuple[str, ...]], tuple[str, ...], Origin]] = {
                "recesses.csv": (building.recesses(source / building.RECESSES), building.RECESS_COLUMNS, _RECESSES),
                "bank_holidays.csv": (building.bank_holidays(source / building.HOLIDAYS), building.HOLIDAY_COLUMNS, _HOLIDAYS),
            }
        except (OSError, building.BadCalendar) as error:
            raise CommandError(str(error)) from error
        to.mkdir(parents=True, exist_ok=True)
        entries = {}
        for name, (rows, columns, origin) in tables.items():
            write_table(pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row"), to / name)
            entries[f"calendar/{name}"] = describe(to / name, len(rows), origin)
            self.stdout.write(f"  {name}: {len(rows):,} rows")
        write_manifest(to, entries)
