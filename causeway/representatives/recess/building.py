"""From Parliament's list of recesses and GOV.UK's of bank holidays to the two tables of ``reference/calendar``.

Parliament's list has the first and the last day away. A year is complete where the list goes beyond it and began before it: the year in
which the list begins, and the last one in it, are not.
"""

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

COMMONS = "House of Commons"
RECESSES, HOLIDAYS = "parliament_recess_dates*.csv", "bank-holidays*.json"  # whatever years stand in the name
DAY = dt.timedelta(days=1)
NATIONS = {"england-and-wales": "EW", "scotland": "S", "northern-ireland": "N"}

RECESS_COLUMNS = ("rises", "returns", "name", "completes_year")
HOLIDAY_COLUMNS = ("nations", "day", "name")


class BadCalendar(ValueError):  # noqa: N818  named for what it is
    """A published list cannot be read as it should be; the message says what is wrong."""


def list_in(folder: Path, named: str) -> Path:
    """Return the one list so named in a folder; raises :class:`BadCalendar` where there is none, or more than one."""
    found = sorted(folder.glob(named))
    if len(found) != 1:
        raise BadCalendar(f"{folder} has {len(found)} files named {named}; put one there.")
    return found[0]


def recesses(path: Path) -> list[tuple[str, str, str, str]]:
    """Return the recesses of the Commons as :data:`RECESS_COLUMNS`, the earliest first; raises :class:`BadCalendar`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            found = sorted(_recesses(csv.DictReader(lines)))
    except (KeyError, ValueError) as error:
        raise BadCalendar(f"{path.name} cannot be read: {error}.") from error
    if not found:
        raise BadCalendar(f"{path.name} has no recess of the {COMMONS}.")
    years = [rises.year for rises, _returns, _name in found]
    last = {year: max(rises for rises, *_rest in found if rises.year == year) for year in years}
    whole = set(years) - {years[0], years[-1]}
    return [
        (str(rises), str(returns), name, "yes" if rises == last[rises.year] and rises.year in whole else "")
        for rises, returns, name in found
    ]


def _recesses(lines: Iterable[dict[str, str]]) -> Iterator[tuple[dt.date, dt.date, str]]:
    for line in lines:
        if line["house"] == COMMONS:
            first, last = (dt.date.fromisoformat(line[name]) for name in ("start_date", "end_date"))
            if last < first:
                raise ValueError(f"a recess that begins on {first} ends on {last}")
            yield first - DAY, last + DAY, line["description"].strip()


def bank_holidays(path: Path) -> list[tuple[str, str, str]]:
    """Return the bank holidays as :data:`HOLIDAY_COLUMNS`, by nation and day; raises :class:`BadCalendar`."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return sorted(
            (nations, str(dt.date.fromisoformat(event["date"])), event["title"])
            for division, nations in NATIONS.items()
            for event in read[division]["events"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadCalendar(f"{path.name} cannot be read: {error}.") from error
