"""What a paper about an area is made from, read once: the evidence, the seat, and the campaign's words that hold in its nation."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind, School
from causeway.areas.naming import in_sentence
from causeway.briefings.pack import PAPERS, PaperWords
from causeway.campaign.pack import Ask, Campaign, campaign
from causeway.campaign.words import in_nation
from causeway.evidence.figures.cases import LocalCase
from causeway.evidence.figures.placing import placements
from causeway.evidence.figures.queries import case_of
from causeway.evidence.findings.deciding import findings_among
from causeway.evidence.findings.finding import AreaFindings
from causeway.evidence.releases.editions import shown_now
from causeway.frame.addresses import whole_address
from causeway.frame.rooms import PublishedFigure, published_figures
from causeway.letters.pack import LETTERS, QUESTIONS, LetterWords, Question
from causeway.representatives.members import queries as representatives
from causeway.representatives.members.queries import Seat


@dataclass(frozen=True)
class BriefingData:
    """Everything a paper about ``area`` may say. ``again`` is the address that keeps these figures; empty where none is kept.

    With a ``school`` it is a paper of that school about the areas that serve it, and ``area`` its council.
    """

    area: Area
    nation: Area
    case: LocalCase
    found: AreaFindings
    seat: Seat | None
    pack: Campaign
    letter: LetterWords
    papers: PaperWords
    asks: tuple[Ask, ...]
    questions: tuple[Question, ...]
    address: str
    again: str
    edition: dt.date | None
    school: School | None = None
    of_rooms: Callable[[], Iterable[PublishedFigure]] = (
        tuple  # what rooms published themselves; read only by a paper that tells it
    )

    @property
    def name(self) -> str:
        """Return whose paper it is: the school's name, or the area's."""
        return self.school.name if self.school else self.area.name

    @property
    def named(self) -> str:
        """Return whose paper it is as it stands in a sentence: "Bristol" for "Bristol, City of"."""
        return self.school.name if self.school else in_sentence(self.area).named

    @property
    def constituency(self) -> Area | None:
        """Return the seat whose MP the paper may speak of; ``None`` for an area of several."""
        return self.seat.constituency if self.seat else None


def briefing_data(area: Area, on: dt.date) -> BriefingData:
    """Read what a paper about an area on a day is made from."""
    nation, shown, pack = places.nation_of(area), shown_now(), campaign()
    placed = placements(area, nation, on)
    where = [area.kind, area.code]
    again = whole_address("places:area-at", *where, shown.stamp) if shown.stamp else ""
    is_seat = area.kind == AreaKind.CONSTITUENCY
    return BriefingData(
        area=area,
        nation=nation,
        case=case_of(area, nation, on, placed, shown),
        found=findings_among(placed, nation, on),
        seat=representatives.seat(area.code, on) if is_seat else None,
        pack=pack,
        letter=LETTERS.words(),
        papers=PAPERS.words(),
        asks=in_nation(pack.asks, nation.code),
        questions=in_nation(QUESTIONS.words(), nation.code) if is_seat else (),
        address=whole_address("places:area", *where),
        again=again,
        edition=shown.on,
        of_rooms=published_figures,
    )
