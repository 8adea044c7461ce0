"""Two plainly made-up seats, their MPs, a school, one figure, a tiny campaign, and an outbox that only listens."""

import datetime as dt
import functools
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone

from causeway.areas import typed
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcodes import NotAPostcode, parse
from causeway.areas.models import Area, School
from causeway.campaign.pack import campaign
from causeway.letters.letter import figures, places, policies, queries
from causeway.letters.sending import mail
from causeway.letters.sending.actions import following, sending
from causeway.outbox import letters as letters_to_people
from causeway.outbox.actions import posting
from causeway.representatives.members.queries import Mp, Seat, SeatState

HOME, WORK = "E14000901", "E14000902"
POSTCODES = {"EX1 1AA": HOME, "EX2 2BB": WORK}
NOW = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)


class Parliament:
    """Who holds which example seat; tests change it as elections do."""

    def __init__(self):
        self.members = {
            HOME: Mp(901, "Ada Example", "Example Party", "ada@parliament.example.org", "Dear Ms Example", "Ada Example MP"),
            WORK: Mp(902, "Bo Sample", "Sample Party", "bo@parliament.example.org", "Dear Mr Sample", "Bo Sample MP"),
        }
        self.state = SeatState.HELD

    def seat(self, constituency_code, on):
        area = Area.objects.get(kind="constituency", code=constituency_code)
        mp = self.members[constituency_code] if self.state is SeatState.HELD else None
        return Seat(area, self.state, mp, dt.date(2026, 1, 1), "" if mp else "Parliament is dissolved in this example.")


def look_up(text):
    try:
        postcode = parse(text)
    except NotAPostcode:
        return PostcodeAnswer(PostcodeStatus.NOT_A_POSTCODE, text)
    code = POSTCODES.get(postcode)
    return PostcodeAnswer(PostcodeStatus.KNOWN if code else PostcodeStatus.UNKNOWN, postcode, constituency=code)


def find_by_name(text, limit=10):
    seats = Area.objects.filter(kind="constituency", name__icontains=text)
    schools = School.objects.filter(name__icontains=text)
    found = [SimpleNamespace(kind="constituency", key=a.code, label=a.name, detail="", constituency_code=a.code) for a in seats]
    found += [
        SimpleNamespace(kind="school", key=str(s.urn), label=s.name, detail=s.town, constituency_code=WORK) for s in schools
    ]
    return found[:limit]


@pytest.fixture
def example_pack(settings):
    settings.CAMPAIGN_PATH = Path(__file__).with_name("example-pack")
    return campaign()


@pytest.fixture
def parliament(monkeypatch):
    sitting = Parliament()
    monkeypatch.setattr(queries, "seat", sitting.seat)
    monkeypatch.setattr(policies, "seat", sitting.seat)
    monkeypatch.setattr(policies, "seat_now", sitting.seat)
    return sitting


@pytest.fixture
def outbox(monkeypatch):
    sent = []

    def take(message):
        sent.append(message)
        return message

    monkeypatch.setattr(letters_to_people, "post", take)
    for where in (mail, following):
        monkeypatch.setattr(where, "post_many", sent.extend)
    return sent


@pytest.fixture
def really_posts(world, outbox, monkeypatch):
    """Let messages into the real outbox after all."""
    monkeypatch.setattr(letters_to_people, "post", posting.post)
    for where in (mail, following):
        monkeypatch.setattr(where, "post_many", posting.post_many)


@pytest.fixture(autouse=True)
def worker_at_once(request, monkeypatch):
    """Let the worker follow up what an act owes as soon as it is done; ``@pytest.mark.owing`` leaves that to the test."""
    if request.node.get_closest_marker("owing"):
        return

    def followed(act):
        @functools.wraps(act)
        def acted(*args, **kwargs):
            done = act(*args, **kwargs)
            following.follow_up_what_is_owed(kwargs.get("now") or args[1])
            return done

        return acted

    for act in ("request_delivery", "confirm"):
        monkeypatch.setattr(sending, act, followed(getattr(sending, act)))


@pytest.fixture
def world(db, monkeypatch, example_pack, parliament):
    Area.objects.create(kind="nation", code="E92000001", name="England")
    home = Area.objects.create(kind="constituency", code=HOME, name="Upper Example")
    work = Area.objects.create(kind="constituency", code=WORK, name="Lower Example")
    Area.objects.create(kind="constituency", code="E14000903", name="Example East")
    School.objects.create(urn=900001, name="Sample Primary School", town="Exampleton", postcode="EX2 2BB", constituency=work)
    monkeypatch.setattr(typed, "find", find_by_name)
    nation = Area.objects.get(kind="nation", code="E92000001")
    for where in (places, typed):
        monkeypatch.setattr(where, "areas", SimpleNamespace(look_up_postcode=look_up, nation_of=lambda _area: nation))
    card = SimpleNamespace(
        key="example:1",
        headline="12.3%",
        sentence="In Upper Example 12.3% of rooms were open in 2024.",
        indicator=SimpleNamespace(service="Example rooms"),
        source=SimpleNamespace(publisher="Example Office"),
        source_name="Example Office",
        source_url="https://example.org/data",
        period="2024",
        permalink="https://example.org/f/1",
        interval=None,
        suppressed=False,
    )
    monkeypatch.setattr(figures, "offered", lambda seat_code, on, wanted="": [card])
    return {"home": home, "work": work, "card": card}


YOU = {
    "role": "constituent",
    "name": "Nia Example",
    "job_title": "",
    "school": "",
    "email": "nia@example.org",
    "address": "1 Example Road\nUpper Example\nEX1 1AA",
}
ANSWERS = {"answer-saw": "The reading room shut in January and nobody said why.", "answer-change": "Open it."}
ASK = {"ask": "opening-hours", "figure": "example:1", "figure_sentence": "Only [figure] are open here, and I queue in the rain."}


@pytest.fixture
def token(client, world, outbox):
    """A letter written as far as its last page, through the pages themselves."""
    answer = client.post("/write/", {"home": "EX1 1AA", "school": ""})
    assert answer.status_code == 302, answer.content.decode()
    made = answer.url.split("/")[2]
    for step, data in (("you", YOU), ("words", ANSWERS), ("ask", ASK)):
        answer = client.post(f"/write/{made}/{step}/", data)
        assert answer.status_code == 302, answer.content.decode()
    return made


@pytest.fixture
def draft(token):
    return queries.draft(token, timezone.now())
