"""``build_calendar --from FOLDER --checked DAY``: Parliament's recesses and bank holidays → reference/calendar. Needs no database."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from causeway.areas.building.manifest import OGL, Origin, describe, write_manifest, write_table
from causeway.representatives.recess import building

PARLIAMENT = "https://www.parliament.uk/about/faqs/house-of-commons-faqs/business-faq-page/recess-dates/"
Rows = Sequence[tuple[str, ...]]


def _recesses(rows: Rows, checked: dt.date) -> Origin:
    first, last = (f"{dt.date.fromisoformat(rows[place][0]):%B %Y}" for place in (0, -1))
    vintage = f"{first} to {last}, as known on {checked.day} {checked:%B %Y}"
    return Origin("Recesses of the House of Commons", PARLIAMENT, "UK Parliament", "Open Parliament Licence v3.0", vintage)


def _holidays(rows: Rows) -> Origin:
    years = [day[:4] for _nations, day, _name in rows]
    return Origin("Bank holidays", "https://www.gov.uk/bank-holidays", "GOV.UK", OGL, f"{min(years)} to {max(years)}")


class Command(BaseCommand):
    """Write the recesses and bank holidays that ship."""

    help = "Read the lists of recesses and bank holidays in a folder, and write reference/calendar and its manifest."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder of published files."""
        parser.add_argument("--from", dest="source", type=Path, required=True, help="the folder of the two lists")
        parser.add_argument(
            "--checked",
            type=dt.date.fromisoformat,
            required=True,
            help="the day on which Parliament's list was read, as 2026-01-09",
        )
        parser.add_argument("--to", type=Path, default=Path(settings.REFERENCE_PATH) / "calendar", help="reference/calendar")

    def handle(self, *_args: Any, source: Path, checked: dt.date, to: Path, **_options: Any) -> None:
        """Build both tables, or say what is wrong and leave what is there."""
        try:
            recesses = building.recesses(building.list_in(source, building.RECESSES))
            holidays = building.bank_holidays(building.list_in(source, building.HOLIDAYS))
        except (OSError, building.BadCalendar) as error:
            raise CommandError(str(error)) from error
        to.mkdir(parents=True, exist_ok=True)
        entries = {
            **self._written(to / "recesses.csv", recesses, building.RECESS_COLUMNS, _recesses(recesses, checked)),
            **self._written(to / "bank_holidays.csv", holidays, building.HOLIDAY_COLUMNS, _holidays(holidays)),
        }
        entries["calendar/recesses.csv"]["checked"] = checked.isoformat()
        write_manifest(to, entries)

    def _written(self, path: Path, rows: Rows, columns: Sequence[str], origin: Origin) -> dict[str, dict[str, object]]:
        write_table(pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row"), path)
        self.stdout.write(f"  {path.name}: {len(rows):,} rows")
        return {f"calendar/{path.name}": describe(path, len(rows), origin)}
