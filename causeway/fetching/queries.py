"""How refreshing stands, for commands and the staff's page."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.fetching.domain.cadence import is_stale
from causeway.fetching.models import Refresh
from causeway.fetching.refreshing import Refreshable, refreshables


class Standing(StrEnum):
    """What a person should know first about a source."""

    WORKING = "working"  # is being refreshed now
    QUEUED = "queued"
    FAILED = "failed"
    STALE = "stale"
    NEVER = "never"  # only what ships
    GOOD = "good"


@dataclass(frozen=True)
class State:
    """One source and how its refreshing stands."""

    source: Refreshable
    standing: Standing
    due_at: dt.datetime | None = None
    tried_at: dt.datetime | None = None
    worked_at: dt.datetime | None = None
    failures: int = 0
    failure: str = ""
    outcome: str = ""

    @property
    def under_way(self) -> bool:
        """Return whether it is being read, or will be in a moment."""
        return self.standing in {Standing.WORKING, Standing.QUEUED}

    @property
    def troubled(self) -> bool:
        """Return whether staff should look at it."""
        return self.standing in {Standing.FAILED, Standing.STALE}

    @property
    def words(self) -> str:
        """Say how it stands, in a few words."""
        return {
            Standing.WORKING: _("Being read now"),
            Standing.QUEUED: _("Waiting to be read"),
            Standing.FAILED: ngettext("Failed last time", "Failed %(times)s times in a row", self.failures)
            % {"times": self.failures},
            Standing.STALE: _("Stale"),
            Standing.NEVER: _("As it ships"),
            Standing.GOOD: _("Good"),
        }[self.standing]


def _standing(source: Refreshable, row: Refresh, now: dt.datetime) -> Standing:
    if row.claimed_until and row.claimed_until > now:
        return Standing.WORKING
    if row.queued_at:
        return Standing.QUEUED
    if row.failure:
        return Standing.FAILED
    if row.worked_at is None:
        return Standing.NEVER
    return Standing.STALE if source.cadence and is_stale(source.cadence, row.worked_at, now) else Standing.GOOD


def states(now: dt.datetime) -> tuple[State, ...]:
    """Return every source, whether or not it was ever refreshed."""
    rows = Refresh.objects.in_bulk()
    return tuple(_state(one, rows.get(one.key) or Refresh(key=one.key), now) for one in refreshables().values())


def _state(source: Refreshable, row: Refresh, now: dt.datetime) -> State:
    return State(
        source,
        _standing(source, row, now),
        row.due_at,
        row.tried_at,
        row.worked_at,
        row.failures,
        row.failure,
        row.outcome,
    )
