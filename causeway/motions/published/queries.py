"""What everybody may read of motions: the latest version of each that staff published, near a place, and beside others."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas import queries as places
from causeway.areas.layouts import layout
from causeway.areas.models import Area, AreaKind
from causeway.charts import maps
from causeway.charts.svg import Words
from causeway.frame.addresses import whole_address
from causeway.frame.area_links import Link
from causeway.frame.short_cache import any_lately
from causeway.motions.carrying.domain import State as Stands
from causeway.motions.carrying.models import Motion
from causeway.motions.carrying.same_body import same_body
from causeway.motions.pack import has_motions
from causeway.motions.published.models import Version
from causeway.review.domain import State

LEAST_SHARE = 0.1  # of a seat, for what is told of a council to be told of it


def public() -> "QuerySet[Version]":
    """Return the version of each motion that stands on the site, the latest first."""
    found = Version.objects.filter(state=State.PUBLISHED)
    return found.select_related("motion", "minutes").defer("minutes__content").order_by("-since", "-pk")


@dataclass(frozen=True)
class Filters:
    """What is looked for: a kind of body, where it stands, an area, each empty for all."""

    kind: str = ""
    stands: str = ""
    area: str = ""  # kind and code


def listed(by: Filters, on: dt.date) -> list[Version]:
    """Return the public versions that fit."""
    found = public()
    if by.kind:
        found = found.filter(motion__kind=by.kind)
    if by.stands:
        found = found.filter(stands=by.stands)
    kind, _colon, code = by.area.partition(":")
    if code:
        found = found.filter(_near(kind, code, on))
    return list(found)


def _near(kind: str, code: str, on: dt.date) -> Q:
    """Return the condition that a motion is of this area, of one that it lies in, or of one that lies in it."""
    area = Area.objects.filter(kind=kind, code=code).first()
    if area is None:
        return Q(pk=None)
    around = [each.area for other in (AreaKind.UPPER_TIER, AreaKind.CONSTITUENCY) for each in places.wholes_of(area, other, on)
              if each.share >= LEAST_SHARE]  # fmt: skip
    inside = [each.area for other in (AreaKind.UPPER_TIER, AreaKind.CONSTITUENCY, AreaKind.DISTRICT)
              for each in places.parts_of(area, other, on) if each.share >= LEAST_SHARE]  # fmt: skip
    codes = {one.code for one in (area, *around, *inside)}
    if kind == AreaKind.CONSTITUENCY:  # what has a seat of its own is told of that one, not of every seat of its council
        return Q(motion__seat_code=code) | Q(motion__seat_code="", motion__area_code__in=codes)
    return Q(motion__area_code__in=codes)


def doubles(motion: Motion, *, only_public: bool) -> list[Motion]:
    """Return other motions that are likely of the same body."""
    among = public_motions() if only_public else Motion.objects.exclude(state=Stands.WITHDRAWN)
    return same_body(among.exclude(pk=motion.pk), kind=motion.kind, area_code=motion.area_code, named=motion.named)


def public_doubles(kind: str, area_code: str, named: str) -> list[Motion]:
    """Return what is public of a body; what others have in draft is nobody's to know."""
    return same_body(public_motions(), kind=kind, area_code=area_code, named=named)


def public_motions() -> "QuerySet[Motion]":
    """Return the motions on the site that go on: not those that were withdrawn."""
    return Motion.objects.filter(pk__in=public().values("motion")).exclude(state=Stands.WITHDRAWN)


def beside(kind: str, code: str, now: dt.datetime) -> Link | None:
    """Return the link to the motions near an area, or nothing."""
    if not any_lately("motions.any", Version.objects.filter(state=State.PUBLISHED, stands=Stands.PASSED).exists):
        return None
    found = listed(Filters(stands=Stands.PASSED, area=f"{kind}:{code}"), timezone.localdate(now))
    if not found:
        return None
    many = len(found)
    words = ngettext("A motion was passed near here", "%(many)s motions were passed near here", many) % {"many": many}
    return Link(f"{reverse('motions:all')}?area={kind}:{code}&stands={Stands.PASSED}", words, found[0].since)


def public_addresses() -> list[str]:
    """Return the whole addresses of the room's pages for the map of the site; none where the campaign has no motion."""
    if not has_motions():
        return []
    pages = [whole_address(f"motions:{name}") for name in ("index", "conference", "all", "consent")]
    return [*pages, *(whole_address("motions:one", key) for key in public().values_list("motion_id", flat=True))]


def seats_of(motions: Sequence[Motion], on: dt.date) -> Counter[str]:
    """Return how many of these motions are of each constituency: of their own, or of each of their council's."""
    own = Counter(motion.seat_code for motion in motions if motion.seat_code)
    councils = Counter((each.area_kind, each.area_code) for each in motions if not each.seat_code)
    parts = places.parts_of_each(councils, AreaKind.CONSTITUENCY, on)
    for council, many in councils.items():
        own.update({each.area.code: many for each in parts[council] if each.share >= LEAST_SHARE})
    return own


def picture(found: list[Version], on: dt.date) -> str:
    """Draw how many of these motions there are in each constituency, each a link to them; empty where none can be drawn."""
    drawn = layout("hexagons", AreaKind.CONSTITUENCY)
    count = seats_of([version.motion for version in found], on)
    if drawn is None or not set(count) & set(drawn.paths):
        return ""
    names = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY).as_at(on).values_list("code", "name"))
    address = f"{reverse('motions:all')}?area={AreaKind.CONSTITUENCY}:"
    each = [
        maps.Place(
            code, _said(name, count[code]), float(count[code]) if count[code] else None, address + code if count[code] else ""
        )
        for code, name in names.items()
    ]
    words = Words("motions-map", _("Map: motions by constituency"), _("The list on this page says the same."))
    return maps.draw(maps.Map(drawn, each, _("none reported here"), key_said=_("Motions in a constituency")), words)


def _said(name: str, many: int) -> str:
    said = ngettext("%(name)s: %(many)s motion", "%(name)s: %(many)s motions", many) % {"name": name, "many": many}
    return said if many else _("%(name)s: none reported") % {"name": name}
