"""Bank holidays of a year, as the ``holidays`` library computes them; one proclaimed for a single year may not be in it yet."""

from functools import lru_cache

import holidays
from holidays.version import __version__

from causeway.areas.nations import nations
from causeway.roundtables.dates.domain.dates import Kind, Known

SOURCE = "https://www.gov.uk/bank-holidays"
ENGLAND = "ENG"


@lru_cache(maxsize=64)
def of_year(year: int, nation: str) -> tuple[Known, ...]:
    """Return the bank holidays of a nation, by its code, in a year; England's where it is none of the four."""
    kept = next((each.bank_holidays for each in nations() if each.code == nation), ENGLAND)
    found = holidays.country_holidays("GB", subdiv=kept, years=year, language="en_GB")
    name = f"holidays {__version__}"
    return tuple(Known(Kind.BANK_HOLIDAY, day, day, what, SOURCE, name) for day, what in sorted(found.items()))
