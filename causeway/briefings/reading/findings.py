"""The findings a paper tells: what leads the area's page, then only what weighs as much, one for each indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.briefings.domain.tree import Chart, Cited, Finding
from causeway.briefings.reading.data import BriefingData
from causeway.evidence.domain.measures import Kind as Measured
from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.figures.lines import line_of, short_then, vintage
from causeway.evidence.figures.strips import among_all
from causeway.evidence.findings.domain.leading import Kind, Tier
from causeway.evidence.findings.finding import Finding as Found
from causeway.evidence.findings.headline import telling

MOST = 3


@dataclass(frozen=True)
class Picked:
    """A figure to tell, with the sentence and the caveat that go with it. ``number`` is the sentence's own, as it is shown large.

    ``line`` is what the number is, in the words that follow it; ``tag`` how it stands, in two or three words; ``beside`` the nation's.
    ``other`` names what the sentence is about where that is not the figure's headline, whose picture then says something else.
    """

    figure: LocalFigure
    sentence: str
    caveat: str
    number: str
    line: str
    outstanding: bool
    measure: str = ""  # its key
    value: float | None = None
    nation_value: float | None = None
    weighs: bool = False
    tag: str = ""
    beside: str = ""
    other: str = ""

    @property
    def under(self) -> str:
        """What stands under the number: what it is, and the nation's."""
        return f"{self.line} {self.beside}." if self.beside else self.line

    @property
    def name(self) -> str:
        """What it is about, as a heading."""
        return self.other or self.figure.indicator.title

    @property
    def where(self) -> str:
        """The area as it is said in small print, how much of the place lies in it, and of when its borders are where that matters."""
        figure = self.figure
        borders = (
            vintage(figure.indicator) if figure.area.kind == figure.indicator.geography.kind else ""
        )  # a nation keeps its own
        said = "; ".join(part for part in (figure.share_words, borders) if part)
        name = short_then(figure.area, figure.indicator)
        return f"{name} ({said})" if said else name

    def _sourced(self, by: str) -> str:
        fill = {"area": self.where, "period": self.figure.period, "publisher": by}
        return _("%(area)s, %(period)s. Source: %(publisher)s.") % fill

    @property
    def sourced(self) -> str:
        """Where and when it is of, and who publishes it: one line."""
        return self._sourced(self.figure.source.publisher)

    @property
    def small_print(self) -> str:
        """Where and when it is of, who publishes it and in what, and its caveat: what stands under it in small letters."""
        return f"{self._sourced(self.figure.source_name)} {self.caveat}"


def _plain(figure: LocalFigure) -> Picked:
    part = figure.indicator.headline.kind is Measured.COUNT  # of its nation's, which says nothing beside it
    beside = "" if part or figure.nation_value is None else f"{figure.comparator} {figure.england}"
    caveat = figure.indicator.caveats[0]
    return Picked(
        figure,
        figure.sentence,
        caveat,
        figure.headline,
        line_of(figure),
        outstanding=False,
        measure=figure.indicator.headline.key,
        value=figure.value,
        nation_value=figure.nation_value,
        beside=beside,
    )


def _found(figure: LocalFigure, finding: Found, said: str) -> Picked:
    return Picked(
        figure,
        said,
        finding.caveat,
        finding.shown,
        finding.line,
        outstanding=True,
        measure=finding.measure.key,
        value=finding.value,
        nation_value=None if finding.kind is Kind.NATION else finding.nation_value,
        weighs=finding.weighs,
        tag=finding.tag,
        beside=finding.beside,
        other="" if finding.of_headline else finding.measure.name,
    )


def _candidates(data: BriefingData) -> Iterator[Picked]:
    for figure, finding in telling(data.case, data.found):
        if finding is None:
            yield _plain(figure)
        else:
            yield _found(figure, finding, data.found.lead_sentence if finding is data.found.lead else finding.sentence)


def _every(data: BriefingData) -> tuple[Picked, ...]:
    """Return every figure to tell, each of another indicator, what leads first."""
    chosen: dict[str, Picked] = {}
    for one in (*leading(data), *_candidates(data)):
        chosen.setdefault(one.figure.indicator.key, one)
    return tuple(chosen.values())


def picked(data: BriefingData) -> tuple[Picked, ...]:
    """Return at most three figures to tell large: what leads the area's page, and then only what is as grave.

    What is good, or not clearly different, stands in no paper as if it were a reason to act. Where nothing leads, what is simply published
    is told.
    """
    every = _every(data)
    if every and every[0].outstanding:
        every = (every[0], *(one for one in every[1:] if one.weighs))
    return every[:MOST]


def listed(data: BriefingData, most: int) -> tuple[Picked, ...]:
    """Return at most so many figures for a table: what is told large first, then the others, good ones too."""
    large = picked(data)
    return (*large, *(one for one in _every(data) if one not in large))[:most]


def leading(data: BriefingData) -> tuple[Picked, ...]:
    """Return the one figure of a paper that has room for one: what leads the area's page; none where none is published."""
    lead = data.found.lead
    for one in _candidates(data):
        if lead is None or (one.outstanding and one.figure.key == lead.figure_key):
            return (one,)
    return ()


def better(data: BriefingData, told: tuple[Picked, ...]) -> str:
    """Return what is better here than across the nation, in a sentence; empty where nothing is, or where it is told already."""
    kept = {one.figure.indicator.key for one in told}
    good: dict[str, Found] = {}
    for one in data.found.findings:
        if one.good and one.indicator.key not in kept and one.kind is Kind.STANDING and one.tier is not Tier.OLD:
            good.setdefault(one.indicator.key, one)
    if not good:
        return ""
    first = next(iter(good.values()))
    said = "; ".join(_good(one, data) for one in list(good.values())[:2])
    return _("Better here than across %(nation)s: %(what)s.") % {"nation": first.nation, "what": said}


def _good(one: Found, data: BriefingData) -> str:
    """Return what is good in a few words: what, where if it is a part of the paper's own area, how much, when, the nation's."""
    where = "" if one.area.pk == data.area.pk else f"{short_then(one.area, one.indicator)}: "
    return f"{one.about}, {where}{one.shown} ({one.period}; {one.beside})"


def _chart(one: Picked) -> Chart | None:
    drawn = None if one.other else among_all(one.figure)
    if drawn is None:
        return None
    strip, words = drawn
    return Chart(strip, words.title, words.description, one.figure.indicator.headline.unit)


def told(each: tuple[Picked, ...]) -> tuple[Finding, ...]:
    """Return the findings as blocks; each names its source by its place in :func:`cited`."""
    return tuple(Finding(one.sentence, one.where, one.caveat, number, _chart(one)) for number, one in enumerate(each, 1))


def cited(each: tuple[Picked, ...]) -> tuple[Cited, ...]:
    """Return the sources of the findings, in their order."""
    return tuple(
        Cited(
            one.name,
            one.figure.period,
            one.figure.source_name,
            one.figure.source.licence,
            one.figure.source_url,
        )
        for one in each
    )
