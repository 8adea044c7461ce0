"""What a number is, in the words that follow it where it stands large: "of new plans in Devon were issued within 20 weeks"."""

import re
from collections.abc import Mapping

from causeway.areas.domain.place_names import PlaceName
from causeway.areas.models import Area
from causeway.evidence.definitions.kinds import short
from causeway.evidence.definitions.schema import Indicator, code_names
from causeway.evidence.domain import periods
from causeway.evidence.figures.figure import LocalFigure, named, placed_in

_NUMBER_FIRST = re.compile(r"\A[^{}]*\{period\},? \{value\} (?=of )")
_PERIOD_FIRST = re.compile(r"\A(?:In|At the end of) \{period\}, ")
_VINTAGE = re.compile(r" \((as it was [^()]+)\)")


def line(template: str, fill: Mapping[str, str], name: PlaceName) -> str:
    """Return a measure's own sentence without its period, and without the number where that comes first.

    Of when the area's borders are stands in the small print beside it, see :func:`vintage`.
    """
    said = _NUMBER_FIRST.sub("", template.strip())
    if said == template.strip():
        said = _PERIOD_FIRST.sub("", said)
        said = said[:1].upper() + said[1:]
    return _VINTAGE.sub("", placed_in(said.format_map(fill), name))


def vintage(indicator: Indicator) -> str:
    """Return of when an indicator's areas are, where that matters: "as it was before April 2026"; empty for areas as they are."""
    found = _VINTAGE.search(f" {indicator.geography.phrase}")
    return found[1] if found else ""


def line_of(figure: LocalFigure) -> str:
    """Return what a figure's headline number is."""
    name = named(figure.area, figure.indicator)
    fill = {"area": name.named, "period": periods.words(figure.when), "value": figure.headline, "nation": figure.comparator}
    return line(figure.indicator.sentences.plain, fill, name)


def short_then(area: Area, indicator: Indicator) -> str:
    """Return an area's short name as it was called when an indicator's figures were published."""
    then = code_names(indicator.geography.names).get(area.code) if indicator.geography.names else None
    return then.removeprefix("NHS ").removesuffix(" CCG") if then else short(area.name)
