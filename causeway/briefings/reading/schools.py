"""What a school's own papers are made from: the figures of the areas that serve it, and where else there are papers for it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.briefings.pack import PAPERS
from causeway.briefings.reading.data import BriefingData
from causeway.campaign.pack import campaign
from causeway.campaign.words import in_nation
from causeway.evidence.figures.queries import school_case
from causeway.evidence.releases.editions import shown_now
from causeway.frame.addresses import whole_address
from causeway.letters.pack import LETTERS
from causeway.representatives.members import queries as representatives


@dataclass(frozen=True)
class Served:
    """An area that a school lies in or is served by."""

    area: Area
    words: str  # what it is to the school


def school_data(urn: int, on: dt.date) -> BriefingData:
    """Read what a paper of a school is made from; raises ``School.DoesNotExist``."""
    found, shown, pack = school_case(urn, on), shown_now(), campaign()
    school = found.school
    area = school.authority or school.constituency or found.case.area
    nation = places.nation_of(area)
    again = whole_address("places:area-at", area.kind, area.code, shown.stamp) if shown.stamp else ""
    return BriefingData(
        area=area,
        nation=nation,
        case=found.case,
        found=found.found,
        seat=representatives.seat(school.constituency.code, on) if school.constituency else None,
        pack=pack,
        letter=LETTERS.words(),
        papers=PAPERS.words(),
        asks=in_nation(pack.asks, nation.code),
        questions=(),
        address=whole_address("places:school", urn),
        again=again,
        edition=shown.on,
        school=school,
    )


def served_by(data: BriefingData) -> tuple[Served, ...]:
    """Return the areas of a school that have papers of their own: seat, council, health board."""
    school = data.school
    if school is None:
        return ()
    found = (
        (school.constituency, _("its constituency: with the briefing for its MP")),
        (school.authority, _("its council")),
        (school.icb_2026 or school.icb_2023, _("its NHS integrated care board")),
    )
    return tuple(Served(area, words) for area, words in found if area)
