"""From observations to one figure as it is shown and said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.areas.domain.place_names import PlaceName
from causeway.areas.models import Area
from causeway.areas.naming import in_sentence
from causeway.evidence.definitions.schema import PLAIN, Indicator, Measure, Source, code_names
from causeway.evidence.domain import periods
from causeway.evidence.domain.among import Among
from causeway.evidence.domain.comparison import Comparison, Standing, compare
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.keys import FigureKey
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit, display, number
from causeway.evidence.figures.cells import Cell, interval_of, interval_words, show
from causeway.evidence.figures.series import Companion, Past

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

    @cached_property
    def headlines(self) -> dict[str, list[tuple[str, Cell]]]:
        """The headline's periods and cells by area, the oldest first: looked through once for all of a page's areas."""
        found: dict[str, list[tuple[str, Cell]]] = {}
        headline = self.indicator.headline.key
        for (measure, code, when), one in self.table.items():
            if measure == headline:
                found.setdefault(code, []).append((when, one))
        return {code: sorted(each) for code, each in found.items()}


@dataclass(frozen=True)
class LocalFigure:
    """One indicator in one area and period: what to show, what may be said, and where it comes from.

    Its words are made when they are asked for: a page has a hundred figures, and says all of three.
    """

    key: str
    when: str  # the period as published
    placed: Placed
    own: Cell | None
    nations: Cell | None
    setting: Setting = field(repr=False, compare=False)

    @property
    def indicator(self) -> Indicator:
        """What is counted."""
        return self.setting.indicator

    @property
    def area(self) -> Area:
        """Where it is counted."""
        return self.placed.area

    @property
    def share(self) -> float | None:
        """The part (0 to 1) of the area asked about that lies in ``area``; ``None`` when it is the area asked about."""
        return self.placed.share

    @property
    def area_words(self) -> str:
        """The area's name as it stands in a sentence."""
        return area_words(self.area, self.indicator)

    @property
    def share_words(self) -> str:
        """How much of the area asked about lies in it; empty where all of it does."""
        return share_words(self.placed)

    @property
    def published(self) -> bool:
        """Whether there is a value."""
        return self.own is not None and self.own.value is not None

    @property
    def suppressed(self) -> bool:
        """Whether its publisher withheld it."""
        return self.own is not None and self.own.suppressed

    @property
    def value(self) -> float | None:
        """The value, in the unit of its measure."""
        return self.own.value if self.own else None

    @property
    def nation_value(self) -> float | None:
        """The nation's value; ``None`` too where the area is the nation."""
        return self.nations.value if self.nations and not self._is_nations else None

    @property
    def _is_nations(self) -> bool:
        return self.area.code == self.setting.nation.code

    @property
    def headline(self) -> str:
        """The value with its unit, or why there is none."""
        return show(self.own, self.indicator.headline)

    @property
    def england(self) -> str:
        """The comparator's text."""
        return show(self.nations, self.indicator.headline)

    @property
    def comparator(self) -> str:
        """Whose it is: Scotland's for a health board."""
        return self.setting.nation.name

    @cached_property
    def sentence(self) -> str:
        """What it is, said aloud."""
        return _sentence(self.setting, self.area, self.when)

    @property
    def period(self) -> str:
        """The period in words."""
        return periods.words(self.when)

    @property
    def ends(self) -> Interval | None:
        """The ends of its 95% interval."""
        return interval_of(self.own)

    @property
    def interval(self) -> str | None:
        """Its interval in words."""
        return interval_words(self.ends, self.indicator.headline)

    @property
    def why_no_interval(self) -> str:
        """Why there is no interval: pounds, averages and medians have none by their kind, others where their counts are not published."""
        if self.indicator.headline.kind in {Kind.PROPORTION, Kind.RATE}:
            return _("The counts behind this figure are not in the file we read, so no interval can be computed.")
        return _("It is no share of a count and no rate, so no interval can be computed.")

    @cached_property
    def comparison(self) -> Comparison | None:
        """How it lies beside its nation's; ``None`` where either has no value, and for the nation itself."""
        own, theirs = self.value, self.nation_value
        if own is None or theirs is None:
            return None
        return compare(own, theirs, self.ends, self.indicator.headline.decimals)

    @property
    def comparison_words(self) -> str:
        """The same in words."""
        return _compared(self.comparison, self.comparator, self.england) if self.comparison else ""

    @property
    def counts(self) -> str:
        """Of how many it is a share; empty for what is none."""
        return _counts(self.own, self.indicator.headline)

    @property
    def note(self) -> str:
        """What its publisher says of it."""
        return self.own.note if self.own else ""

    @cached_property
    def companions(self) -> tuple[Companion, ...]:
        """The other series of the indicator."""
        return _companions(self.setting, self.area, self.when)

    @cached_property
    def past(self) -> list[tuple[str, Cell]]:
        """The headline's last periods up to this one with their cells, the oldest first."""
        return [one for one in self.setting.headlines.get(self.area.code, ()) if one[0] <= self.when][-MOST_PAST:]

    @cached_property
    def history(self) -> tuple[Past, ...]:
        """The headline's periods up to this one, the newest first."""
        return _history(self.setting, self.past)

    @property
    def among(self) -> Among | None:
        """All areas of its kind; ``None`` for a plain count and for too few areas."""
        return self.setting.among

    @property
    def source(self) -> Source:
        """Where it was published."""
        return self.setting.source

    @property
    def source_name(self) -> str:
        """Who published it, and in what."""
        return f"{self.source.publisher}, {self.source.title}"

    @property
    def source_url(self) -> str:
        """The address of where it was published."""
        return str(self.source.url)

    @property
    def permalink(self) -> str:
        """The figure's own page."""
        return address_of(self.key)


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


def _history(setting: Setting, past: Iterable[tuple[str, Cell]]) -> tuple[Past, ...]:
    headline, nations = setting.indicator.headline, dict(setting.headlines.get(setting.nation.code, ()))
    breaks = {each.from_period: each.why for each in setting.indicator.breaks}
    made = [Past(headline, own, nations.get(when), when, breaks.get(when, "")) for when, own in past]
    return tuple(reversed(made))


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


def _compared(comparison: Comparison, nation: str, theirs: str) -> str:
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


@lru_cache(maxsize=1)
def _around_a_key() -> tuple[str, str]:
    """Return what stands before and behind a figure's key in its address: asked once, since a page has a hundred."""
    key = str(FigureKey("indicator", "authority", "E00000000", "2024"))
    before, _key, behind = reverse("places:figure", args=[key]).partition(key)
    return before, behind


def address_of(key: str) -> str:
    """Return the address of a figure's own page."""
    before, behind = _around_a_key()
    return f"{before}{key}{behind}"


def figure(setting: Setting, placed: Placed, period: str) -> LocalFigure:
    """Build the figure of one indicator for one area and period."""
    headline, area = setting.indicator.headline.key, placed.area
    return LocalFigure(
        key=str(FigureKey(setting.indicator.key, area.kind, area.code, period)),
        when=period,
        placed=placed,
        own=setting.table.get((headline, area.code, period)),
        nations=setting.table.get((headline, setting.nation.code, period)),
        setting=setting,
    )
