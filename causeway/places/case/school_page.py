"""A school's page: its seat, council and board in one story, and whose each figure is."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from causeway.areas.models import Area, School
from causeway.areas.naming import in_sentence
from causeway.evidence.definitions.kinds import short
from causeway.evidence.figures.cases import SchoolCase
from causeway.places.case.ages import age_line
from causeway.places.case.area_page import row_words
from causeway.places.case.rows import by_service
from causeway.places.case.telling import telling
from causeway.places.finding import seats_around
from causeway.representatives.members import queries as representatives
from causeway.representatives.members.queries import Seat


@dataclass(frozen=True)
class Chapter:
    """One area a school stands in: who it is, and what it answers for."""

    area: Area | None  # None where it is not known to us
    who: str
    what: str


def _seat(school: School, seat: Seat | None) -> Chapter:
    what = _("Its MP can ask ministers, and take up what you write.")
    if seat and seat.mp:
        what = _("Its MP is %(name)s, %(party)s, who can ask ministers, and take up what you write.") % {
            "name": seat.mp.name,
            "party": seat.mp.party,
        }
    return Chapter(school.constituency, _("The constituency"), what)


def story(school: School, seat: Seat | None) -> tuple[Chapter, ...]:
    """Return the seat, the council and the board, each with what it answers for here."""
    council = Chapter(
        school.authority,
        _("The council"),
        _("It answers for education, health and care plans, educational psychology and children’s social care."),
    )
    board = Chapter(
        school.icb_2026 or school.icb_2023,
        _("The NHS board"),
        _("It plans and pays for mental-health services, speech and language therapy, and other care by the NHS."),
    )
    return _seat(school, seat), council, board


def whose(school: School) -> str:
    """Say which figures are the council's and which the board's, and that none is the school's own."""
    said = [_("No figure here is the school’s own.")]
    if school.authority:
        said.append(
            _("Figures on plans and social care are the council’s, marked %(name)s.")
            % {"name": in_sentence(school.authority).named}
        )
    if school.icb_2023:
        said.append(_("Figures on NHS services are the board’s, marked %(name)s.") % {"name": short(school.icb_2023.name)})
    if school.icb_2023 and school.icb_2026 and school.icb_2023.code != school.icb_2026.code:
        said.append(
            _("They are of the board as it was before April 2026; it is %(name)s now.") % {"name": short(school.icb_2026.name)}
        )
    return " ".join(said)


def school_page(found: SchoolCase, on: dt.date) -> dict[str, Any]:
    """Return the page's context."""
    school, constituency = found.school, found.school.constituency
    seat = representatives.seat(constituency.code, on) if constituency else None
    services, absent = by_service(found.case.figures, found.found)
    return {
        "school": school,
        "around": () if constituency else seats_around(school.postcode),
        "story": story(school, seat),
        "whose": whose(school),
        "write_to": f"school={school.urn}" if constituency else "",
        "write_query": f"?school={school.urn}" if constituency else "",
        "figures_of": f"?school={school.urn}" if constituency else "",
        "home": "",
        "case": found.case,
        "services": services,
        "absent": absent,
        "found": found.found,
        "telling": telling(found.found),
        "age": age_line(found.case),
        "words": row_words(),
        "seat": seat,
    }
