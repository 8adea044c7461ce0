"""Reads: what an officer sees of their branch and its area. Nothing here says who is a member."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from causeway.branches.directory import areas
from causeway.branches.directory.areas import Told
from causeway.branches.directory.models import Listing
from causeway.branches.letterbox import queries as letterbox
from causeway.branches.letterbox.models import Thread
from causeway.branches.officers.domain import OVER, State
from causeway.branches.officers.models import Officer, Role
from causeway.representatives.members.queries import Seat
from causeway.review.domain import State as Page


@dataclass(frozen=True)
class OnTheDesk:
    """One branch of an officer's: the letters that wait for them, what the rooms tell of its area, who speaks for it, its page."""

    officer: Officer
    letters: tuple[Thread, ...]
    told: tuple[Told, ...]
    seats: tuple[Seat, ...]
    officers: tuple[Officer, ...]
    public: bool
    held: Listing | None
    returned: Listing | None

    @property
    def may_speak(self) -> bool:
        """Whether the officer may change the page and name others."""
        return self.officer.role in {Role.SECRETARY, Role.DEPUTY}

    @property
    def ends_soon(self) -> bool:
        """Whether the officer was told that their term ends soon."""
        return self.officer.told_at is not None


def desks(email: str, now: dt.datetime) -> tuple[OnTheDesk, ...]:
    """Return the branches that somebody serves."""
    return tuple(_desk(officer, now) for officer in Officer.objects.serving().of(email).select_related("branch"))


def waiting(email: str) -> tuple[Officer, ...]:
    """Return what somebody is not confirmed as yet."""
    return tuple(Officer.objects.of(email).filter(state=State.WAITING).select_related("branch"))


def officer_of(email: str, slug: str) -> Officer | None:
    """Return somebody's role in a branch, while they serve; the one that may do most, where they have several."""
    return Officer.objects.serving().of(email).filter(branch__slug=slug).select_related("branch").first()


def _desk(officer: Officer, now: dt.datetime) -> OnTheDesk:
    branch, today = officer.branch, timezone.localdate(now)
    councils = list(branch.authorities.all())
    seats = areas.seats_of(councils, today)
    pages = {page.state: page for page in Listing.objects.filter(branch=branch).order_by("state_since")}
    return OnTheDesk(
        officer=officer,
        letters=tuple(letterbox.of_officer(officer)),
        told=areas.told(councils, seats, now),
        seats=areas.held(seats, today),
        officers=tuple(branch.officers.exclude(state__in=OVER).exclude(email="").order_by("pk")),
        public=Page.PUBLISHED in pages and branch.withdrawn_at is None,
        held=pages.get(Page.HELD),
        returned=pages.get(Page.RETURNED),
    )
