"""Findings as sentences a person could say aloud, made by rule from the numbers. Every text is marked for translation."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain import periods
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.natural import About, Frequency, Times, frequency, times
from causeway.evidence.domain.rounding import Unit, display, number

SMALL = 20  # of fewer cases we say how many, since "about 1 in 7" would sound like more than it is


@dataclass(frozen=True)
class Told:
    """The numbers a sentence is made of; values in the measure's unit, ``percentile`` 0 to 100."""

    indicator: Indicator
    area: str  # as it stands in a sentence
    nation: str
    period: str
    value: float
    nation_value: float | None
    numerator: float | None = None
    denominator: float | None = None
    percentile: float | None = None
    neighbours_value: float | None = None
    since: str = ""
    first: float | None = None
    nation_first: float | None = None

    @property
    def measure(self) -> Measure:
        """The headline measure, which is what findings are about."""
        return self.indicator.headline


def shown(value: float, measure: Measure) -> str:
    """Return a value with its unit; a rate with what it is counted per."""
    text = display(value, measure.unit, measure.decimals)
    if measure.kind is not Kind.RATE:
        return text
    return _("%(value)s per %(per)s") % {"value": text, "per": number(measure.per)}


def _fractions() -> Mapping[tuple[int, int], str]:
    return {
        (1, 2): _("half"),
        (1, 3): _("a third"),
        (2, 3): _("two thirds"),
        (1, 4): _("a quarter"),
        (3, 4): _("three quarters"),
    }


def frequency_words(of: Frequency) -> str:
    """Return a natural frequency in words: "about 1 in 11", "nearly half", "fewer than 1 in 100", "about 3 in every 100"."""
    if of.whole == 1:
        return _("none") if of.part == 0 else _("nearly all") if of.about is About.NEARLY else _("all")
    fill = {"part": number(of.part), "whole": number(of.whole)}
    in_hundred = of.whole == 100 and of.about is About.ABOUT  # noqa: PLR2004  per hundred
    share = _("%(part)s in every 100") % fill if in_hundred else _("%(part)s in %(whole)s") % fill
    words = {
        About.EXACTLY: "%(share)s",
        About.ABOUT: _("about %(share)s"),
        About.NEARLY: _("nearly %(share)s"),
        About.JUST_OVER: _("just over %(share)s"),
        About.MORE_THAN: _("more than %(share)s"),
        About.FEWER_THAN: _("fewer than %(share)s"),
    }
    return words[of.about] % {"share": _fractions().get((of.part, of.whole), share)}


def _is_share(measure: Measure) -> bool:
    return measure.kind is Kind.PROPORTION and measure.unit is Unit.PERCENT


def _words(value: float) -> str:
    return frequency_words(frequency(min(max(value, 0.0), 100.0)))


def _magnitude(told: Told) -> tuple[str, str]:
    """Return the area's and the nation's value as they are said; in words only where the words tell them apart."""
    mine = shown(told.value, told.measure)
    theirs = "" if told.nation_value is None else shown(told.nation_value, told.measure)
    if not _is_share(told.measure):
        return mine, theirs
    words, both = _words(told.value), _("%(words)s (%(percent)s)")
    theirs_words = "" if told.nation_value is None else _words(told.nation_value)
    if told.numerator is not None and told.denominator is not None and told.denominator < SMALL:
        words = _("%(part)s in %(whole)s") % {"part": number(told.numerator), "whole": number(told.denominator)}
    elif words == theirs_words:
        return mine, theirs
    return both % {"words": words, "percent": mine}, both % {"words": theirs_words, "percent": theirs} if theirs else ""


def _times_words(of: Times, fill: dict[str, str]) -> str:
    twice = of.number == 2  # noqa: PLR2004  twice
    words = {
        "same": _("That is about the same as across %(nation)s (%(value)s)."),
        "half": _("That is about half of what it is across %(nation)s (%(value)s)."),
        "times": _("That is about twice what it is across %(nation)s (%(value)s).")
        if twice
        else _("That is about %(number)s times what it is across %(nation)s (%(value)s)."),
        "over times": _("That is more than twice what it is across %(nation)s (%(value)s).")
        if twice
        else _("That is more than %(number)s times what it is across %(nation)s (%(value)s)."),
        "more": _("That is about %(number)s%% more than across %(nation)s (%(value)s)."),
        "less": _("That is about %(number)s%% less than across %(nation)s (%(value)s)."),
    }
    return words[of.kind] % fill


def _beside(told: Told, theirs: str) -> str:
    if told.nation_value is None:
        return ""
    if _is_share(told.measure):
        return _("Across %(nation)s it was %(value)s.") % {"nation": told.nation, "value": theirs}
    compared = times(told.value, told.nation_value)
    fill = {"nation": told.nation, "value": theirs, "number": number(compared.number) if compared else ""}
    return _times_words(compared, fill) if compared else _("Across %(nation)s it was %(value)s.") % fill


def _rank(told: Told, *, higher: bool, tested: bool) -> str:
    share = 50.0 if told.percentile is None else told.percentile if higher else 100 - told.percentile
    if share >= 95:  # noqa: PLR2004  19 in 20
        said = _("Nearly all other areas are lower") if higher else _("Nearly all other areas are higher")
    elif share >= 90:  # noqa: PLR2004  9 in 10
        said = _("More than 9 in 10 areas are lower") if higher else _("More than 9 in 10 areas are higher")
    elif share > 50:  # noqa: PLR2004  half
        said = _("Most other areas are lower") if higher else _("Most other areas are higher")
    else:
        said = _("That is above the middle area") if higher else _("That is below the middle area")
    return _("%(said)s, and chance alone does not explain it.") % {"said": said} if tested else f"{said}."


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _own(told: Told, mine: str, theirs: str) -> str:
    """Return the indicator's own plain sentence; a rate's says itself for how many."""
    value = display(told.value, told.measure.unit, told.measure.decimals) if told.measure.kind is Kind.RATE else mine
    blank = dict.fromkeys((measure.key for measure in told.indicator.measures), "")
    fill = blank | {"area": told.area, "value": value, "period": periods.words(told.period), "nation": told.nation}
    return _capitalised(told.indicator.sentences.plain.strip().format_map(fill | {"nation_value": theirs}))


def standing_out(told: Told, *, higher: bool, tested: bool) -> str:
    """Say what the figure is, what it is across the nation, and how it lies among other areas."""
    mine, theirs = _magnitude(told)
    parts = (_own(told, mine, theirs), _beside(told, theirs), _rank(told, higher=higher, tested=tested))
    return " ".join(part for part in parts if part)


def _meanwhile(told: Told, first: float, last: float) -> str:
    fill = {"nation": told.nation, "first": shown(first, told.measure), "last": shown(last, told.measure)}
    if fill["first"] == fill["last"]:
        return _("Across %(nation)s it was %(last)s both times.") % fill
    if last > first:
        return _("Across %(nation)s it rose from %(first)s to %(last)s.") % fill
    return _("Across %(nation)s it fell from %(first)s to %(last)s.") % fill


def _since(change: float, *, higher: bool) -> str:
    if higher and change > 0:
        return _("It has risen: in %(since)s it was %(first)s.")
    if not higher and change < 0:
        return _("It has fallen: in %(since)s it was %(first)s.")
    if higher:  # in most years, whatever the first and the last say
        return _("Over the years it has mostly risen: in %(since)s it was %(first)s.")
    return _("Over the years it has mostly fallen: in %(since)s it was %(first)s.")


def over_time(told: Told, *, higher: bool) -> str:
    """Say what the figure is in the indicator's own sentence, what it was at first, and how the nation went meanwhile."""
    mine, theirs = shown(told.value, told.measure), "" if told.nation_value is None else shown(told.nation_value, told.measure)
    parts = [_own(told, mine, theirs)]
    if told.first is not None:
        fill = {"first": shown(told.first, told.measure), "since": periods.words(told.since)}
        parts.append(_since(told.value - told.first, higher=higher) % fill)
    if told.nation_first is not None and told.nation_value is not None:
        parts.append(_meanwhile(told, told.nation_first, told.nation_value))
    return " ".join(parts)


def comparator(told: Told) -> str:
    """Say what the nation's figure is; empty where there is none."""
    if told.nation_value is None:
        return ""
    return _("%(nation)s: %(value)s.") % {"nation": told.nation, "value": shown(told.nation_value, told.measure)}


def neighbours(told: Told) -> str:
    """Say what the middle one of a council's statistical neighbours has; empty where there are none."""
    if told.neighbours_value is None:
        return ""
    return _("Middle of its ten statistical neighbours: %(value)s.") % {"value": shown(told.neighbours_value, told.measure)}


def caveat(told: Told, *, tested: bool, trend: bool) -> str:
    """Say what the finding does not show: the rule's own caveat, then the indicator's first."""
    if trend:
        own = _("A trend does not say what caused it.")
        if any(each.from_period == told.since for each in told.indicator.breaks):
            own += " " + _("Earlier figures were counted differently and are left out.")
    elif tested:
        own = _("We allowed for chance and for how much areas usually differ. Why this one differs the figure does not say.")
    elif told.measure.kind in (Kind.PROPORTION, Kind.RATE):
        own = _("The counts behind these figures are not in the file we read, so we cannot say how much of this is chance.")
    else:
        own = _("A figure of this kind comes without what a test needs, so we cannot say how much of this is chance.")
    return f"{own} {told.indicator.caveats[0]}"
