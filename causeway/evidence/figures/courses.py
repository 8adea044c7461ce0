"""One figure beside its nation, among all areas and over the years, in words."""

from django.utils.translation import gettext as _

from causeway.evidence.definitions.kinds import several
from causeway.evidence.domain import periods
from causeway.evidence.domain.comparison import Standing
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import display
from causeway.evidence.figures.cells import show
from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.figures.series import Past


def spread_words(figure: LocalFigure) -> str:
    """Say between what eight in ten areas lie; empty where there is no picture of it."""
    among, measure = figure.among, figure.indicator.headline
    if among is None or figure.value is None:
        return ""
    low, high = (display(value, measure.unit, measure.decimals) for value in (among.p10, among.p90))
    return _("8 in 10 %(areas)s: %(low)s to %(high)s.") % {"areas": several(figure.area.kind), "low": low, "high": high}


def comparable(figure: LocalFigure) -> list[Past]:
    """Return the periods since the series last broke, oldest first, also where the area has no figure of the one in which it broke."""
    start = figure.indicator.comparable_from(figure.when)
    return [one for one in reversed(figure.history) if one.when >= start]


def _ends(figure: LocalFigure) -> dict[str, str]:
    """Return what the figure was first, when, and what it was last; empty without two that can be compared."""
    start, measure = figure.indicator.comparable_from(figure.when), figure.indicator.headline
    known = [(when, one) for when, one in figure.past if when >= start and one.value is not None]
    if len(known) < 2:  # noqa: PLR2004  two ends
        return {}
    (since, first), (_when, last) = known[0], known[-1]
    return {"first": show(first, measure), "since": periods.words(since), "last": show(last, measure)}


def first_words(figure: LocalFigure) -> str:
    """Say what the figure was first, beside what it is: "In 2016 it was 58.6%."; empty without two that can be compared."""
    ends = _ends(figure)
    return _("In %(since)s it was %(first)s.") % ends if ends else ""


def course_words(figure: LocalFigure) -> str:
    """Say what the figure was first and what it is: "From 58.6% (2016) to 8.8%."; empty without two that can be compared."""
    ends = _ends(figure)
    return _("From %(first)s (%(since)s) to %(last)s.") % ends if ends else ""


def nation_words(figure: LocalFigure) -> str:
    """Say what the nation's figure is; empty where there is none to set an area's beside."""
    if figure.nation_value is None:
        return ""
    return _("%(nation)s: %(value)s.") % {"nation": figure.comparator, "value": figure.england}


def beside_words(figure: LocalFigure) -> str:
    """Say how a figure lies beside its nation's, whose value is said elsewhere; nothing of a plain count, for a part is always smaller."""
    if figure.comparison is None or figure.indicator.headline.kind is Kind.COUNT:
        return ""
    match figure.comparison.standing, figure.comparison.tested:
        case Standing.UNCERTAIN, _tested:
            said = _("Not clearly different from %(nation)s.")
        case Standing.SAME, _tested:
            said = _("The same as %(nation)s.")
        case Standing.HIGHER, True:
            said = _("Higher than %(nation)s, by more than chance.")
        case Standing.HIGHER, False:
            said = _("Higher than %(nation)s. Chance cannot be tested.")
        case Standing.LOWER, True:
            said = _("Lower than %(nation)s, by more than chance.")
        case _other:
            said = _("Lower than %(nation)s. Chance cannot be tested.")
    return said % {"nation": figure.comparator}
