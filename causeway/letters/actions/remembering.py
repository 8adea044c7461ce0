"""Keeping the fingerprint of a letter that goes, and letting it go in time."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count

from causeway.audit.actions import record
from causeway.letters.comparing import PER_KEY, neutral_in, originality_of, typed
from causeway.letters.domain.fingerprints import Fingerprint
from causeway.letters.models import FINGERPRINT_DAYS, FingerprintKey, Letter
from causeway.letters.models import Fingerprint as Kept
from causeway.privacy.retention import erases_in_time

BATCH = 500


def _full(keys: Iterable[int]) -> set[int]:
    """Return the keys under which enough letters are kept."""
    counted = FingerprintKey.objects.filter(key__in=list(keys)).values("key").annotate(letters=Count("id"))
    return set(counted.filter(letters__gte=PER_KEY).values_list("key", flat=True))


def keep_print(letter_id: int, made: Fingerprint, now: dt.datetime) -> None:
    """Write one fingerprint with its keys; takes as long for the first letter as for the hundred thousandth."""
    kept = Kept.objects.create(letter_id=letter_id, made=now, runs=made.runs)
    full = _full(made.keys)
    FingerprintKey.objects.bulk_create(FingerprintKey(fingerprint=kept, key=key) for key in made.keys if key not in full)


@transaction.atomic
def remember(letter: Letter, now: dt.datetime) -> None:
    """Read a letter that goes once more against those before it, and keep what recognises a copy of it.

    Its audit row is the confirmation's: this is part of that act.
    """
    measure(letter)
    letter.save(update_fields=["own_percent", "shared_percent"])
    if not Kept.objects.filter(letter=letter).exists():
        keep_print(letter.pk, typed(letter.text, neutral_in(letter)).fingerprint, now)


def measure(letter: Letter) -> None:
    """Put the reading of ``letter`` on it, unsaved."""
    reading = originality_of(letter)
    letter.own_percent, letter.shared_percent = reading.own_percent, reading.shared_percent


@erases_in_time
@transaction.atomic
def forget_old_prints(now: dt.datetime) -> int:
    """Erase the fingerprints that are past their time; returns how many."""
    old = list(Kept.objects.filter(made__lt=now - dt.timedelta(days=FINGERPRINT_DAYS)).values_list("pk", flat=True)[:BATCH])
    if old:
        Kept.objects.filter(pk__in=old).delete()
        record("fingerprints of letters erased", actor="system", detail={"fingerprints": len(old)})
    return len(old)
