"""Bank holidays of a year: those that GOV.UK has published, and for other years as the ``holidays`` library computes them.

One proclaimed for a single year is in neither until it is published.
"""

from functools import lru_cache

from causeway.areas.nations import nation_or_first
from causeway.later import Later
from causeway.representatives.recess import shipped
from causeway.roundtables.dates.domain.dates import Kind, Known

holidays = Later("holidays")  # 4 MB, for a year that is not published yet
SOURCE = "https://www.gov.uk/bank-holidays"


@lru_cache(maxsize=64)
def of_year(year: int, nation: str) -> tuple[Known, ...]:
    """Return the bank holidays of a nation, by its code, in a year; those of the first of the nations where it is none of them."""
    keeps = nation_or_first(nation)
    published = shipped.bank_holidays(keeps.in_calendar).get(year)
    if published:
        return tuple(Known(Kind.BANK_HOLIDAY, day, day, what, SOURCE, "GOV.UK") for day, what in published)
    found = holidays.country_holidays("GB", subdiv=keeps.bank_holidays, years=year, language="en_GB")
    name = f"holidays {holidays.__version__}"
    return tuple(Known(Kind.BANK_HOLIDAY, day, day, what, SOURCE, name) for day, what in sorted(found.items()))
