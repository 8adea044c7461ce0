"""What the roundtables have for the home of staff."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import BySeat, Happened, Pile, Waits, pile
from causeway.roundtables.after.story.queries import waiting as stories
from causeway.roundtables.promises.domain import OPEN
from causeway.roundtables.promises.domain import State as Promised
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.promises.queries import to_agree
from causeway.roundtables.promises.staff_views import PERMISSION as MAY_AGREE
from causeway.roundtables.regions.scope import PUBLISH_STORIES, SEE_ALL, SEE_OWN, scope_of
from causeway.roundtables.screening.queries import waiting as sends
from causeway.roundtables.screening.staff_views import PERMISSION as MAY_RELEASE
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.models import Roundtable, Seat


def _stories(user: Any, _now: dt.datetime) -> Pile:
    scope = scope_of(user)
    return pile(stories(scope), "state_since") if scope is not None else Pile(0)


def _to_agree(_user: Any, _now: dt.datetime) -> Pile:
    return pile(to_agree(), "organiser_agrees_at")


def _overdue(user: Any, now: dt.datetime) -> Pile:
    scope = scope_of(user)
    if scope is None:
        return Pile(0)
    late = Promise.objects.filter(state__in=[state.value for state in OPEN], due__lt=day_of(now))
    return Pile(late.filter(roundtable__in=scope.roundtables()).count())


def _sends(_user: Any, _now: dt.datetime) -> Pile:
    return pile(sends(), "asked_at")


def _held(since: dt.datetime, until: dt.datetime) -> int:
    there = Roundtable.objects.filter(chosen__starts_at__gte=since, chosen__starts_at__lt=until)
    return there.filter(state__in=(State.HELD, State.FOLLOWING_UP, State.CLOSED)).count()


def _begun(since: dt.datetime, until: dt.datetime) -> int:
    return Roundtable.objects.filter(created__gte=since, created__lt=until).count()


def _promised(since: dt.datetime, until: dt.datetime) -> int:
    return Promise.objects.filter(made_at__gte=since, made_at__lt=until).count()


def _roundtables_by_seat() -> Mapping[str, int]:
    """Return how many roundtables each seat is asked to, of those that were not called off."""
    standing = Seat.objects.exclude(roundtable__state=State.CANCELLED)
    return dict(standing.values_list("code").annotate(Count("roundtable", distinct=True)).order_by())


def _promises_by_seat() -> Mapping[str, int]:
    standing = Promise.objects.exclude(state=Promised.WITHDRAWN.value).filter(seat__isnull=False)
    return dict(standing.values_list("seat__code").annotate(Count("pk")).order_by())


WAITS = (
    Waits(Entry(_("Stories of roundtables"), "roundtables_staff:stories", permission=PUBLISH_STORIES), _stories),
    Waits(Entry(_("Promises to agree to publish"), "roundtables_staff:promises", permission=MAY_AGREE), _to_agree),
    Waits(Entry(_("Promises that are overdue"), "roundtables_staff:every", permission=SEE_ALL, or_permission=SEE_OWN), _overdue),
    Waits(Entry(_("First messages of new organisers"), "roundtables_staff:sends", permission=MAY_RELEASE), _sends),
)
HAPPENED = tuple(
    Happened(Entry(title, "roundtables_staff:every", permission=SEE_ALL), many)
    for title, many in ((_("Roundtables begun"), _begun), (_("Roundtables held"), _held), (_("Promises made"), _promised))
)
BY_SEAT = (
    BySeat("roundtables", _("Roundtables"), _roundtables_by_seat),
    BySeat("promises", _("Promises"), _promises_by_seat),
)
