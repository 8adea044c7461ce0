"""The findings a paper tells: those of the area's page in their order, then what is simply published, one for each indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.briefings.domain.tree import Chart, Cited, Finding
from causeway.briefings.reading.data import BriefingData
from causeway.evidence.figures.cases import LocalFigure
from causeway.evidence.figures.strips import among_all
from causeway.evidence.findings.headline import telling

MOST = 3


@dataclass(frozen=True)
class Picked:
    """A figure to tell, with the sentence and the caveat that go with it. ``number`` is the sentence's own, as it is shown large.

    ``other`` names what the sentence is about where that is not the figure's headline, whose picture then says something else.
    """

    figure: LocalFigure
    sentence: str
    caveat: str
    number: str
    outstanding: bool
    good: bool = False
    other: str = ""

    @property
    def small_print(self) -> str:
        """Where and when it is of, who publishes it, and its caveat: what stands under it in small letters."""
        source = _("%(area)s, %(period)s. Source: %(publisher)s.") % {
            "area": self.figure.area.name,
            "period": self.figure.period,
            "publisher": self.figure.source_name,
        }
        return f"{source} {self.caveat}"


def _candidates(data: BriefingData) -> Iterator[Picked]:
    for figure, finding in telling(data.case, data.found):
        if finding is None:
            yield Picked(figure, figure.sentence, figure.indicator.caveats[0], figure.headline, outstanding=False)
            continue
        said = data.found.lead_sentence if finding is data.found.lead else finding.sentence
        other = "" if finding.of_headline else finding.measure.name
        yield Picked(figure, said, finding.caveat, finding.shown, outstanding=True, good=finding.good, other=other)


def picked(data: BriefingData, most: int = MOST) -> tuple[Picked, ...]:
    """Return at most so many figures to tell in the order of the area's page, each of another indicator; fewer where fewer are published."""
    chosen: dict[str, Picked] = {}
    for one in _candidates(data):
        chosen.setdefault(one.figure.indicator.key, one)
    return tuple(chosen.values())[:most]


def leading(data: BriefingData) -> tuple[Picked, ...]:
    """Return the one figure of a paper that has room for one: what leads the area's page; none where none is published."""
    lead = data.found.lead
    for one in _candidates(data):
        if lead is None or (one.outstanding and one.figure.key == lead.figure_key):
            return (one,)
    return ()


def _chart(one: Picked) -> Chart | None:
    drawn = None if one.other else among_all(one.figure)
    if drawn is None:
        return None
    strip, words = drawn
    return Chart(strip, words.title, words.description, one.figure.indicator.headline.unit)


def _about(figure: LocalFigure) -> str:
    if not figure.share_words:
        return figure.area.name
    return _("%(area)s: %(share)s") % {"area": figure.area.name, "share": figure.share_words}


def told(each: tuple[Picked, ...]) -> tuple[Finding, ...]:
    """Return the findings as blocks; each names its source by its place in :func:`cited`."""
    return tuple(Finding(one.sentence, _about(one.figure), one.caveat, number, _chart(one)) for number, one in enumerate(each, 1))


def cited(each: tuple[Picked, ...]) -> tuple[Cited, ...]:
    """Return the sources of the findings, in their order."""
    return tuple(
        Cited(
            one.figure.indicator.name,
            one.figure.period,
            one.figure.source_name,
            one.figure.source.licence,
            one.figure.source_url,
        )
        for one in each
    )
