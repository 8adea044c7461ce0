"""The recesses and bank holidays that ship in ``reference/calendar``, each file checked against its manifest; read once per process."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import HttpUrl

from causeway.areas.reference import described, read
from causeway.representatives.recess.domain import Period

Holidays = Mapping[int, tuple[tuple[dt.date, str], ...]]


@lru_cache(maxsize=2)
def _recesses(path: Path) -> tuple[Period, ...]:
    said = described(path.parent)[path.name]
    return tuple(
        Period(
            rises=dt.date.fromisoformat(row["rises"]),
            returns=dt.date.fromisoformat(row["returns"]),
            source=HttpUrl(said.source),
            checked=dt.date.fromisoformat(said.checked),
            completes_year=bool(row["completes_year"]),
        )
        for row in read(path)
    )


def recesses() -> tuple[Period, ...]:
    """Return the recesses of the Commons that Parliament had published; of the last year in them not every one is known."""
    return _recesses(Path(settings.REFERENCE_PATH) / "calendar" / "recesses.csv")


@lru_cache(maxsize=8)
def _bank_holidays(path: Path, nation: str) -> Holidays:
    found: dict[int, list[tuple[dt.date, str]]] = {}
    for row in read(path):
        if nation in row["nations"]:
            day = dt.date.fromisoformat(row["day"])
            found.setdefault(day.year, []).append((day, row["name"]))
    return {year: tuple(days) for year, days in found.items()}


def bank_holidays(nation: str) -> Holidays:
    """Return the published bank holidays by year of a nation, by the letter that its file says (``in_calendar``)."""
    return _bank_holidays(Path(settings.REFERENCE_PATH) / "calendar" / "bank_holidays.csv", nation)
