"""What is unusual here: the few findings that stand beyond chance, in sentences made by rule from the numbers."""

import datetime as dt

from causeway.areas.models import Area
from causeway.evidence.standings import Finding


def unusual(area: Area, on: dt.date) -> tuple[Finding, ...]:
    """Return at most six findings about ``area``, the strongest first, and one good one among them if any stands.

    A constituency has those of its councils and boards, each named as theirs. Empty when nothing stands out.
    """
    raise NotImplementedError
