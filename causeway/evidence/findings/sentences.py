"""Findings as sentences a person could say aloud, made by rule from the numbers. Every text is marked for translation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from causeway.areas.domain.place_names import PlaceName
from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain import periods
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.natural import About, Frequency, Times, frequency, times
from causeway.evidence.domain.rounding import display, number
from causeway.evidence.figures.figure import placed_in
from causeway.evidence.figures.lines import line
from causeway.evidence.findings.domain.leading import OLD, Weighed
from causeway.evidence.findings.domain.leading import Kind as What

__all__ = ["OLD", "Spoken", "Told", "caveat", "frequency_words", "line_of", "neighbours", "sentence", "shown"]

SMALL = 20  # of fewer cases we say how many, since "about 1 in 7" would sound like more than it is


@dataclass(frozen=True)
class Told:
    """The numbers a sentence is made of; values in the measure's unit."""

    indicator: Indicator
    measure: Measure
    area: str  # as it stands in a sentence
    nation: str
    period: str
    value: float
    nation_value: float | None
    numerator: float | None = None
    denominator: float | None = None
    unusual: bool = False  # even among areas that differ anyway
    neighbours_value: float | None = None
    neighbours_count: int = 0
    better: bool = False  # than its nation's, by more than chance
    since: str = ""
    first: float | None = None
    nation_first: float | None = None


def shown(value: float, measure: Measure) -> str:
    """Return a value with its unit; a rate with what it is counted per."""
    text = display(value, measure.unit, measure.decimals)
    if measure.kind is not Kind.RATE:
        return text
    return _("%(value)s per %(per)s") % {"value": text, "per": number(measure.per)}


_FRACTIONS: Mapping[tuple[int, int], str] = {
    (1, 2): gettext_noop("half"),
    (1, 3): gettext_noop("a third"),
    (2, 3): gettext_noop("two thirds"),
    (1, 4): gettext_noop("a quarter"),
    (3, 4): gettext_noop("three quarters"),
}
_ABOUT: Mapping[About, str] = {
    About.EXACTLY: gettext_noop("%(share)s"),
    About.ABOUT: gettext_noop("about %(share)s"),
    About.NEARLY: gettext_noop("nearly %(share)s"),
    About.JUST_OVER: gettext_noop("just over %(share)s"),
    About.MORE_THAN: gettext_noop("more than %(share)s"),
    About.FEWER_THAN: gettext_noop("fewer than %(share)s"),
}


def frequency_words(of: Frequency) -> str:
    """Return a natural frequency in words: "about 1 in 11", "nearly half", "fewer than 1 in 100", "about 3 in every 100"."""
    if of.whole == 1:
        return _("none") if of.part == 0 else _("nearly all") if of.about is About.NEARLY else _("all")
    return _(_ABOUT[of.about]) % {"share": _share_words(of)}


def _share_words(of: Frequency) -> str:
    if fraction := _FRACTIONS.get((of.part, of.whole)):
        return _(fraction)
    in_hundred = of.whole == 100 and of.about is About.ABOUT  # noqa: PLR2004  per hundred
    fill = {"part": number(of.part), "whole": number(of.whole)}
    return _("%(part)s in every 100") % fill if in_hundred else _("%(part)s in %(whole)s") % fill


def _words(value: float) -> str:
    return frequency_words(frequency(min(max(value, 0.0), 100.0)))


def _count(told: Told) -> str:
    """Return "36 of 410", the counts behind a percentage; empty where they are not published."""
    if told.numerator is None or told.denominator is None:
        return ""
    return _("%(part)s of %(whole)s") % {"part": number(told.numerator), "whole": number(told.denominator)}


def _magnitude(told: Told) -> tuple[str, str]:
    """Return the area's and the nation's value as they are said: in words where the words tell them apart, with the count beside."""
    mine = shown(told.value, told.measure)
    theirs = "" if told.nation_value is None else shown(told.nation_value, told.measure)
    if not told.measure.is_share:
        return mine, theirs
    count, percents = _count(told), f"{mine}; {_count(told)}" if _count(told) else mine
    small = bool(count) and (told.denominator or 0) < SMALL
    mine_words, theirs_words = _words(told.value), "" if told.nation_value is None else _words(told.nation_value)
    both = _("%(words)s (%(percent)s)")
    if small:
        return both % {"words": count, "percent": mine}, theirs
    if mine_words == theirs_words:
        return (both % {"words": mine, "percent": count} if count else mine), theirs
    return both % {"words": mine_words, "percent": percents}, both % {"words": theirs_words, "percent": theirs} if theirs else ""


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
    if told.measure.is_share:
        return _("Across %(nation)s it was %(value)s.") % {"nation": told.nation, "value": theirs}
    compared = times(told.value, told.nation_value)
    fill = {"nation": told.nation, "value": theirs, "number": number(compared.number) if compared else ""}
    return _times_words(compared, fill) if compared else _("Across %(nation)s it was %(value)s.") % fill


def _among(told: Told) -> str:
    """Say that few areas lie so far out; empty where that is not sure."""
    return _("Few areas are so far from the others, even allowing for how much they differ.") if told.unusual else ""


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _template(told: Told) -> str:
    if told.measure is told.indicator.headline:
        return told.indicator.sentences.plain.strip()
    if told.measure.sentence:
        return told.measure.sentence
    return f"{told.indicator.name}, {{area}}, {{period}}: {told.measure.name}, {{value}}."


def _fill(told: Told, value: str) -> dict[str, str]:
    blank = dict.fromkeys((*(measure.key for measure in told.indicator.measures), "nation_value"), "")
    return blank | {"area": told.area, "value": value, "period": periods.words(told.period), "nation": told.nation}


def line_of(told: Told, name: PlaceName) -> str:
    """Return what the number is, in the words that follow it where it stands large."""
    return line(_template(told), _fill(told, display(told.value, told.measure.unit, told.measure.decimals)), name)


def _own(told: Told, mine: str) -> str:
    """Return the measure's own plain sentence; a rate's says itself for how many."""
    value = display(told.value, told.measure.unit, told.measure.decimals) if told.measure.kind is Kind.RATE else mine
    said = _capitalised(_template(told).format_map(_fill(told, value)))
    when = periods.words(told.period)
    return said if when in said else f"{said} ({when})"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _limit(told: Told, *, better: bool) -> str:
    standard = told.measure.standard
    if standard is None:
        return ""
    said = _("That is better than across %(nation)s, and short of the limit.") % {"nation": told.nation} if better else ""
    return _joined(standard.sentence, said)


def sentence(told: Told, weighed: Weighed) -> str:
    """Say one finding: what the figure is with its count, when, what it is across the nation, and what it is held to."""
    if weighed.kind is What.TREND:
        return over_time(told)
    mine, theirs = _magnitude(told)
    own = _own(told, mine)
    if weighed.kind is What.NATION:
        return _joined(own, _limit(told, better=False))
    if weighed.kind is What.STANDARD:
        return _joined(own, _beside(told, theirs), _limit(told, better=weighed.better and told.better), _among(told))
    return _joined(own, _beside(told, theirs), _among(told))


def _meanwhile(told: Told, first: float, last: float) -> str:
    fill = {"nation": told.nation, "first": shown(first, told.measure), "last": shown(last, told.measure)}
    if fill["first"] == fill["last"]:
        return _("Across %(nation)s it was %(last)s both times.") % fill
    if last > first:
        return _("Across %(nation)s it rose from %(first)s to %(last)s.") % fill
    return _("Across %(nation)s it fell from %(first)s to %(last)s.") % fill


def over_time(told: Told) -> str:
    """Say what the figure is, what it was at first, and how the nation went meanwhile."""
    parts = [_own(told, _magnitude(told)[0])]
    if told.first is not None:
        fill = {"first": shown(told.first, told.measure), "since": periods.words(told.since)}
        rose = told.value > told.first
        was = _("It has risen: in %(since)s it was %(first)s.") if rose else _("It has fallen: in %(since)s it was %(first)s.")
        parts.append((was if told.value != told.first else _("In %(since)s it was the same.")) % fill)
    if told.nation_first is not None and told.nation_value is not None:
        parts.append(_meanwhile(told, told.nation_first, told.nation_value))
    return " ".join(parts)


def neighbours(told: Told) -> str:
    """Say the median of a council's statistical neighbours, which no one of an even number need have; empty where there are none."""
    if told.neighbours_value is None:
        return ""
    fill = {"value": shown(told.neighbours_value, told.measure), "many": told.neighbours_count}
    return _("The median of the %(many)s councils most like it that have a figure is %(value)s.") % fill


def caveat(told: Told, weighed: Weighed, *, counted: bool) -> str:
    """Say what the finding does not show: the rule's own caveat, then the indicator's first."""
    if weighed.kind is What.TREND:
        own = _("Its course differs from the nation’s by more than courses usually do. That does not say what caused it.")
        if any(each.from_period == told.since for each in told.indicator.breaks):
            own += " " + _("Earlier figures were counted differently and are left out.")
    elif weighed.kind in {What.STANDARD, What.NATION}:
        own = _("The figure does not say why.")
    elif counted:
        own = _("We allowed for chance and for how many figures we compared. Why this one differs the figure does not say.")
    else:
        own = _("The counts behind this figure are not published, so we say it only because it has lain on this side for years.")
    return f"{own} {told.indicator.caveats[0]}"


@dataclass(frozen=True)
class Spoken:
    """A finding's words, made when they are asked for."""

    told: Told
    weighed: Weighed
    name: PlaceName
    counted: bool

    @cached_property
    def sentence(self) -> str:
        """The whole of it, with the place's own preposition."""
        return placed_in(sentence(self.told, self.weighed), self.name)

    @cached_property
    def line(self) -> str:
        """What the number is."""
        return line_of(self.told, self.name)

    @cached_property
    def neighbours(self) -> str:
        """What areas like it have."""
        return neighbours(self.told)

    @cached_property
    def caveat(self) -> str:
        """What it does not show."""
        return caveat(self.told, self.weighed, counted=self.counted)
