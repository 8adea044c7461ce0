"""Plainly made-up places: a council with two seats and a part of a third, a region, a board, four schools, and who holds the seats."""

import datetime as dt

import pytest
from day_examples import DAY, HOUR, NOW

from causeway.areas import search
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area, AreaRelation, School
from causeway.representatives.members.models import Member, Parliament, Release, Term
from causeway.roundtables.invitations.actions import inviting
from causeway.roundtables.table import access, attachments
from causeway.roundtables.table.actions import beginning, opening, planning
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.domain.editing import seen

ONE, TWO, THREE = "E14000901", "E14000902", "E14000903"
MPS = {ONE: "Ada Example", TWO: "Bo Sample", THREE: "Cy Specimen"}
POSTCODES = {"EX1 1AA": ONE, "EX3 3BB": THREE}


def look_up(text):
    code = POSTCODES.get(text)
    return PostcodeAnswer(PostcodeStatus.KNOWN if code else PostcodeStatus.UNKNOWN, text, constituency=code)


def _area(kind, code, name):
    return Area.objects.create(kind=kind, code=code, name=name)


@pytest.fixture
def places(db, monkeypatch):
    """The places, found by name as on the site."""
    region, council = _area("region", "E12000901", "Example Region"), _area("authority", "E10000901", "Example Council")
    board, away = _area("icb", "E54000901", "NHS Example Board"), _area("authority", "E10000902", "Further Council")
    seats = {
        code: _area("constituency", code, f"{name} Example") for code, name in ((ONE, "Upper"), (TWO, "Lower"), (THREE, "Outer"))
    }
    for whole, shares in ((region, (1, 1, 1)), (council, (1, 1, 0.3)), (away, (0.01, 0, 0.7)), (board, (1, 1, 1))):
        for seat, share in zip(seats.values(), shares, strict=True):
            if share:
                AreaRelation.objects.create(part=seat, whole=whole, share=share, basis="postcodes", source="made up")
    for urn, name, code in (
        (900001, "Upper Primary School", ONE),
        (900002, "Lower High School", TWO),
        (900003, "Green Meadow", TWO),
        (900004, "Green Meadow", THREE),
    ):
        School.objects.create(
            urn=urn, name=name, town=f"Town {code[-1]}", postcode="EX3 3BB" if code == THREE else "", constituency=seats[code]
        )
    term = Parliament.objects.create(number=59, elected_on=dt.date(2024, 7, 4))
    Release.objects.create(as_at=NOW.date() - 10 * DAY, source="made up", digest="x", seats=3, new_terms=3, changed=0)
    for place, (code, name) in enumerate(MPS.items(), 901):
        member = Member.objects.create(
            member_id=place, name=name, full_title=f"{name} MP", surname=name.split()[1], party="Example Party",
            email=f"{name.split()[0].lower()}@parliament.example.org",
        )  # fmt: skip
        Term.objects.create(parliament=term, constituency=seats[code], member=member, valid_from=dt.date(2024, 7, 4))
    search.forget()
    monkeypatch.setattr(planning, "look_up_postcode", look_up)
    monkeypatch.setattr(attachments, "_rooms", [])  # the made-up seats have no published figures
    yield seats
    search.forget()


def enter(email, now=NOW):
    """Return the visit of whoever opens their desk by this address."""
    return access.visit_by(opening.open_desk(opening.new_link(email, now, HOUR), now), now)


@pytest.fixture
def desk(places):
    """A begun roundtable of two seats, seen by its owner."""
    visit = enter("owner@example.org")
    begun = beginning.begin(
        visit.email, title="Example meeting", place="", name="Owner Example", post="branch secretary", now=NOW
    )
    found = access.desk_of(visit, begun.slug)
    planning.add_seats(found, [ONE, TWO], None, NOW)
    return found


LETTER = {"who_we_are": "We are examples.", "what_happens": "Examples happen.", "ask": "Come, please.", "signed": "Owner Example"}


@pytest.fixture
def whole(desk):
    """The same with its letter written and two dates on offer."""
    _write(desk)
    for weeks in (12, 13):
        CandidateDate.objects.create(roundtable=desk.roundtable, starts_at=NOW + dt.timedelta(weeks=weeks))
    return access.desk_of(access.Visit("", "owner@example.org"), desk.roundtable.slug)


def _write(desk):
    desk.roundtable.refresh_from_db()
    planning.save_words(desk, LETTER, seen({name: getattr(desk.roundtable, name) for name in LETTER}), NOW)


def drafted(desk, code=ONE, words="You said something about examples."):
    """Return the drafted invitation of one seat."""
    seat = desk.roundtable.seats.get(code=code)
    there = seat.invitations.filter(mp_name=seat.mp_name).first()
    return inviting.save_own_words(desk, seat.pk, words, seen({"words": there.words if there else ""}), NOW)


@pytest.fixture
def sent(whole):
    """An invitation that we deliver."""
    return inviting.send_by_us(whole, drafted(whole).pk, NOW)
