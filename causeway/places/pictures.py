"""The pictures of an indicator's page: what to draw, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.layouts import layout
from causeway.charts import funnel, maps, strip, trend
from causeway.charts.svg import Svg, Words
from causeway.evidence.definitions.kinds import counted, short
from causeway.evidence.domain import periods
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.positions import Position
from causeway.evidence.domain.rounding import display, number
from causeway.evidence.domain.symbols import Status
from causeway.evidence.domain.timeline import timeline
from causeway.evidence.figures import scales
from causeway.evidence.figures.cells import absent_words
from causeway.evidence.statistics.standings import Funnel
from causeway.places.all_areas import Everywhere, Moment, Row
from causeway.places.choices import FORMS, Choice

FEW_FOR_A_LINE = 2
OUTERMOST = (Position.FAR_BELOW, Position.FAR_ABOVE)


def value_of(shown: Everywhere, value: float) -> str:
    """Return a value of the chosen series with its unit."""
    measure = shown.choice.measure
    return display(value, measure.unit, measure.decimals)


def _ends(row: Row) -> tuple[float, float] | None:
    return (row.interval.lower, row.interval.upper) if row.interval else None


def _name(shown: Everywhere) -> str:
    return f"{shown.choice.indicator.name}, {periods.words(shown.choice.period)}"


def strip_of(shown: Everywhere) -> Svg | None:
    """Draw every area on one line."""
    values, here, nation = shown.values, shown.here, None
    if not values or not shown.compared:
        return None
    if shown.nation_value is not None:
        nation = strip.Marked(shown.nation_value, shown.nation.name, value_of(shown, shown.nation_value))
    marked = (
        strip.Marked(here.value, short(here.name), value_of(shown, here.value), _ends(here))
        if here and here.value is not None
        else None
    )
    least, most = scales.bounds(shown.choice.measure, min(values))
    said = _("Each of %(areas)s is a line across the strip. The lowest is at %(low)s, the highest at %(high)s.") % {
        "areas": counted(shown.choice.kind, len(values)),
        "low": value_of(shown, min(values)),
        "high": value_of(shown, max(values)),
    }
    if shown.tenths:
        said += " " + _("At least half of them are at %(middle)s or above.") % {"middle": value_of(shown, shown.tenths.middle)}
    for each in (nation, marked):
        said += f" {each.name}: {each.said}." if each else ""
    title = _("How far apart the areas are: %(what)s") % {"what": _name(shown)}
    return strip.draw(
        strip.Strip(values, marked, nation, least, most), Words("strip", title, said), scales.said(shown.choice.measure)
    )


def _said(shown: Everywhere, row: Row) -> str:
    return f"{short(row.name)}: {value_of(shown, row.value) if row.value is not None else absent_words(row.status)}"


def forms(kind: str) -> tuple[str, ...]:
    """Return the maps that ship for a kind of area."""
    return tuple(form for form in FORMS if layout(form, kind))


def form_shown(choice: Choice) -> str:
    """Return the map that is drawn: the one asked for, or the other where only that one ships."""
    there = forms(choice.kind)
    return choice.form if choice.form in there or not there else there[0]


@dataclass(frozen=True)
class Form:
    """One map of a kind of area: what it is called, whose it is, whether it is the one shown, and the query that shows it."""

    name: str
    credit: str
    here: bool
    query: str


def offered_forms(choice: Choice) -> tuple[Form, ...]:
    """Return the maps one may choose from."""
    words = {
        "hexagons": (_("Every area the same size"), _("Layout © Open Innovations (MIT).")),
        "shapes": (_("Shapes on the ground"), _("Contains OS data © Crown copyright and database right 2023.")),
    }
    return tuple(Form(*words[form], form == form_shown(choice), choice.query(form=form)) for form in forms(choice.kind))


def edition(choice: Choice) -> str:
    """Return whose boundaries the map has and of when; empty where there is no map."""
    found = layout(form_shown(choice), choice.kind)
    return found.edition if found else ""


def map_of(shown: Everywhere) -> Svg | None:
    """Draw the map that is asked for, or the other where only that one ships; ``None`` where neither does."""
    choice = shown.choice
    found = layout(form_shown(choice), choice.kind)
    places = [
        maps.Place(row.code, _said(shown, row), row.value, row.href) for row in shown.rows if found and row.code in found.paths
    ]
    if found is None or not shown.values or not shown.compared or not any(place.value is not None for place in places):
        return None
    said = _(
        "%(areas)s, darker where the figure is higher. Each is a link to its own page. The table on this page has the same figures."
    )
    words = Words("map", _("Map: %(what)s") % {"what": _name(shown)}, said % {"areas": counted(choice.kind, len(places))})
    drawn = maps.Map(found, places, _("No figure"), choice.here, choice.measure.name)
    return maps.draw(drawn, words, scales.said(choice.measure))


def outside(found: Funnel) -> frozenset[str]:
    """Return the codes of the areas beyond the outermost limits, as the stored comparisons call them."""
    return frozenset(point.area_code for point in found.points if point.position in OUTERMOST)


def _limits(found: Funnel) -> tuple[funnel.Limit, ...]:
    names = {
        "chance_95": _("95% limits of chance alone"),
        "chance_998": _("99.8% limits of chance alone"),
        "wide_95": _("95%, among areas that differ anyway"),
        "wide_998": _("99.8%, among areas that differ anyway"),
    }
    return tuple(
        funnel.Limit(
            said, [(line.size, getattr(line, key).lower, getattr(line, key).upper) for line in found.lines], strong=key > "w"
        )
        for key, said in names.items()
    )


def funnel_picture(shown: Everywhere, found: Funnel) -> Svg:
    """Draw the funnel."""
    measure, here, beyond = shown.choice.measure, shown.here, outside(found)
    dots = [funnel.Dot(point.size, point.value, point.area_code in beyond) for point in found.points]
    marked = next((funnel.Dot(one.size, one.value) for one in found.points if here and one.area_code == here.code), None)
    middle = found.spread.target or 0.0
    whole = shown.nation.name if found.spread.nation is not None else _("All areas together")
    target, rate = value_of(shown, middle), measure.kind is Kind.RATE
    drawn = funnel.Funnel(
        dots,
        _limits(found),
        middle,
        f"{whole}: {target}",
        _("One area"),
        _("An area outside the outermost limits"),
        _("How many the rate is counted among") if rate else _("How many were counted in the area"),
        marked,
        f"{short(here.name)}: {value_of(shown, here.value)}" if here and here.value is not None else "",
        *scales.bounds(measure, 0.0),
    )
    said = _(
        "Areas by how many were counted and by their figure. %(whole)s: %(value)s. Limits narrow as areas grow. "
        "%(outside)s outside the outermost limits."
    ) % {"value": target, "whole": whole, "outside": counted(shown.choice.kind, len(beyond))}
    words = Words("funnel", _("Funnel plot: %(what)s") % {"what": _name(shown)}, said)
    return funnel.draw(drawn, words, scales.said(measure), number)


def _series(name: str, moments: Sequence[Moment], along: Sequence[str]) -> trend.Series:
    known = {moment.period: moment for moment in moments}
    points = []
    for period in along:
        one = known.get(period)
        ends = (one.interval.lower, one.interval.upper) if one and one.interval else None
        points.append(trend.Point(one.value if one else None, ends, withheld=bool(one and one.status is Status.SUPPRESSED)))
    return trend.Series(name, points)


def trend_of(shown: Everywhere, nation: Sequence[Moment], here: Sequence[Moment]) -> Svg | None:
    """Draw the series over time: the nation's, and before it the marked area's; ``None`` where there are not two periods."""
    known = {moment.period for moment in (*nation, *here)}
    along = timeline(known) if known else ()
    with_value = [moment for moment in (*nation, *here) if moment.value is not None]
    if len({moment.period for moment in with_value}) < FEW_FOR_A_LINE:
        return None
    national = _series(shown.nation.name, nation, along)
    mine = _series(short(shown.here.name), here, along) if here and shown.here else None
    starts = [each.from_period for each in shown.choice.indicator.breaks]
    breaks = frozenset(along.index(start) for start in starts if start in along[1:])
    least, most = scales.bounds(shown.choice.measure, min(moment.value or 0.0 for moment in with_value))
    drawn = trend.Trend(
        [periods.words(period) for period in along],
        mine or national,
        national if mine else None,
        breaks,
        _("Withheld"),
        _("Not comparable across this line"),
        least,
        most,
    )
    title = _("Over time: %(what)s") % {"what": shown.choice.indicator.name}
    return trend.draw(drawn, Words("trend", title, _trend_words(shown, nation, here)), scales.said(shown.choice.measure))


def _trend_words(shown: Everywhere, nation: Sequence[Moment], here: Sequence[Moment]) -> str:
    said = []
    for name, moments in ((shown.nation.name, nation), (shown.here.name if shown.here else "", here)):
        known = [moment for moment in moments if moment.value is not None]
        if known:
            said.append(
                _("%(name)s: %(first)s in %(from)s, %(last)s in %(to)s.")
                % {
                    "name": name,
                    "first": value_of(shown, known[0].value or 0.0),
                    "from": periods.words(known[0].period),
                    "last": value_of(shown, known[-1].value or 0.0),
                    "to": periods.words(known[-1].period),
                }
            )
    said += [
        _("Figures before %(period)s cannot be compared with later ones.") % {"period": periods.words(each.from_period)}
        for each in shown.choice.indicator.breaks
        if any(moment.period < each.from_period for moment in nation)
    ]
    return " ".join(said)
