"""One figure beside its nation, among all areas and over the years, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from causeway.evidence.definitions.kinds import several
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import display
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
    """Return the periods since the series last broke, oldest first."""
    kept: list[Past] = []
    for one in figure.history:
        kept.append(one)
        if one.break_before:
            break
    return kept[::-1]


def course_words(course: Sequence[Past]) -> str:
    """Say what the figure was first and what it is: "2016: 58.6%, now 8.8%"."""
    known = [one for one in course if one.number is not None]
    if len(known) < 2:  # noqa: PLR2004  two ends
        return ""
    return _("From %(first)s (%(since)s) to %(last)s.") % {
        "first": known[0].value,
        "since": known[0].period,
        "last": known[-1].value,
    }


def beside_words(figure: LocalFigure) -> str:
    """Say how a figure lies beside its nation's; of a plain count only what the nation's is, for a part is always smaller."""
    if figure.comparison is None:
        return ""
    if figure.indicator.headline.kind is Kind.COUNT:
        return _("%(nation)s: %(value)s.") % {"nation": figure.comparator, "value": figure.england}
    if figure.comparison.tested:
        return figure.comparison_words
    return f"{figure.comparison_words} {_('Chance cannot be tested.')}"
