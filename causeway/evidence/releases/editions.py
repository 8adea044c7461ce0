"""Editions: which releases are shown together, by a stamp that a permanent address can hold."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from causeway.audit.actions import record
from causeway.evidence.acts import Noted
from causeway.evidence.models import Edition, Release, ReleaseState


@dataclass(frozen=True)
class Shown:
    """A set of releases. ``of`` holds their numbers and digests, so that what is kept of them is never another set's."""

    of: tuple[tuple[int, str], ...]
    stamp: str  # empty where no edition has been marked
    on: dt.date | None  # the edition's day
    current: bool

    @property
    def releases(self) -> tuple[int, ...]:
        """Return the releases' numbers."""
        return tuple(number for number, _digest in self.of)

    @property
    def digest(self) -> str:
        """Return a digest of what the releases hold."""
        return hashlib.sha256(repr(self.of).encode()).hexdigest()


def _current() -> tuple[tuple[int, str], ...]:
    found = Release.objects.filter(state=ReleaseState.CURRENT).order_by("pk").values_list("pk", "sha256")
    return tuple(found)


def _ending(of: tuple[tuple[int, str], ...]) -> str:
    return Shown(of, "", None, current=True).digest[:8]


def shown_now() -> Shown:
    """Return the current releases, and the stamp of the edition that holds just these."""
    of = _current()
    edition = Edition.objects.filter(stamp__endswith=_ending(of)).first()
    return Shown(of, edition.stamp if edition else "", edition.on if edition else None, current=True)


def shown_at(stamp: str) -> Shown:
    """Return the releases of an edition; raises ``Edition.DoesNotExist``."""
    edition = Edition.objects.get(stamp=stamp)
    of = tuple(edition.releases.order_by("pk").values_list("pk", "sha256"))
    return Shown(of, stamp, edition.on, current=of == _current())


@transaction.atomic
def mark(*, actor: str) -> str:
    """Keep which releases are shown now, once, and return the edition's stamp; empty where none is."""
    of = _current()
    if not of:
        return ""
    known = Edition.objects.filter(stamp__endswith=_ending(of)).first()
    if known:
        return known.stamp
    day = timezone.localdate()
    made = Edition.objects.create(stamp=f"{day.isoformat()}-{_ending(of)}", on=day)
    made.releases.set([number for number, _digest in of])
    record(Noted.EDITION_MARK, actor=actor, subject=made, detail={"stamp": made.stamp})
    return made.stamp
