"""The findings a paper tells: what stands out first, then what is simply published, one for each indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.briefings.domain.tree import Chart, Cited, Finding
from causeway.briefings.reading.data import BriefingData
from causeway.evidence.domain.comparison import Standing
Side = side = None
from causeway.evidence.figures.cases import LocalFigure
from causeway.evidence.figures.strips import among_all
from causeway.evidence.findings.headline import telling

MOST = 3
MOST_OF_IT = 0.5  # of a place lies in an area whose figure speaks for it


@dataclass(frozen=True)
class Picked:
    """A figure to tell, with the sentence and the caveat that go with it."""

    figure: LocalFigure
    sentence: str
    caveat: str
    outstanding: bool
    good: bool = False  # for children, as far as the measure's polarity says


def _is_good(figure: LocalFigure) -> bool:
    standing = figure.comparison.standing if figure.comparison else Standing.UNCERTAIN
    if standing not in {Standing.HIGHER, Standing.LOWER}:
        return False
    return side(figure.indicator.headline.polarity, higher=standing is Standing.HIGHER) is Side.GOOD


def _candidates(data: BriefingData) -> Iterator[Picked]:
    for figure, finding in telling(data.case, data.unusual):
        if finding:
            yield Picked(figure, finding.sentence, finding.caveat, outstanding=True, good=finding.direction is Side.GOOD)
        else:
            yield Picked(figure, figure.sentence, figure.indicator.caveats[0], outstanding=False, good=_is_good(figure))


def picked(data: BriefingData, most: int = MOST) -> tuple[Picked, ...]:
    """Return at most so many figures to tell, each of another indicator; fewer where fewer are published."""
    chosen: dict[str, Picked] = {}
    for one in _candidates(data):
        chosen.setdefault(one.figure.indicator.key, one)
    return tuple(chosen.values())[:most]


def _before(one: Picked) -> tuple[bool, bool, bool]:
    """Return what puts one figure before another: no good news, then what stands out, then what is of most of the place."""
    share = one.figure.share
    of_a_part = bool(one.figure.share_words) if share is None else share < MOST_OF_IT
    return one.good, not one.outstanding, of_a_part


def leading(data: BriefingData) -> tuple[Picked, ...]:
    """Return the one figure of a paper that has room for one and asks for something; none where none is published.

    Good news is passed over where there is other news; a paper with more room tells both.
    """
    return tuple(sorted(_candidates(data), key=_before)[:1])


def _chart(figure: LocalFigure) -> Chart | None:
    drawn = among_all(figure)
    if drawn is None:
        return None
    strip, words = drawn
    return Chart(strip, words.title, words.description, figure.indicator.headline.unit)


def _about(figure: LocalFigure) -> str:
    if not figure.share_words:
        return figure.area.name
    return _("%(area)s: %(share)s") % {"area": figure.area.name, "share": figure.share_words}


def told(each: tuple[Picked, ...]) -> tuple[Finding, ...]:
    """Return the findings as blocks; each names its source by its place in :func:`cited`."""
    return tuple(
        Finding(one.sentence, _about(one.figure), one.caveat, number, _chart(one.figure)) for number, one in enumerate(each, 1)
    )


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
