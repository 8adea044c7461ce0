"""Who left or was erased is brought back by no list: only a keyed digest of the address is kept, and only they themselves come back."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from causeway.outbox.models import address_key, address_keys
from causeway.privacy.erasing import on_erase, on_erase_person
from causeway.supporters.joining.domain import State
from causeway.supporters.joining.models import StaysOut, Supporter

GONE_STATES = frozenset({State.LEFT.value, State.UNREACHABLE.value})


@on_erase_person
def keep_out(email: str, now: dt.datetime) -> None:
    """Let no list bring an address in from now on; twice is as good as once."""
    StaysOut.objects.get_or_create(address_key=address_key(email), defaults={"since": now})


def let_back(email: str) -> None:
    """Forget it, because its owner came back by a link to their mailbox."""
    StaysOut.objects.filter(address_key__in=address_keys(email)).delete()


def staying_out(keys: Iterable[str]) -> frozenset[str]:
    """Return those of many digests whose owners stay out."""
    return frozenset(StaysOut.objects.filter(address_key__in=set(keys)).values_list("address_key", flat=True))


@on_erase(Supporter, in_time=True)
def remember(supporter: Supporter) -> None:
    """Keep out who left, when the row that says so is over; who never confirmed or was never admitted did not leave."""
    if supporter.state in GONE_STATES:
        keep_out(supporter.email, timezone.now())
