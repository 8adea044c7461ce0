"""The pack: what stands in it, who gets it, and that it comes whole though a paper fails."""

import io
import zipfile

import pytest
from day_examples import NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, desk

from causeway.audit.models import Entry
from causeway.briefings.meetings import pack as roundtable_pack
from causeway.outbox.actions import File
from causeway.roundtables.day.duty_models import DutyHolder
from causeway.roundtables.day.models import RunSheetItem
from causeway.roundtables.day.pack import packing
from causeway.roundtables.day.pack import queries as pack
from causeway.roundtables.day.pack import sheets as attachments
from causeway.roundtables.day.pack.sheets import Sheet

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/pack/"


@pytest.fixture
def planned():
    roundtable = a_roundtable(state="confirmed")
    date = a_date(roundtable)
    roundtable.chosen, roundtable.confirmed_at = date, NOW
    roundtable.save()
    an_answer(a_seat(roundtable), dates=[date])
    other = a_seat(roundtable, "E14000902", "Bo Sample", 902)
    sends = an_answer(other, said="sends someone", dates=[date])
    sends.who = "Ty Sample"
    sends.save()
    an_answer(a_seat(roundtable, "E14000903", "Cy Specimen", 903), said="cannot")
    a_guest(roundtable, "Zoë", post="SENCO", speaks_on="Waiting for help")
    a_guest(roundtable, "Al", post="head", comes=True)
    a_guest(roundtable, "Never", comes=False)
    items = ((10, "arrive", "Arrive", ""), (20, "speakers", "Speakers", "Waiting for help"), (15, "MPs answer", "Answers", ""))
    for place, (minutes, kind, title, theme) in enumerate(items):
        RunSheetItem.objects.create(roundtable=roundtable, position=place, minutes=minutes, kind=kind, title=title, theme=theme)
    DutyHolder.objects.create(roundtable=roundtable, duty="host", organiser=roundtable.organisers.get())
    return roundtable


@pytest.fixture
def made(monkeypatch):
    """Papers that are plainly examples, one of which fails and one of which has nothing to say."""

    def fails():
        raise ValueError("an example")

    sheets = (
        Sheet("one.pdf", "One", "PDF", lambda: File("one.pdf", "application/pdf", b"first")),
        Sheet("two.docx", "Two", "Word", fails),
        Sheet("three.pdf", "Three", "PDF", lambda: None, "briefings", "Example Seat"),
        Sheet("four.pdf", "Four", "PDF", lambda: File("four.pdf", "application/pdf", b"fourth"), "slides", "Example Seat"),
    )
    monkeypatch.setattr(attachments, "_packs", [lambda _pack: sheets])


def test_the_pack_knows_who_sits_there_when_and_who_leads(planned):
    found = pack.of(planned)
    assert [(each.name, each.post, each.where) for each in found.people] == [
        ("Ada Example", "Member of Parliament", "Example Seat 1"),
        ("Ty Sample", "for Bo Sample", "Example Seat 2"),
        ("Al", "head", "Example School"),
        ("Zoë", "SENCO", "Example School"),
        ("Example Organiser", "branch secretary", ""),
    ]
    assert [(each.begins, each.ends, each.minutes, each.leads, each.mps_from_here) for each in found.parts] == [
        ("12:30", "12:40", 10, "Example Organiser", False),
        ("12:40", "13:00", 20, "Speakers", True),
        ("13:00", "13:15", 15, "MPs", False),
    ]
    assert found.total == 45
    assert found.when.endswith("12:30 to 13:15")
    assert [(each.person.name, each.theme, each.begins, each.minutes) for each in found.speakers] == [
        ("Zoë", "Waiting for help", "12:40", 20)
    ]


def test_an_organiser_who_is_a_guest_has_one_place(planned):
    a_guest(planned, "Example Organiser")
    assert [each.name for each in pack.of(planned).people].count("Example Organiser") == 1


def test_the_briefings_room_lists_the_papers_of_the_meeting_and_of_each_seat(planned, settings, tmp_path):
    sheets = {each.path: each for each in roundtable_pack.sheets_of(pack.of(planned))}
    assert {"run-sheet.pdf", "run-sheet.docx", "speaker-cards.pdf", "tent-cards.pdf", "badges.pdf"} < set(sheets)
    assert sum(path.startswith("briefings/") for path in sheets) == 3
    assert sum(path.endswith(".pptx") for path in sheets) == 3
    assert sheets["badges.pdf"].make().content.startswith(b"%PDF")


def test_an_empty_plan_has_no_cards_and_no_run_sheet(db):
    empty = a_roundtable()
    empty.organisers.update(name="")
    names = {each.name for each in roundtable_pack.sheets_of(pack.of(empty))}
    assert names == {
        f"{stem}.{ending}"
        for stem in ("sign-in-sheet", "feedback-form", "safeguarding-and-impartiality")
        for ending in ("pdf", "docx")
    }


def test_all_comes_as_one_archive_and_what_failed_is_named_in_it(planned, made, client, caplog):
    answer = desk(client, planned).get(f"{ADDRESS}all.zip")
    assert answer.streaming
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["one.pdf", "slides/four.pdf", "missing.txt"]
        assert archive.read("slides/four.pdf") == b"fourth"
        assert archive.read("missing.txt").decode().split()[-2:] == ["two.docx", "briefings/three.pdf"]
    written = Entry.objects.filter(act="pack downloaded").get()
    assert written.detail == {"files": 4, "names": 5}
    assert "two.docx" in caplog.text


def test_a_file_is_made_only_when_the_one_before_has_left():
    begun = []

    def sheet(name):
        return Sheet(name, name, "PDF", lambda: begun.append(name) or File(name, "application/pdf", b"x" * 100))

    stream = packing.zipped((sheet("a"), sheet("b")), "en")
    assert next(stream)
    assert begun == ["a"]


def test_single_files_are_sent_and_those_with_names_are_written_down(planned, made, client):
    mine = desk(client, planned)
    answer = mine.get(f"{ADDRESS}one.pdf")
    assert (answer.content, answer["Content-Disposition"]) == (b"first", 'inline; filename="one.pdf"')
    assert mine.get(f"{ADDRESS}slides/four.pdf").content == b"fourth"
    assert Entry.objects.filter(act="paper of the pack downloaded").count() == 1
    assert mine.get(f"{ADDRESS}none.pdf").status_code == 302
    assert mine.get(f"{ADDRESS}briefings/three.pdf").status_code == 302


def test_nobody_else_gets_a_name(planned, made, client):
    other = a_roundtable("other")
    for path in ("", "all.zip", "one.pdf"):
        assert client.get(f"{ADDRESS}{path}").status_code == 302
        assert desk(client, other).get(f"{ADDRESS}{path}").status_code == 404
        client.cookies.clear()


def test_the_page_lists_every_file_plainly(planned, made, client):
    page = desk(client, planned).get(ADDRESS).content.decode()
    for path in ("all.zip", "one.pdf", "two.docx", "briefings/three.pdf", "slides/four.pdf"):
        assert f"{ADDRESS}{path}" in page
    assert "the names of 5 people" in page


def test_the_whole_pack_is_not_taken_without_end(planned, made, client):
    mine = desk(client, planned)
    answers = [mine.get(f"{ADDRESS}all.zip") for _again in range(13)]
    assert [each.status_code for each in answers] == [200] * 12 + [302]
    for each in answers[:12]:
        each.close()
