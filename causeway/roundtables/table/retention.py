"""Until when a roundtable keeps what people gave it: three rules, by which each of its models says until when."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.until import Days, Until, where
from causeway.roundtables.table.domain.states import ENDED

GUESTS_DAYS = 90  # guests' and offices' details are erased this long after the day
QUIET_DAYS = 180  # what nobody touched for this long, and has no day to come, is erased
ORGANISERS_DAYS = 365  # organisers' details are erased this long after the roundtable was closed or called off

OF_ROUNDTABLE = {"roundtable__title": "roundtable"}  # what an export calls it

_ended = Q(state__in=[state.value for state in ENDED])


def _over(days: int) -> Until:
    """Return the rule that its day, or its being called off or closed, is so long past."""
    day = Days(days).after("chosen__starts_at", where=Q(confirmed_at__isnull=False), said=_("the day"))
    return day | Days(days).after("state_since", where=_ended, said=_("it was closed or called off"))


_no_day_to_come = where(Q(chosen=None)) | Days(0).after("chosen__starts_at")
LEFT_ALONE = Days(QUIET_DAYS).after("changed", said=_("it was last touched, where no day is to come")) & _no_day_to_come
THOSE_INVITED = _over(GUESTS_DAYS) | LEFT_ALONE
WHAT_WAS_SAID = _over(QUIET_DAYS) | LEFT_ALONE
ORGANISERS = (
    Days(ORGANISERS_DAYS).after("changed", said=_("it was last touched"))
    | Days(ORGANISERS_DAYS).after("state_since", where=_ended, said=_("it was closed or called off"))
    | Days(QUIET_DAYS).after("changed", where=Q(chosen=None), said=_("it was last touched, where it never had a day"))
)
