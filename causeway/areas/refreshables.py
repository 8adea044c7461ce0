"""This room's sources, as the fetching room knows them. What reads them is imported when one is due: it brings the library for tables."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from causeway.fetching.domain.cadence import Cadence
from causeway.fetching.refreshing import Outcome, Refreshable, Wish, refreshes

RENEWING = "causeway.areas.renewing"


def _when_due(name: str) -> Callable[[Wish], Outcome]:
    def renew(wish: Wish) -> Outcome:
        return cast("Outcome", getattr(import_module(RENEWING), name)(wish))

    return renew


@refreshes
def places() -> list[Refreshable]:
    """Return this room's sources."""
    education, statistics = "Department for Education", "Office for National Statistics"
    return [
        Refreshable(
            "schools",
            "State-funded schools in England (Get Information About Schools)",
            education,
            "https://get-information-schools.service.gov.uk/Downloads",
            Cadence.MONTHLY,
            _when_due("renew_schools"),
        ),
        Refreshable(
            "postcodes",
            "Postcodes of the United Kingdom (ONS Postcode Directory)",
            statistics,
            "https://geoportal.statistics.gov.uk/",
            Cadence.QUARTERLY,
            _when_due("renew_postcodes"),
        ),
    ]
