"""Reads: the list of branches, and one branch's page."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.branches.directory import areas
from causeway.branches.directory.areas import Told
from causeway.branches.directory.models import Branch, Listing
from causeway.branches.letterbox.models import Words
from causeway.branches.officers.models import Officer, Role
from causeway.calendars.answers import Subscription
from causeway.frame.addresses import whole_address
from causeway.regions.models import Region
from causeway.representatives.members.queries import Seat
from causeway.review.domain import State

RECENT = dt.timedelta(days=365)


@dataclass(frozen=True)
class OfRegion:
    """The listed branches of one region or nation."""

    name: str
    branches: tuple[Branch, ...]

    @property
    def dated(self) -> bool:
        """Whether of any of them it is known when something was last done in its area."""
        return any(branch.last_done for branch in self.branches)


def by_region() -> tuple[OfRegion, ...]:
    """Return the listed branches, region by region; a region with none is left out."""
    listed = list(Branch.objects.listed().prefetch_related("authorities").distinct())
    groups = ((region, tuple(each for each in listed if each.region == region)) for region in Region)
    return tuple(OfRegion(str(region.label), branches) for region, branches in groups if branches)


@dataclass(frozen=True)
class BranchPage:
    """Everything a branch's page shows. ``deeds`` have a day and are of the last year; ``beside`` is all else that rooms tell."""

    branch: Branch
    page: Listing
    secretary: str
    reachable: bool
    councils: tuple[Area, ...]
    seats: tuple[Seat, ...]
    deeds: tuple[Told, ...]
    beside: tuple[Told, ...]
    answered: dt.date | None

    @property
    def description(self) -> str:
        """The page in a sentence, for who sees only a link to it."""
        said = _("%(name)s: its area and MPs, what is done there, and how to write to its secretary.")
        return said % {"name": self.branch.name}


def branch_page(slug: str, now: dt.datetime) -> BranchPage | None:
    """Return a listed branch's page; ``None`` for one that is not listed."""
    page = listed(slug)
    return _page(page, now) if page else None


def listed(slug: str) -> Listing | None:
    """Return what a listed branch shows of itself, without what rooms tell of its area; ``None`` for one that is not listed."""
    pages = Listing.objects.select_related("branch").filter(branch__withdrawn_at=None, state=State.PUBLISHED)
    return pages.filter(branch__slug=slug).first()


def _page(page: Listing, now: dt.datetime) -> BranchPage:
    branch, today = page.branch, timezone.localdate(now)
    councils = tuple(branch.authorities.all())
    seats = areas.seats_of(councils, today)
    told = areas.told(councils, seats, now)
    deeds = tuple(each for each in told if each.link.on and each.link.on >= today - RECENT)
    officers = {officer.role: officer for officer in Officer.objects.serving().filter(branch=branch)}
    secretary = officers.get(Role.SECRETARY)
    return BranchPage(
        branch=branch,
        page=page,
        secretary=secretary.name if secretary and page.shows_secretary else "",
        reachable=secretary is not None,
        councils=councils,
        seats=areas.held(seats, today),
        deeds=deeds,
        beside=tuple(each for each in told if each not in deeds),
        answered=_answered(branch),
    )


def subscribed(branch: Branch) -> Subscription:
    """Return how the calendar of a branch's area is subscribed to."""
    return Subscription(_("In the area of %(branch)s") % {"branch": branch.name}, whole_address("branches:calendar", branch.slug))


def subscription(slug: str) -> tuple[Subscription, tuple[str, ...]] | None:
    """Return the same for a listed branch, with the codes of its councils; ``None`` for one that is not listed."""
    branch = Branch.objects.listed().filter(slug=slug).first()
    if branch is None:
        return None
    return subscribed(branch), tuple(branch.authorities.values_list("code", flat=True))


def _answered(branch: Branch) -> dt.date | None:
    """Return the first of the month in which an officer last answered a letter; the day itself is the writer's."""
    by_officers = Words.objects.filter(thread__branch=branch, said_by__in=(Words.By.SECRETARY, Words.By.DEPUTY))
    last = by_officers.order_by("-at").values_list("at", flat=True).first()
    return timezone.localdate(last).replace(day=1) if last else None


def public_addresses() -> list[str]:
    """Return the addresses that stand in the map of the site."""
    slugs = Branch.objects.listed().distinct().order_by("slug").values_list("slug", flat=True)
    return [whole_address("branches:index"), *(whole_address("branches:branch", slug) for slug in slugs)]
