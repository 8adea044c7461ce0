"""A branch and the areas it is for: its councils, the seats they reach into, and what rooms tell of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nation_code
from causeway.areas.queries import Share, parts_of, region_of
from causeway.branches.directory.models import Branch
from causeway.frame.area_links import Link, links
from causeway.frame.short_cache import any_lately
from causeway.representatives.members.queries import Seat
from causeway.representatives.members.queries import seats as seats_called

LEAST = 0.01  # of a seat's postcodes: less is a border drawn coarsely


def region_code(councils: Iterable[Area]) -> str:
    """Return the region the first of some councils lies in, or its nation outside of England; empty for none."""
    council = next(iter(councils), None)
    if council is None:
        return ""
    region = region_of(council)
    return region.code if region else nation_code(council.code)


def seats_of(councils: Iterable[Area], on: dt.date) -> tuple[Area, ...]:
    """Return the constituencies that some councils reach into on a day, by name."""
    found = {share.area.code: share.area for one in councils for share in _seats(one, on)}
    return tuple(sorted(found.values(), key=lambda seat: seat.name))


def _seats(council: Area, on: dt.date) -> list[Share]:
    return [share for share in parts_of(council, AreaKind.CONSTITUENCY, on) if share.share >= LEAST]


def held(seats: Iterable[Area], on: dt.date) -> tuple[Seat, ...]:
    """Return who holds each of some seats on a day, in their order."""
    codes = [seat.code for seat in seats]
    found = seats_called(codes, on)
    return tuple(found[code] for code in codes if code in found)


@dataclass(frozen=True)
class Told:
    """What a room tells of one of a branch's areas: the area's name, and its link with the day of the latest deed."""

    area: str
    link: Link


def told(councils: Iterable[Area], seats: Iterable[Area], now: dt.datetime) -> tuple[Told, ...]:
    """Return what the rooms tell of a branch's councils and seats, the latest first; not what this room tells.

    What a room tells of the councils it would tell of each of their seats again: so of the seats only what other rooms tell is taken.
    """
    of_councils = [Told(area.name, link) for area in councils for link in links(area.kind, area.code, now)]
    said = {_room(each.link) for each in of_councils}
    of_seats = [Told(area.name, link) for area in seats for link in links(area.kind, area.code, now) if _room(link) not in said]
    own = reverse("branches:index").strip("/")
    others = [each for each in (*of_councils, *of_seats) if _room(each.link) != own]
    return tuple(sorted(others, key=lambda each: (each.link.on or dt.date.min, each.area), reverse=True))


def _room(link: Link) -> str:
    """Return the first part of where a link leads: the room that tells it."""
    return link.address.strip("/").partition("/")[0]


def near_area(kind: str, code: str, _now: dt.datetime) -> Link | None:
    """Return the link from a council's or a seat's page to the branch there, or to the choice where there are several."""
    areas = {AreaKind.UPPER_TIER, AreaKind.CONSTITUENCY}
    if kind not in areas or not any_lately("branches.any", Branch.objects.listed().exists):
        return None
    found = list(branches_at(kind, code)[:2])
    if not found:
        return None
    if len(found) > 1:
        return Link(f"{reverse('branches:find-branch')}?area={kind}:{code}", _("The branches here, and how to write to them"))
    words = _("%(branch)s: its page, and how to write to its secretary")
    return Link(reverse("branches:branch", args=[found[0].slug]), words % {"branch": found[0].name})


def branches_at(kind: str, code: str) -> QuerySet[Branch]:
    """Return the listed branches of a council, or of every council that reaches into a seat."""
    listed = Branch.objects.listed()
    if kind == AreaKind.UPPER_TIER:
        return listed.filter(authorities__kind=kind, authorities__code=code).order_by("name")
    return (
        listed.filter(
            authorities__parts__part__kind=kind, authorities__parts__part__code=code, authorities__parts__share__gte=LEAST
        )
        .distinct()
        .order_by("name")
    )


def note_last_done(now: dt.datetime) -> int:
    """Note of every listed branch the latest day on which something was done in its area, so that a list need not ask every room."""
    changed = 0
    for branch in Branch.objects.listed().prefetch_related("authorities"):
        councils = list(branch.authorities.all())
        days = [each.link.on for each in told(councils, seats_of(councils, timezone.localdate(now)), now) if each.link.on]
        changed += (
            Branch.objects.filter(pk=branch.pk)
            .exclude(last_done=max(days, default=None))
            .update(last_done=max(days, default=None))
        )
    return changed
