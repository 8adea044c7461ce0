"""Reads of the public pages: what an MP did, and what an area's page and the map of the site have."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.frame.addresses import whole_address
from causeway.frame.area_links import Link
from causeway.news.items.models import Item
from causeway.news.placing.models import Tie
from causeway.news.ranking.ground import ground_of
from causeway.news.ranking.queries import Shown, in_order, near, relevant, shown
from causeway.representatives.members.queries import Seat, seat

_OF_MP, _BESIDE = 12, 5
_KINDS = {AreaKind.CONSTITUENCY, AreaKind.UPPER_TIER, AreaKind.DISTRICT, AreaKind.ICB, AreaKind.HEALTH_BOARD}


@dataclass(frozen=True)
class OfMp:
    """What the MP of a seat asked, said and signed that matters here, the newest first, and until when their sources knew."""

    seat: Seat
    found: tuple[Shown, ...]
    as_of: dt.datetime | None


def of_mp(constituency: Area, now: dt.datetime) -> OfMp:
    """Return what a seat's MP of now did in Parliament that matters to the campaign; not what those before did."""
    held = seat(constituency.code, timezone.localdate(now))
    member = str(held.mp.member_id) if held.mp else ""
    acted = Tie.objects.standing().filter(kind="mp", code=constituency.code, key__in=[member, constituency.code]).exclude(did="")
    ordered = in_order(relevant().filter(pk__in=acted.values("item")), now) if held.mp else []
    found = sorted(shown(ordered), key=lambda each: each.item.when, reverse=True)[:_OF_MP]
    return OfMp(held, tuple(found), min((each.item.as_of for each in found), default=None))


def beside_area(kind: str, code: str, now: dt.datetime) -> Link | None:
    """Return the news of an area for its page, folded: what stands first, and a way to the rest; nothing where there is none."""
    if kind not in _KINDS or not Tie.objects.standing().exclude(code="").exists():  # most sites are without news at first
        return None
    place = Area.objects.filter(kind=kind, code=code).first()
    if place is None:
        return None
    ground = ground_of(place, timezone.localdate(now))
    ordered = in_order(near(relevant(), ground), now, ground)
    if not ordered:
        return None
    address = reverse("news:area", args=[kind, code])
    context = {
        "rows": shown(ordered[:_BESIDE]),
        "of_mp": of_mp(place, now) if kind == AreaKind.CONSTITUENCY else None,
        "address": address,
        "follow": f"place:{code}",
        "as_of": max(item.as_of for item, _weighed in ordered[:_BESIDE]),
    }
    return Link(address, _("What was said here lately"), folded=render_to_string("news/_beside.html", context))


def addresses() -> Iterable[str]:
    """Return the pages for the map of the site."""
    if Item.objects.exists():
        yield whole_address("news:index")
