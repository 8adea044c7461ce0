"""Until when a letter is kept, and what hangs on it with it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.letters.letter.domain.states import ENDED
from causeway.privacy.until import Days, where

ERASE_DAYS = 35  # a letter is erased this long after its end

ENDED_LONG_AGO = Days(ERASE_DAYS).after(
    "state_since",
    where=Q(state__in=[state.value for state in ENDED]),
    said=_("the letter was delivered, failed, lapsed or was withdrawn"),
) & (where(Q(kept_since=None)) | Days(ERASE_DAYS).after("kept_since", said=_("its writer last asked us to keep it")))
