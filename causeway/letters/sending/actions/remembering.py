"""Keeping the fingerprint of a letter that goes, and letting it go in time."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count

from causeway.letters.letter.models import Fingerprint as Kept
from causeway.letters.letter.models import FingerprintKey, Letter
from causeway.letters.writing.comparing import PER_KEY, compared
from causeway.letters.writing.domain.fingerprints import Fingerprint

AT_ONCE = 10  # letters a worker compares before it looks at its mail again


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
    """Read a letter that goes against those before it, and keep what recognises a copy of it.

    Its audit row is the confirmation's: this is part of that act.
    """
    found = compared(letter)
    letter.own_percent, letter.shared_percent = found.reading.own_percent, found.reading.shared_percent
    letter.save(update_fields=["own_percent", "shared_percent"])
    if not Kept.objects.filter(letter=letter).exists():
        keep_print(letter.pk, found.print, now)


def remember_what_went(now: dt.datetime) -> int:
    """Remember the letters that went and were not compared yet, a few at a time so that mail goes on; returns how many.

    A confirmed letter is a row first: it is found here whatever was killed.
    """
    keys = list(Letter.objects.uncompared().values_list("pk", flat=True)[:AT_ONCE])
    return sum(_remember_once(key, now) for key in keys)


@transaction.atomic
def _remember_once(key: int, now: dt.datetime) -> bool:
    """Remember one letter, unless another worker has it or did."""
    letter = Letter.objects.uncompared().select_for_update(skip_locked=True).filter(pk=key).first()
    if letter is not None:
        remember(letter, now)
    return letter is not None
