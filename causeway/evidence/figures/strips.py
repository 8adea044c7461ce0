"""One figure among all areas, as a strip and in words."""

from django.utils.translation import gettext as _

from causeway.charts import strip
from causeway.charts.svg import Svg, Words
from causeway.evidence.definitions.kinds import counted, short
from causeway.evidence.figures import scales
from causeway.evidence.figures.figure import LocalFigure


def among_all(figure: LocalFigure) -> tuple[strip.Strip, Words] | None:
    """Return one figure among all areas, and the same in words; ``None`` where it has no value or there are too few areas."""
    among, measure = figure.among, figure.indicator.headline
    if among is None or figure.value is None:
        return None
    ends = (figure.ends.lower, figure.ends.upper) if figure.ends else None
    here = strip.Marked(figure.value, short(figure.area.name), figure.headline, ends)
    nation = None
    if figure.nation_value is not None:
        nation = strip.Marked(figure.nation_value, figure.comparator, figure.england)
    said = _("%(name)s stands at %(value)s. Faint lines show each of %(areas)s that have a figure.") % {
        "name": figure.area.name,
        "value": figure.headline,
        "areas": counted(figure.area.kind, len(among.values)),
    }
    drawn = strip.Strip(among.values, here, nation, *scales.bounds(measure, min(among.least, figure.value)))
    return drawn, Words(
        "strip", _("Among all areas: %(what)s") % {"what": figure.indicator.title}, f"{said} {figure.comparison_words}"
    )


def strip_of_figure(figure: LocalFigure) -> Svg | None:
    """Draw where one figure lies among all areas; ``None`` where it has no value or there are too few areas."""
    found = among_all(figure)
    return strip.draw(*found, scales.said(figure.indicator.headline)) if found else None
