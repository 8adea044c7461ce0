"""Coverage as the rooms count it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.layouts import layout
from causeway.areas.models import AreaKind
from causeway.areas.queries import seat_names
from causeway.charts import maps
from causeway.charts.svg import Svg, Words
from causeway.frame.rooms import rooms
from causeway.frame.staff_home import BySeat
from causeway.insights.coverage.domain import ENOUGH, Row, guarded, shares
from causeway.insights.monday.queries import EVERYWHERE, SMALL
from causeway.letters.counting.domain import Step
from causeway.letters.counting.queries import steps
from causeway.regions.queries import region_name, regions_of, seat_regions

_ORDER = ("letters", "replies", "roundtables", "promises", "activities", "motions", "papers")
STEPS = {
    Step.OPENED: gettext_lazy("Opened the page"),
    Step.BEGUN: gettext_lazy("Begun"),
    Step.ASKED: gettext_lazy("Asked us to deliver"),
    Step.CONFIRMED: gettext_lazy("Confirmed"),
    Step.DELIVERED: gettext_lazy("Delivered"),
    Step.ANSWERED: gettext_lazy("Answered"),
}


def columns() -> tuple[BySeat, ...]:
    """Return what every room counts by seat, in the order in which people act; what is not known here comes last."""
    found = [each for room in rooms().values() for each in room.by_seat]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.key) if each.key in _ORDER else len(_ORDER)))


def coverage(user: Any, today: dt.date, these: Sequence[BySeat]) -> list[Row]:
    """Return every seat that an account sees, with the counts that it may see."""
    regions, where, small = regions_of(user, EVERYWHERE), seat_regions(), user.has_perm(SMALL)
    counts = [(each, each.counts()) for each in these]
    names = {code: region_name(code) for code in set(where.values())}
    return [
        Row(
            code,
            name,
            where.get(code, ""),
            names.get(where.get(code, ""), ""),
            tuple(guarded(many.get(code, 0), of_people=each.of_people, sees_small=small) for each, many in counts),
        )
        for code, name in seat_names(today).items()
        if regions is None or where.get(code, "") in regions
    ]


def in_words(count: int | None) -> str:
    """Return a count as people read it."""
    return _("fewer than %(enough)s") % {"enough": ENOUGH} if count is None else str(count)


def picture(rows: Sequence[Row], at: int, title: str) -> Svg | None:
    """Draw one column on the seats as hexagons; ``None`` where nothing can be drawn."""
    found = layout("hexagons", AreaKind.CONSTITUENCY)
    places = [
        maps.Place(row.code, f"{row.name}: {in_words(row.counts[at])}", row.counts[at], _link(row, at))
        for row in rows
        if found is not None and row.code in found.paths
    ]
    if found is None or not any(place.value is not None for place in places):
        return None
    words = Words(
        "coverage",
        _("Map: %(what)s by constituency") % {"what": title},
        _("Darker where there are more. The table on this page has the same counts."),
    )
    return maps.draw(maps.Map(found, places, _("fewer than %(enough)s") % {"enough": ENOUGH}, key_said=title), words)


def _link(row: Row, at: int) -> str:
    return reverse("places:area", args=[AreaKind.CONSTITUENCY, row.code]) if row.counts[at] else ""


@dataclass(frozen=True)
class FunnelStep:
    """One step: what it is called, how often, and its share of the widest in a hundred."""

    title: object
    many: int
    share: int


def funnel(today: dt.date, days: int) -> tuple[FunnelStep, ...]:
    """Return how often letters came to each step in so many days, today among them."""
    counted = steps(today - dt.timedelta(days=days - 1), today)
    return tuple(
        FunnelStep(STEPS[Step(step)], many, share)
        for step, many, share in shares({step.value: many for step, many in counted.items()})
    )
