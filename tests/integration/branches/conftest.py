"""A council with two seats, a further one with one of them, a school, a region; and a branch with nobody in it."""

import datetime as dt
import re

import pytest
from branch_rows import COUNCIL, FURTHER, NOW, ONE, TWO, a_branch, an_officer

from causeway.areas import placing, search
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area, AreaRelation, School
from causeway.representatives.members.models import Member, Parliament, Release, Term

POSTCODES = {"EX1 1AA": (COUNCIL, ONE), "EX9 9ZZ": (FURTHER, TWO)}


def look_up(text):
    if not re.match(r"(EX|BT)\d", text):
        return PostcodeAnswer(PostcodeStatus.NOT_A_POSTCODE, text)
    council, seat = POSTCODES.get(text, (None, None))
    status = (
        PostcodeStatus.KNOWN if council else PostcodeStatus.NORTHERN_IRELAND if text.startswith("BT") else PostcodeStatus.UNKNOWN
    )
    return PostcodeAnswer(status, text, authority=council, constituency=seat)


@pytest.fixture
def places(db, monkeypatch):
    region = Area.objects.create(kind="region", code="E12000007", name="London")
    council = Area.objects.create(kind="authority", code=COUNCIL, name="Exampleshire")
    further = Area.objects.create(kind="authority", code=FURTHER, name="Furthershire")
    seats = [
        Area.objects.create(kind="constituency", code=code, name=name)
        for code, name in ((ONE, "Upper Example"), (TWO, "Lower Example"))
    ]
    for part, whole, share in (
        (council, region, 1),
        (further, region, 1),
        (seats[0], council, 1),
        (seats[1], council, 0.4),
        (seats[1], further, 0.595),
        (seats[0], further, 0.005),
    ):
        AreaRelation.objects.create(part=part, whole=whole, share=share, basis="postcodes", source="made up")
    School.objects.create(urn=900001, name="Greenmeadow Primary", town="Upper", authority=council, constituency=seats[0])
    term = Parliament.objects.create(number=59, elected_on=dt.date(2024, 7, 4))
    Release.objects.create(as_at=NOW.date(), source="made up", digest="x", seats=1, new_terms=1, changed=0)
    member = Member.objects.create(
        member_id=901, name="Ada Example", full_title="Ada Example MP", surname="Example", party="Example Party"
    )
    Term.objects.create(parliament=term, constituency=seats[0], member=member, valid_from=dt.date(2024, 7, 4))
    search.forget()
    monkeypatch.setattr(placing, "look_up_postcode", look_up)
    monkeypatch.setattr(search, "look_up_postcode", look_up)
    yield {"council": council, "further": further, "seats": seats}
    search.forget()


@pytest.fixture
def branch(places):
    return a_branch(places["council"])


@pytest.fixture
def secretary(branch):
    return an_officer(branch)
