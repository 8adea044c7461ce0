"""A figure as the numbers of a chart: its course over the years beside its nation's, or its number beside the nation's."""

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from causeway.briefings.domain.slides import Plot, Series
from causeway.briefings.reading.findings import Picked
from causeway.evidence.definitions.kinds import counted
from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain import periods
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit, display, is_bound, rounded
from causeway.evidence.domain.timeline import timeline
from causeway.evidence.figures import scales
from causeway.evidence.figures.courses import comparable, course_words
from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.figures.lines import short_then
from causeway.evidence.figures.series import Past

MONTH = len("2024-01")
LEAST = 4  # periods with a value that make a course worth a line


def _shown(measure: Measure, value: float | None) -> float | None:
    """Return a value as it is written, so that a chart's own labels say what the text says; few are more than none, most less than all."""
    if value is None or (measure.unit is Unit.PERCENT and is_bound(value, measure.decimals)):
        return value
    return float(rounded(value, measure.decimals))


def _bounds(figure: LocalFigure, values: list[float]) -> tuple[float | None, float | None]:
    return scales.bounds(figure.indicator.headline, min(values))


def _named(along: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the periods as they are written under a line, and what they all share: years alone where all are the same month."""
    if len(along[0]) == MONTH and all(periods.same_month(along[0], other) for other in along):
        month = periods.words(along[0]).partition(" ")[0]
        return tuple(when[:4] for when in along), _("%(month)s of each year") % {"month": month}
    months = len(along[0]) == MONTH
    return tuple(date_format(periods.last_day(when), "M Y") if months else periods.words(when) for when in along), ""


def _series(figure: LocalFigure, course: list[Past], along: tuple[str, ...]) -> tuple[Series, ...]:
    known = {one.when: one for one in course}
    here = tuple(_shown(figure.indicator.headline, known[when].number) if when in known else None for when in along)
    nation = tuple(_shown(figure.indicator.headline, known[when].nation_number) if when in known else None for when in along)
    found = [Series(short_then(figure.area, figure.indicator), here)]
    whole = figure.indicator.headline.kind is not Kind.COUNT  # a part beside its whole would press the part to the ground
    if whole and figure.area.name != figure.comparator and any(value is not None for value in nation):
        found.append(Series(figure.comparator, nation))
    return tuple(found)


def _course(figure: LocalFigure) -> Plot | None:
    course = comparable(figure)
    if sum(one.number is not None for one in course) < LEAST:
        return None
    along = timeline(one.when for one in course)
    categories, shared = _named(along)
    series = _series(figure, course, along)
    values = [value for one in series for value in one.values if value is not None]
    measure = figure.indicator.headline
    title = _("Over time: %(what)s") % {"what": figure.indicator.title}
    said = [_("A line for each of: %(names)s.") % {"names": ", ".join(one.name for one in series)}] if len(series) > 1 else []
    said.append(f"{short_then(figure.area, figure.indicator)}: {course_words(figure)}")
    if len(series) > 1:
        said.append(_("%(nation)s now: %(value)s.") % {"nation": figure.comparator, "value": figure.england})
    least, most = _bounds(figure, values)
    return Plot(False, categories, series, title, " ".join(said), measure.unit, measure.decimals, least, most, shared)  # noqa: FBT003  bars


def _beside(one: Picked) -> Plot | None:
    """Return the area's number beside its nation's, and beside the middle of all areas where the number is the figure's headline."""
    figure = one.figure
    measure = figure.indicator.measure(one.measure)
    if one.value is None or one.nation_value is None:
        return None
    bars = [(short_then(figure.area, figure.indicator), one.value), (figure.comparator, one.nation_value)]
    if figure.among and not one.other:
        middle = _("Middle of %(areas)s") % {"areas": counted(figure.area.kind, len(figure.among.values))}
        bars.append((middle, figure.among.middle))
    names, values = zip(*bars, strict=True)
    shown = tuple(_shown(measure, value) or 0.0 for value in values)
    said = "; ".join(f"{name}: {display(value, measure.unit, measure.decimals)}" for name, value in bars)
    least, most = scales.bounds(measure, min(shown))
    series = (Series(one.name, shown),)
    title = _("Side by side: %(what)s") % {"what": one.name}
    return Plot(True, names, series, title, f"{said}.", measure.unit, measure.decimals, least, most)  # noqa: FBT003  bars


def plot_of(one: Picked) -> Plot | None:
    """Return the chart of a figure: its comparable years where there are enough, else the number beside its nation's, else none."""
    return (None if one.other else _course(one.figure)) or _beside(one)
