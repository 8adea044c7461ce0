"""Refreshing from a server on loopback that speaks the documented format of the Members API."""

import datetime as dt
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from causeway.fetching import download
from causeway.representatives.members.models import Member, Release, Term
from causeway.representatives.members.queries import seat
from tests.integration.web_server import Server

SEATS = {1: "Exampleton", 2: "Sampleford and Mockham", 3: "Trial Bridge"}


class Parliament(Server):
    """A small Members API. Its answers can be spoilt: ``broken`` maps a path to (status, body)."""

    def __init__(self):
        self.members = [self.member(number, seat_name) for number, seat_name in SEATS.items()]
        self.emails = {number: f"Ann.Example{number}.mp@example.org" for number in SEATS}
        self.on_x: dict[int, str] = {}
        self.broken: dict[str, list[tuple[int, bytes]]] = {}
        self.asked: list[str] = []
        self.page_size = 2
        super().__init__()

    def answer(self, request):
        self.asked.append(request.path)
        status, body = self.said(request.path)
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    @staticmethod
    def member(number, seat_name, *, since="2024-07-04T00:00:00", party="Example", active=True):
        return {
            "id": number,
            "nameListAs": f"Example{number}, Dr Ann",
            "nameDisplayAs": f"Dr Ann Example{number}",
            "nameFullTitle": f"Rt Hon Ann Example{number} MP",
            "gender": "F",
            "latestParty": {"id": 15, "name": party, "abbreviation": "Ex"},
            "latestHouseMembership": {
                "membershipFromId": 4000 + number,
                "membershipFrom": seat_name,
                "house": 1,
                "membershipStartDate": since,
                "membershipStatus": {"statusIsActive": active},
            },
        }

    def said(self, path):
        parts = urlsplit(path)
        if self.broken.get(parts.path):
            return self.broken[parts.path].pop(0)
        if parts.path == "/api/Members/Search":
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if (query["House"], query["IsCurrentMember"]) != ("1", "true"):
                return 400, b"{}"
            start = int(query["skip"])
            rows = self.members[start : start + min(int(query["take"]), self.page_size)]
            return 200, json.dumps({"items": [{"value": row} for row in rows], "totalResults": len(self.members)}).encode()
        number = int(parts.path.split("/")[3])
        if number not in self.emails:
            return 404, b""
        contact = {"type": "Parliamentary office", "typeId": 1, "email": self.emails[number], "isWebAddress": False}
        return 200, json.dumps(
            {"value": [{"type": "Twitter", "typeId": 7, "email": None, "line1": self.on_x.get(number)}, contact]}
        ).encode()


@pytest.fixture
def parliament_server(settings, monkeypatch):
    running = Parliament()
    settings.FETCH_ALLOWED_PRIVATE = [running.host]
    monkeypatch.setattr(download.time, "sleep", lambda _seconds: None)
    yield running
    running.close()


@pytest.fixture
def refresh(parliament_server, parliament, tmp_path, capsys):
    def run(**options):
        call_command("refresh", "members", origin=f"http://{parliament_server.host}", folder=tmp_path / "members", **options)
        return capsys.readouterr().out

    return run


def test_every_page_and_every_contact_is_fetched(refresh, parliament_server):
    said = refresh()
    assert "3 seats" in said
    searches = [path for path in parliament_server.asked if "Search" in path]
    assert searches == [f"/api/Members/Search?House=1&IsCurrentMember=true&skip={skip}&take=20" for skip in (0, 2)]
    held = seat("E14000002", timezone.localdate())
    assert (held.mp.member_id, held.mp.email) == (2, "ann.example2.mp@example.org")
    assert (held.mp.salutation, held.as_at) == ("Dear Dr Example2", timezone.localdate())
    assert Term.objects.get(member__member_id=2).valid_from == dt.date(2024, 7, 4)


def test_a_name_on_x_comes_and_goes_with_the_list(refresh, parliament_server):
    parliament_server.on_x[2] = "https://twitter.com/example_two"
    refresh(as_at=dt.date(2026, 6, 27))
    assert [seat(f"E1400000{number}", dt.date(2026, 6, 27)).mp.x_name for number in (1, 2)] == ["", "example_two"]
    parliament_server.on_x.clear()
    refresh(as_at=dt.date(2026, 9, 1))
    assert Member.objects.get(member_id=2).x_name == ""


def test_a_refresh_of_the_same_day_changes_nothing(refresh):
    refresh()
    assert "as before" in refresh()
    assert Release.objects.count() == 1


def test_a_long_service_begins_with_this_parliament(refresh, parliament_server):
    parliament_server.members[0] = Parliament.member(1, "Exampleton", since="1987-06-11T00:00:00")
    refresh()
    assert Term.objects.get(member__member_id=1).valid_from == dt.date(2024, 7, 4)


def test_a_new_member_and_a_changed_party_come_in(refresh, parliament_server):
    refresh(as_at=dt.date(2026, 6, 27))
    parliament_server.members[2] = Parliament.member(9, "Trial Bridge", since="2026-08-20T00:00:00")
    parliament_server.members[0] = Parliament.member(1, "Exampleton", party="Independent")
    parliament_server.emails[9] = "nine@example.org"
    assert "1 new in their seats, 1 members with changed details" in refresh(as_at=dt.date(2026, 9, 1))
    assert seat("E14000003", dt.date(2026, 8, 19)).mp.member_id == 3
    assert seat("E14000003", dt.date(2026, 8, 20)).mp.member_id == 9
    assert seat("E14000001", dt.date(2026, 9, 1)).mp.party == "Independent"


def test_a_member_without_contact_details_has_no_address(refresh, parliament_server):
    del parliament_server.emails[3]
    refresh()
    assert Member.objects.get(member_id=3).email == ""


def refused(refresh, match):
    before = list(Term.objects.values()), list(Member.objects.values()), Release.objects.count()
    with pytest.raises(CommandError, match=match):
        refresh(as_at=dt.date(2026, 9, 1))
    assert before == (list(Term.objects.values()), list(Member.objects.values()), Release.objects.count())


def test_a_list_that_loses_a_seat_is_refused(refresh, parliament_server):
    refresh(as_at=dt.date(2026, 6, 27))
    del parliament_server.members[1]
    refused(refresh, "nobody for Sampleford & Môckham")


def test_an_inactive_member_holds_no_seat(refresh, parliament_server):
    refresh(as_at=dt.date(2026, 6, 27))
    parliament_server.members[1] = Parliament.member(2, SEATS[2], active=False)
    refused(refresh, "nobody for Sampleford & Môckham")


def test_a_seat_under_another_name_is_refused_by_name(refresh, parliament_server):
    parliament_server.members[1] = Parliament.member(2, "Nowhere")
    refused(refresh, "do not know: Nowhere")


SEARCH = "/api/Members/Search"


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({SEARCH: [(200, b"<html>maintenance</html>")]}, "could not be read"),
        ({SEARCH: [(500, b"")] * 4}, "status 500"),
        ({SEARCH: [(404, b"")]}, "status 404"),
        ({"/api/Members/2/Contact": [(200, b"[]")]}, "could not be read"),
        ({"/api/Members/2/Contact": [(403, b"")]}, "status 403"),
        ({SEARCH: [(200, b'{"items": [], "totalResults": 3}')]}, "says it has 3 members, but sent 0"),
        ({SEARCH: [(200, b'{"items": [], "totalResults": 0}')]}, "nobody for"),
    ],
)
def test_whatever_goes_wrong_nothing_changes(refresh, parliament_server, broken, said):
    refresh(as_at=dt.date(2026, 6, 27))
    parliament_server.broken = broken
    refused(refresh, said)


def test_a_list_that_changes_while_it_is_read_is_refused(refresh, parliament_server, monkeypatch):
    plain = parliament_server.said

    def growing(path):
        status, body = plain(path)
        if "skip=2" in path:
            body = body.replace(b'"totalResults": 3', b'"totalResults": 4')
        return status, body

    monkeypatch.setattr(parliament_server, "said", growing)
    refused(refresh, "changed while it was being fetched")


def test_a_busy_moment_is_waited_out(refresh, parliament_server):
    parliament_server.broken = {SEARCH: [(503, b""), (429, b"")]}
    assert "3 seats" in refresh()


def test_answers_in_the_folder_can_be_read_again(refresh, parliament_server):
    refresh(as_at=dt.date(2026, 6, 27))
    asked = len(parliament_server.asked)
    Release.objects.all().delete()
    assert "3 seats" in refresh(as_at=dt.date(2026, 6, 27), kept=True)
    assert len(parliament_server.asked) == asked
    with pytest.raises(CommandError, match="--as-at"):
        refresh(kept=True)


def test_an_attempt_that_broke_off_goes_on_where_it_was(refresh, parliament_server):
    parliament_server.broken = {"/api/Members/2/Contact": [(500, b"")] * 4}
    with pytest.raises(CommandError, match="status 500"):
        refresh()
    parliament_server.asked.clear()
    assert "3 seats" in refresh()
    assert [path for path in parliament_server.asked if "Contact" in path] == ["/api/Members/2/Contact", "/api/Members/3/Contact"]
