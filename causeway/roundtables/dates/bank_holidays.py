"""Bank holidays of a year, as the ``holidays`` library computes them; one proclaimed for a single year may not be in it yet."""

from functools import lru_cache

import holidays
from holidays.version import __version__

from causeway.roundtables.dates.domain.dates import Kind, Known

SOURCE = "https://www.gov.uk/bank-holidays"
SUBDIVISIONS = {"E": "ENG", "N": "NIR", "S": "SCT", "W": "WLS"}


@lru_cache(maxsize=64)
def of_year(year: int, nation: str) -> tuple[Known, ...]:
    """Return the bank holidays of a nation (the first letter of its areas' codes) in a year; England's where it is none of the four."""
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS.get(nation[:1], "ENG"), years=year, language="en_GB")
    name = f"holidays {__version__}"
    return tuple(Known(Kind.BANK_HOLIDAY, day, day, what, SOURCE, name) for day, what in sorted(found.items()))
