"""One observation as it is read for a page, and what is shown of it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.rounding import display, display_range, rounded
from causeway.evidence.domain.symbols import Status
from causeway.evidence.models import Observation


class Cell(NamedTuple):
    """What is shown of one observation; thousands of them are read for a page, and made without the rest."""

    indicator: str
    measure: str
    area_code: str
    period: str
    status: str
    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    note: str

    @property
    def suppressed(self) -> bool:
        """Whether the publisher withheld the value."""
        return self.status == Status.SUPPRESSED


def absent_words(status: str | None) -> str:
    """Return why there is no value."""
    match status:
        case Status.SUPPRESSED:
            return _("Withheld")
        case Status.NOT_APPLICABLE:
            return _("Not applicable")
        case _other:
            return _("Not published")


def show(one: Cell | Observation | None, measure: Measure) -> str:
    """Return a value with its unit, or in words why there is none."""
    if one is None or one.value is None:
        return absent_words(one.status if one else None)
    return display(one.value, measure.unit, measure.decimals)


def interval_of(one: Cell | Observation | None) -> Interval | None:
    """Return the observation's interval, if it has one."""
    return Interval(one.lower, one.upper) if one and one.lower is not None and one.upper is not None else None


def interval_words(found: Interval | None, measure: Measure) -> str | None:
    """Return an interval in words, with one more decimal where its ends would else look alike."""
    if found is None:
        return None
    same = rounded(found.lower, measure.decimals) == rounded(found.upper, measure.decimals)
    return display_range(found.lower, found.upper, measure.unit, measure.decimals + same)
