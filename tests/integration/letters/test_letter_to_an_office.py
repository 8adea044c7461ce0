"""Letters to those who decide: a director with and without an address, a board, Members of the Senedd, and back to the MP."""

import datetime as dt
import io
import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from causeway.areas import typed
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area, AreaRelation
from causeway.campaign.pack import campaign
from causeway.letters.after import queries as mine
from causeway.letters.after import tally
from causeway.letters.after.actions import following_up, withdrawing
from causeway.letters.after.domain.following_up import Kind
from causeway.letters.letter import figures, places, queries
from causeway.letters.letter.exceptions import AlreadyWritten, NoAddress, NotTheirMp
from causeway.letters.letter.links import CONFIRM_LINK
from causeway.letters.letter.models import Draft, Letter, SentByWriter
from causeway.letters.sending.actions import sending
from causeway.outbox.models import address_key
from causeway.representatives.directory import actions as directory
from causeway.representatives.members.queries import Mp, SeatState

pytestmark = pytest.mark.django_db

HEAD = "office,area_code,area_name,seats,name,salutation,email,source,checked,from,until\n"
READ = "https://example.org/people,2026-01-15"
JO = f"director,E10000901,,,Jo Sample,Dear Ms Sample,jo@council.example.org,{READ},,\n"
SHIRE, OTHER, BOARD, WELSH = "E10000901", "E10000902", "E54000901", "W07000901"
ASKS = """
- key: say-when
  to: [director, lead-member, icb-chair]
  title: Say when it opens
  text: Please tell me when the reading room opens again.
  why: The council runs it.
- key: ask-them
  to: [senedd-member]
  title: Ask the ministers
  text: Please ask the ministers when the reading room opens again.
  why: Libraries are devolved.
"""
PLACES = {
    "EX1 1AA": {"constituency": "E14000901", "authority": SHIRE, "icb_2026": BOARD},
    "EX1 9ZZ": {"constituency": "E14000901", "authority": OTHER, "icb_2026": BOARD},
    "CF1 1AA": {"constituency": WELSH},
}
YOU = {"role": "constituent", "name": "Nia Example", "email": "nia@example.org", "address": "1 Example Road\nEX1 1AA"}


def look_up(text):
    found = PLACES.get(text.upper())
    status = PostcodeStatus.KNOWN if found else PostcodeStatus.UNKNOWN
    return PostcodeAnswer(status, text.upper(), **(found or {}))


@pytest.fixture
def example_pack(settings, tmp_path):
    pack = tmp_path / "pack"
    shutil.copytree(Path(__file__).with_name("example-pack"), pack)
    with (pack / "asks.yaml").open("a") as asks:
        asks.write(ASKS)
    settings.CAMPAIGN_PATH = pack
    return campaign()


@pytest.fixture
def decided(world, parliament, outbox, monkeypatch):
    """Two councils and a board for the home's seat, and a Welsh seat with its MP."""
    made = {code: Area.objects.create(kind=kind, code=code, name=name) for code, kind, name in (
        (SHIRE, "authority", "Exampleshire"), (OTHER, "authority", "Sampleshire"),
        (BOARD, "icb", "NHS Example Integrated Care Board"), (WELSH, "constituency", "Upper Wales"))}  # fmt: skip
    for code, share in ((SHIRE, 0.8), (OTHER, 0.2), (BOARD, 1.0)):
        AreaRelation.objects.create(part=world["home"], whole=made[code], share=share, basis="postcodes", source="example")
    parliament.members[WELSH] = Mp(903, "Cy Example", "", "cy@parliament.example.org", "Dear Mx Example", "Cy Example MP")
    for where in (places, typed):
        monkeypatch.setattr(where, "areas", SimpleNamespace(look_up_postcode=look_up))
    monkeypatch.setattr(figures, "offered_for", lambda of, on, wanted="": [world["card"]])
    return made


def load(text: str) -> None:
    directory.load((HEAD + text).encode(), file_name="example.csv", actor="tests", now=timezone.now())


def begin(client, home: str = "EX1 1AA") -> str:
    return client.post("/write/", {"home": home, "school": ""}).url.split("/")[2]


def offered(client, token: str) -> dict[str, str]:
    """Return what the page of offices offers: each label with its value."""
    page = client.get(f"/write/{token}/to/")
    return {label: value for value, label in page.context["form"].fields["to"].choices}


def choose(client, token: str, label: str) -> None:
    assert client.post(f"/write/{token}/to/", {"to": offered(client, token)[label]}).url == f"/write/{token}/you/"


def write(client, token: str, ask: str = "say-when", **you: str) -> None:
    for step, data in (
        ("you", YOU | you),
        ("words", {"answer-saw": "The reading room shut in January and nobody said why."}),
        ("ask", {"ask": ask, "figure": "none"}),
    ):
        answer = client.post(f"/write/{token}/{step}/", data)
        assert answer.status_code == 302, answer.content.decode()


def request(token: str) -> Letter:
    return sending.request_delivery(queries.draft(token, timezone.now()), client="192.0.2.1", now=timezone.now())


def confirm(letter: Letter) -> Letter:
    return sending.confirm(CONFIRM_LINK.signed(letter), timezone.now())


DIRECTOR = "Jo Sample, Director of Children’s Services, Exampleshire"
BY_OFFICE = "the Director of Children’s Services, Exampleshire"


def test_to_a_director_whose_address_we_hold(client, decided, outbox):
    load(JO)
    token = begin(client)
    assert "Does somebody else decide?" in client.get(f"/write/{token}/you/").content.decode()
    shown = client.get(f"/write/{token}/to/").content.decode()
    assert "Children Act 2004, section 18" in shown
    assert "https://example.org/people" in shown
    choose(client, token, DIRECTOR)
    assert f"To {DIRECTOR}." in client.get(f"/write/{token}/you/").content.decode()
    write(client, token)
    page = client.get(f"/write/{token}/read/")
    reading, shown = page.context["reading"], page.content.decode()
    assert reading.text.startswith("Dear Ms Sample,")
    assert "Please tell me when the reading room opens again." in reading.text
    assert "I live in your area, Exampleshire." in reading.whole
    assert "House of Commons" not in shown
    assert "seems to ask" not in shown
    assert "Deliver it for me" in shown
    letter = request(token)
    assert outbox[0].subject == "Please confirm your letter to Jo Sample"
    assert f"You wrote a letter to {DIRECTOR}." in outbox[0].text
    assert DIRECTOR in client.get(f"/write/confirm/{CONFIRM_LINK.signed(letter)}/").content.decode()
    confirm(letter)
    went = next(message for message in outbox if message.kind == "letter")
    assert (went.to, went.lane_title) == ("jo@council.example.org", "Jo Sample")
    assert went.lane.startswith("director:")
    assert not tally.seats()


def test_by_office_where_we_hold_nothing(client, decided):
    token = begin(client)
    shown = client.get(f"/write/{token}/to/").content.decode()
    assert "We hold no name and no address" in shown
    choose(client, token, BY_OFFICE)
    write(client, token)
    page = client.get(f"/write/{token}/read/").content.decode()
    assert "We hold neither the name nor the e-mail address" in page
    assert "Deliver it for me" not in page
    assert "Dear Director of Children’s Services," in page
    with pytest.raises(NoAddress, match="Director of Children’s Services, Exampleshire"):
        request(token)
    own = client.get(f"/write/{token}/own/").content.decode()
    assert "We hold no e-mail address" in own
    assert "mailto:?subject=" in own
    assert "House of Commons" not in own
    sheet = client.get(f"/write/{token}/letter.docx").content
    text = zipfile.ZipFile(io.BytesIO(sheet)).read("word/document.xml").decode()
    assert "Director of Children’s Services" in text
    assert "House of Commons" not in text
    client.post(f"/write/{token}/own/")
    assert SentByWriter.objects.get().office == "director"
    assert not tally.seats()
    assert [(each.title, each.delivered, each.sent_by_writers) for each in tally.offices()] == [
        ("Director of Children’s Services", 0, 1)
    ]
    client.force_login(User.objects.create_superuser("organiser", password="a plain example"))
    assert "Other offices" in client.get(reverse("letters_staff:seats")).content.decode()


def test_the_councils_office_without_a_name_still_gets_it(client, decided, outbox):
    load(f"director,{SHIRE},,,,,office@council.example.org,{READ},,\n")
    token = begin(client)
    choose(client, token, BY_OFFICE)
    write(client, token)
    confirm(request(token))
    went = next(message for message in outbox if message.kind == "letter")
    assert went.to == "office@council.example.org"
    assert went.text.startswith("Dear Director of Children’s Services,")


def test_a_name_loaded_between_asking_and_confirming(client, decided):
    load(JO)
    token = begin(client)
    choose(client, token, DIRECTOR)
    write(client, token)
    letter = request(token)
    load(JO.replace("Jo Sample,Dear Ms Sample", "Bo Sample,").replace("jo@", "bo@"))
    with pytest.raises(NotTheirMp, match="no longer names Jo Sample"):
        confirm(letter)
    assert client.get(f"/write/{token}/read/").context["reading"].text.startswith("Dear Bo Sample,")


def test_the_address_has_to_be_in_the_area(client, decided):
    token = begin(client)
    choose(client, token, BY_OFFICE)
    refused = client.post(f"/write/{token}/you/", {**YOU, "address": "1 Example Road EX1 9ZZ"}).content.decode()
    assert f"The postcode EX1 9ZZ is in Sampleshire, and you write to {BY_OFFICE}." in refused
    with pytest.raises(queries.Incomplete):
        request(token)
    again = client.get(f"/write/{token}/you/")
    assert [each.role.value for each in again.context["addressees"]] == ["constituent"]
    assert "the Director of Children’s Services, Sampleshire" in offered(client, token)
    assert BY_OFFICE not in offered(client, token)
    write(client, token)
    Draft.objects.update(address="1 Example Road EX1 9ZZ")
    assert "They act for their own area" in client.get(f"/write/{token}/own/").content.decode()


def test_all_that_a_seat_touches_until_the_address_is_known(client, decided):
    token = begin(client)
    assert set(offered(client, token)) == {
        "Your MP",
        "the Lead Member for Children’s Services, Exampleshire",
        "the Lead Member for Children’s Services, Sampleshire",
        BY_OFFICE,
        "the Director of Children’s Services, Sampleshire",
        "the Chair, NHS Example Integrated Care Board",
    }


def test_an_ask_of_the_mps_does_not_go_to_an_office(client, token, decided):
    choose(client, token, BY_OFFICE)
    assert client.get(f"/write/{token}/read/").url == f"/write/{token}/ask/"
    shown = client.get(f"/write/{token}/ask/").content.decode()
    assert "Say when it opens" in shown
    assert "opening-hours" not in shown
    assert client.post(f"/write/{token}/to/", {"to": "mp"}).status_code == 302
    assert "opening-hours" in client.get(f"/write/{token}/ask/").content.decode()
    assert Draft.objects.get().office == ""


def test_nobody_chooses_who_is_not_offered(client, decided):
    token = begin(client)
    assert client.post(f"/write/{token}/to/", {"to": "E10000999/director:x"}).status_code == 200
    assert client.post(f"/write/{token}/to/", {}).status_code == 200
    assert Draft.objects.get().office == ""


def test_to_a_director_and_to_the_mp_are_two_letters(client, decided):
    load(JO)
    for label, ask in ((DIRECTOR, "say-when"), ("Your MP", "opening-hours")):
        token = begin(client)
        choose(client, token, label)
        write(client, token, ask)
        confirm(request(token))
    assert [(office, key.partition(":")[0]) for office, key in sorted(Letter.objects.values_list("office", "addressee_key"))] == [
        ("", "mp"),
        ("director", "director"),
    ]
    token = begin(client)
    choose(client, token, DIRECTOR)
    write(client, token)
    with pytest.raises(AlreadyWritten, match="You wrote to Jo Sample"):
        request(token)


def test_an_office_stands_while_parliament_is_dissolved(client, decided, parliament, outbox):
    load(JO)
    parliament.state = SeatState.DISSOLVED
    token = begin(client)
    choose(client, token, DIRECTOR)
    write(client, token)
    assert "Parliament is dissolved" not in client.get(f"/write/{token}/read/").content.decode()
    confirm(request(token))
    assert [message.kind for message in outbox].count("letter") == 1


def test_members_of_the_senedd(client, decided, outbox):
    load(
        "".join(
            f"senedd-member,,Example North,{WELSH},{name},,{name[:2].lower()}@example.org,{READ},,\n"
            for name in ("Jo One", "Bo Two")
        )
    )
    token = begin(client, "CF1 1AA")
    choose(client, token, "Bo Two, Member of the Senedd, Example North")
    write(client, token, "ask-them", address="1 Example Road\nCF1 1AA")
    reading = client.get(f"/write/{token}/read/").context["reading"]
    assert reading.text.startswith("Dear Bo Two,")
    assert "I live in your constituency, Example North." in reading.whole
    confirm(request(token))
    assert next(message for message in outbox if message.kind == "letter").to == "bo@example.org"


def test_where_we_do_not_know_the_senedd_constituency_we_say_so(client, decided):
    token = begin(client, "CF1 1AA")
    shown = client.get(f"/write/{token}/to/").content.decode()
    assert "We do not hold which Senedd constituency your place is in" in shown
    assert "Children Act" not in shown
    choose(client, token, "your Member of the Senedd")
    write(client, token, "ask-them", address="1 Example Road\nCF1 1AA")
    reading = client.get(f"/write/{token}/read/").context["reading"]
    assert reading.text.startswith("Dear Member of the Senedd,")
    assert "I live in the Westminster constituency Upper Wales." in reading.whole


def test_a_school_leader_writes_to_the_schools_council(client, decided, world):
    AreaRelation.objects.create(part=world["work"], whole=decided[OTHER], share=1.0, basis="postcodes", source="example")
    token = client.post("/write/", {"home": "", "school": "900001"}).url.split("/")[2]
    choose(client, token, "the Director of Children’s Services, Sampleshire")
    leader = {"role": "leader", "job_title": "Head teacher", "school": "Sample Primary", "address": "Sample Primary\nEX1 9ZZ"}
    shown = client.get(f"/write/{token}/you/").content.decode()
    assert "As somebody whose school is there" in shown
    for step, data in (
        ("you", YOU | leader),
        ("words", {"answer-school": "We read in the corridor."}),
        ("ask", {"ask": "say-when", "figure": "none"}),
    ):
        assert client.post(f"/write/{token}/{step}/", data).status_code == 302
    assert "My school is in your area, Sampleshire." in client.get(f"/write/{token}/read/").context["reading"].whole


def test_asking_after_it_and_withdrawing(client, decided, outbox, monkeypatch):
    from causeway.letters.after import mail as mail_after

    monkeypatch.setattr(mail_after, "post", outbox.append)
    load(JO)
    token = begin(client)
    choose(client, token, DIRECTOR)
    write(client, token)
    letter = confirm(request(token))
    Letter.objects.update(state="delivered", confirmed_at=timezone.now() - dt.timedelta(days=20))
    letter.refresh_from_db()
    followed = mine.letter(mine.Visit("", address_key("nia@example.org"), "nia@example.org"), letter.pk, timezone.now())
    assert followed.can_chase
    following_up.send(letter.pk, Kind.CHASE, "What became of it?", "Re: it", timezone.now(), by_us=True)
    chase = next(message for message in outbox if message.kind == "letter-follow-up")
    assert chase.to == "jo@council.example.org"
    load(JO.replace("Jo Sample,Dear Ms Sample", "Bo Sample,"))
    Letter.objects.update(state="delivered")
    letter.follow_ups.all().delete()
    with pytest.raises(NotTheirMp):
        following_up.send(letter.pk, Kind.CHASE, "What became of it?", "Re: it", timezone.now(), by_us=True)
    withdrawing.withdraw(letter.pk, timezone.now())
    letter.refresh_from_db()
    assert (letter.text, letter.office) == ("", "director")


def test_following_one_sent_by_hand(client, decided):
    token = begin(client)
    choose(client, token, BY_OFFICE)
    write(client, token)
    client.post(f"/write/{token}/own/")
    assert client.post(f"/write/{token}/follow/").status_code == 200
    letter = Letter.objects.get()
    assert (letter.addressee_name, letter.addressee_email, letter.addressee) == (BY_OFFICE, "", BY_OFFICE)
    Letter.objects.update(created=timezone.now() - dt.timedelta(days=20))
    with pytest.raises(NoAddress):
        following_up.send(letter.pk, Kind.CHASE, "And?", "Re: it", timezone.now(), by_us=True)
    following_up.send(letter.pk, Kind.CHASE, "And?", "Re: it", timezone.now(), by_us=False)


def test_a_campaign_that_asks_nothing_of_them_offers_none(client, decided, settings):
    settings.CAMPAIGN_PATH = Path(__file__).with_name("example-pack")
    token = begin(client)
    assert "Does somebody else decide?" not in client.get(f"/write/{token}/you/").content.decode()
    assert client.get(f"/write/{token}/to/").url == f"/write/{token}/you/"
