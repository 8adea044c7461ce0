"""The map: constituencies as hexagons, darker where more is planned, each a link to its list."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
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
class Mapped:
    """The drawing, where a layout ships, and the same as the items of a list; empty where nothing is planned."""

    svg: Svg | None
    items: SafeString


def drawn(now: dt.datetime) -> Mapped:
    """Return the map of the next three months, at most a minute old."""
    return short_cached("activities.map", lambda: _drawn(now), seconds=SECONDS)


def _drawn(now: dt.datetime) -> Mapped:
    found = counts(now, now + AHEAD)
    names = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY).order_by("name").values_list("code", "name"))
    seats = f"{reverse('activities:index')}?seat="  # one look for six hundred links
    rows = ((seats + code, name, found[code]) for code, name in names.items() if code in found)
    return Mapped(_svg(found, names, seats), format_html_join("\n", '<li><a href="{}">{}</a> ({})</li>', rows))


def _svg(found: dict[str, int], names: dict[str, str], seats: str) -> Svg | None:
    hexagons = layout("hexagons", AreaKind.CONSTITUENCY)
    if hexagons is None or not set(found) & set(names) & set(hexagons.paths):
        return None  # a map without a figure says less than its sentence
    places = [
        maps.Place(code, _said(name, found[code]), float(found[code]), seats + code)
        if code in found
        else maps.Place(code, _("%(name)s: nothing planned yet") % {"name": name}, None)
        for code, name in names.items()
        if code in hexagons.paths
    ]
    words = Words(
        "activities", _("What is planned, by constituency"), _("A hexagon for each constituency, darker where more is planned.")
    )
    plan = maps.Map(hexagons, places, _("Nothing planned yet"), key_said=_("Days in the next three months"))
    return maps.draw(plan, words)


def _said(name: str, many: int) -> str:
    return ngettext("%(name)s: %(many)s day", "%(name)s: %(many)s days", many) % {"name": name, "many": many}
