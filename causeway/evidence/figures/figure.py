"""From observations to one figure as it is shown and said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.areas.domain.place_names import PlaceName
from causeway.areas.models import Area
from causeway.areas.naming import in_sentence
from causeway.evidence.definitions.schema import PLAIN, Indicator, Measure, Source, code_names
from causeway.evidence.domain import periods
from causeway.evidence.domain.among import Among
from causeway.evidence.domain.comparison import Comparison, Standing, compare
from causeway.evidence.domain.keys import FigureKey
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit, display, number
from causeway.evidence.figures.cases import Companion, LocalFigure, Past
from causeway.evidence.figures.cells import Cell, interval_of, interval_words, show

MOST_PAST = 12  # periods of a history
ALL = 0.995  # a share that is shown as 100%


Table = Mapping[tuple[str, str, str], Cell]  # (measure, area code, period)


@dataclass(frozen=True)
class Placed:
    """An area that figures are shown for, and how much of the area asked about lies in it."""

    area: Area
    share: float | None = None
    basis: str = ""
    within: str = ""  # the name of the area asked about


@dataclass(frozen=True)
class Setting:
    """One indicator with everything that is known about it where it is shown."""

    indicator: Indicator
    source: Source
    nation: Area
    table: Table
    among: Among | None = None


def table(cells: Iterable[Cell]) -> Table:
    """Return one indicator's cells by measure, area and period."""
    return {(one.measure, one.area_code, one.period): one for one in cells}


def area_words(area: Area, indicator: Indicator) -> str:
    """Return an area's name as it stands in a sentence: as it was then, with its edition where that matters."""
    return named(area, indicator).named


def named(area: Area, indicator: Indicator) -> PlaceName:
    """Return an area's name in a sentence of an indicator, and with its preposition."""
    geography, said = indicator.geography, in_sentence(area)
    if area.kind != geography.kind or geography.phrase == PLAIN:
        return said
    then = code_names(geography.names).get(area.code) if geography.names else None
    phrase = geography.phrase.format(name=then or said.named)
    return PlaceName(phrase, f"in {phrase}")


def _sentence(setting: Setting, area: Area, period: str) -> str:
    indicator, headline = setting.indicator, setting.indicator.headline
    one = setting.table.get((headline.key, area.code, period))
    words, name = indicator.sentences, named(area, indicator)
    theirs = setting.table.get((headline.key, setting.nation.code, period))
    fill = {
        "area": name.named,
        "period": periods.words(period),
        "nation": setting.nation.name,
        "nation_value": show(theirs, headline),
        "value": show(one, headline),
    }
    beside = {measure.key: setting.table.get((measure.key, area.code, period)) for measure in indicator.measures[1:]}
    fill |= {key: show(other, indicator.measure(key)) for key, other in beside.items()}
    if one is None or one.value is None:
        return placed_in((words.suppressed if one and one.suppressed else words.missing).format_map(fill), name)
    needed = [other for key, other in beside.items() if f"{{{key}}}" in words.published]
    needed += [theirs] if "{nation_value}" in words.published else []
    whole = area.code != setting.nation.code and all(other and other.value is not None for other in needed)
    return placed_in((words.published if whole else words.plain).format_map(fill), name)


def placed_in(sentence: str, name: PlaceName) -> str:
    """Return the sentence with the place's own preposition: one lives on the Isle of Wight."""
    return sentence.replace(f"in {name.named}", name.located) if name.located.endswith(f" {name.named}") else sentence


def _companions(setting: Setting, area: Area, period: str) -> tuple[Companion, ...]:
    held, nation = setting.table, setting.nation.code
    return tuple(
        Companion(measure, held.get((measure.key, area.code, period)), held.get((measure.key, nation, period)))
        for measure in setting.indicator.measures[1:]
    )


def _history(setting: Setting, area: Area, period: str) -> tuple[Past, ...]:
    headline, held = setting.indicator.headline, setting.table
    known = sorted((when for measure, code, when in held if code == area.code and measure == headline.key), reverse=True)
    breaks = {each.from_period: each.why for each in setting.indicator.breaks}
    return tuple(
        Past(
            when=when,
            measure=headline,
            own=held[headline.key, area.code, when],
            nations=held.get((headline.key, setting.nation.code, when)),
            break_before=breaks.get(when, ""),
        )
        for when in [when for when in known if when <= period][:MOST_PAST]
    )


def share_words(placed: Placed) -> str:
    """Return how much of the area asked about lies in this one, in words; empty where all of it does."""
    if placed.share is None:
        return placed.basis
    if placed.share >= ALL:
        return ""
    fill = {"share": display(100 * placed.share, Unit.PERCENT), "name": placed.within}
    match placed.basis:
        case "postcodes":
            return _("%(share)s of the postcodes in %(name)s") % fill
        case "population":
            return _("%(share)s of the people in %(name)s") % fill
        case _other:
            return _("%(share)s of %(name)s") % fill


def _counts(one: Cell | None, measure: Measure) -> str:
    """Return "1,869 of 4,020": only a proportion is some *of* others, a rate or an amount for each child is not."""
    if one is None or one.numerator is None or one.denominator is None or measure.kind is not Kind.PROPORTION:
        return ""
    return _("%(part)s of %(whole)s") % {"part": number(one.numerator), "whole": number(one.denominator)}


def _compared(comparison: Comparison | None, nation: str, theirs: str) -> str:
    if comparison is None:
        return ""
    fill = {"nation": nation, "value": theirs}
    match comparison.standing, comparison.tested:
        case Standing.UNCERTAIN, _tested:
            said = _("Not clearly different from %(nation)s (%(value)s): chance alone could explain the gap.")
        case Standing.SAME, _tested:
            said = _("The same as %(nation)s (%(value)s).")
        case Standing.HIGHER, True:
            said = _("Higher than %(nation)s (%(value)s), by more than chance alone would explain.")
        case Standing.HIGHER, False:
            said = _("Higher than %(nation)s (%(value)s).")
        case Standing.LOWER, True:
            said = _("Lower than %(nation)s (%(value)s), by more than chance alone would explain.")
        case _other:
            said = _("Lower than %(nation)s (%(value)s).")
    return said % fill


def figure(setting: Setting, placed: Placed, period: str) -> LocalFigure:
    """Build the figure of one indicator for one area and period."""
    indicator, area, headline = setting.indicator, placed.area, setting.indicator.headline
    one = setting.table.get((headline.key, area.code, period))
    theirs = setting.table.get((headline.key, setting.nation.code, period))
    key = str(FigureKey(indicator.key, area.kind, area.code, period))
    comparison: Comparison | None = None
    if one and one.value is not None and theirs and theirs.value is not None and area.code != setting.nation.code:
        comparison = compare(one.value, theirs.value, interval_of(one), headline.decimals)
    return LocalFigure(
        key=key,
        indicator=indicator,
        area=area,
        area_words=area_words(area, indicator),
        share=placed.share,
        share_words=share_words(placed),
        headline=show(one, headline),
        sentence=_sentence(setting, area, period),
        period=periods.words(period),
        when=period,
        suppressed=bool(one and one.suppressed),
        published=bool(one and one.value is not None),
        england=show(theirs, headline),
        comparator=setting.nation.name,
        comparison=comparison,
        comparison_words=_compared(comparison, setting.nation.name, show(theirs, headline)),
        interval=interval_words(interval_of(one), headline),
        counts=_counts(one, headline),
        note=one.note if one else "",
        companions=_companions(setting, area, period),
        history=_history(setting, area, period),
        value=one.value if one else None,
        nation_value=theirs.value if theirs and area.code != setting.nation.code else None,
        ends=interval_of(one),
        among=setting.among,
        source=setting.source,
        permalink=reverse("places:figure", args=[key]),
    )
