"""Who sits on a committee, as Parliament's service documents its answers; from a server of our own."""

import datetime as dt
import json
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from causeway.areas.models import Area
from causeway.insights.monday.committees import MOST, PER_PAGE, NotListed, lines, read
from causeway.insights.monday.pack import Committee as InPack
from causeway.representatives.models import Member, Parliament, Term
from tests.integration.web_server import Page, Web

SEATS = {901: "E14000901", 902: "E14000902", 903: "E14000903"}


def a_member(number, *, ended=None, lay=False):
    role = {"startDate": "2026-01-01T00:00:00", "endDate": ended, "role": {"id": 2, "name": "Member"}}
    about = {"mnisId": number, "listAs": "Example, Ada", "memberFrom": "Example Seat", "isCurrent": True}
    return {"personId": 1, "name": "Ada Example", "isLayMember": lay, "memberInfo": None if lay else about, "roles": [role]}


def answers(*members, name="Example Committee", total=None):
    """What the service answers, a page at a time."""

    def get(path):
        if "Members" not in path:
            return json.dumps({"id": 1, "name": name}).encode()
        skip = int(path.rpartition("Skip=")[2])
        found = {"items": members[skip : skip + PER_PAGE], "totalResults": len(members) if total is None else total}
        return json.dumps(found).encode()

    return get


def test_those_who_sit_on_it_now_and_hold_a_seat():
    former = a_member(902, ended="2026-06-01T00:00:00")
    found = read(1, answers(a_member(903), a_member(901), former, a_member(0, lay=True), a_member(4000)), SEATS)
    assert (found.name, found.seats, found.without) == ("Example Committee", ("E14000901", "E14000903"), 1)


def test_an_answer_of_several_pages_is_read_to_its_end():
    found = read(1, answers(*(a_member(number) for number in range(700, 800)), a_member(901)), SEATS)
    assert (found.seats, found.without) == (("E14000901",), 100)


@pytest.mark.parametrize(
    ("get", "said"),
    [
        (lambda _path: b"error code: 500", "no JSON"),
        (lambda _path: b"[]", "another shape"),
        (lambda _path: b'{"name": "Example"}', "no items"),
        (answers(), "no name or no members"),
        (answers(a_member(901), name=""), "no name or no members"),
        (answers(a_member(4000)), "holds a seat that is known here"),
        (answers(a_member(901), total=MOST * PER_PAGE + 1), "more than"),
    ],
)
def test_what_is_no_list_of_members_is_refused_with_a_sentence(get, said):
    with pytest.raises(NotListed, match=said):
        read(1, get, SEATS)


def test_the_lines_are_what_a_pack_takes():
    found = read(1, answers(a_member(901), name='Committee "of: examples"'), SEATS)
    (listed,) = yaml.safe_load("committees:\n" + "\n".join(lines(found, 203, dt.date(2026, 11, 30))))["committees"]
    kept = InPack.model_validate(listed)
    assert (kept.name, kept.seats, kept.checked) == (found.name, ("E14000901",), dt.date(2026, 11, 30))
    assert kept.source == "https://committees.parliament.uk/committee/203/membership/"


@pytest.fixture
def service(settings):
    web = Web()
    settings.FETCH_ALLOWED_PRIVATE = [web.host]
    yield web
    web.close()


@pytest.mark.django_db
@pytest.mark.enable_socket
def test_the_command_asks_and_prints(service):
    seat = Area.objects.create(kind="constituency", code="E14000901", name="Upper Example")
    parliament = Parliament.objects.create(number=59, elected_on=dt.date(2024, 7, 4))
    member = Member.objects.create(member_id=901, name="Ada Example", full_title="Ada Example MP")
    Term.objects.create(parliament=parliament, constituency=seat, member=member, valid_from=dt.date(2024, 7, 4))
    get = answers(a_member(901), a_member(4000))
    service.pages = {
        "/api/Committees/203": Page(get("/api/Committees/203")),
        "/api/Committees/203/Members": Page(get("/api/Committees/203/Members?Skip=0")),
    }
    out, err = StringIO(), StringIO()
    call_command("committee", "203", service=service.origin, stdout=out, stderr=err)
    assert "seats: [E14000901]" in out.getvalue()
    assert "1 of its members hold no seat" in err.getvalue()
    assert "MembershipStatus=Current" in service.asked[-1][1]
    with pytest.raises(CommandError, match="404"):
        call_command("committee", "9", service=service.origin, stdout=out, stderr=err)
