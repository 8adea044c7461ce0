"""The map: constituencies as hexagons, darker where more is planned, each a link to its list."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.activities.listing.queries import counts
from causeway.areas.layouts import layout
from causeway.areas.models import Area, AreaKind
from causeway.charts import maps
from causeway.charts.svg import Svg, Words
from causeway.frame.short_cache import short_cached

AHEAD = dt.timedelta(days=92)
SECONDS = 60


@dataclass(frozen=True)
class Row:
    """One constituency with something in it."""

    name: str
    many: int
    address: str


@dataclass(frozen=True)
class Mapped:
    """The drawing, where a layout ships, and the same as a list."""

    svg: Svg | None
    rows: tuple[Row, ...]


def drawn(now: dt.datetime) -> Mapped:
    """Return the map of the next three months, at most a minute old."""
    return short_cached("activities.map", lambda: _drawn(now), seconds=SECONDS)


def _drawn(now: dt.datetime) -> Mapped:
    found = counts(now, now + AHEAD)
    names = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY).order_by("name").values_list("code", "name"))
    rows = tuple(Row(name, found[code], _address(code)) for code, name in names.items() if code in found)
    hexagons = layout("hexagons", AreaKind.CONSTITUENCY)
    if hexagons is None or not any(code in hexagons.paths for code in names):
        return Mapped(None, rows)
    places = [
        maps.Place(
            code,
            _said(name, found.get(code, 0)),
            float(found[code]) if code in found else None,
            _address(code) if code in found else "",
        )
        for code, name in names.items()
        if code in hexagons.paths
    ]
    words = Words(
        "activities", _("What is planned, by constituency"), _("A hexagon for each constituency, darker where more is planned.")
    )
    plan = maps.Map(hexagons, places, _("Nothing planned yet"), key_said=_("Days in the next three months"))
    return Mapped(maps.draw(plan, words, lambda bound: f"{bound:.0f}"), rows)


def _address(code: str) -> str:
    return f"{reverse('activities:index')}?seat={code}"


def _said(name: str, many: int) -> str:
    words = ngettext("%(name)s: %(many)s day", "%(name)s: %(many)s days", many) if many else _("%(name)s: nothing planned yet")
    return words % {"name": name, "many": many}
