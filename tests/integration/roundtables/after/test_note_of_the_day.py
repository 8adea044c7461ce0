import re
from dataclasses import replace

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, desk, mails

from causeway.audit.models import Entry
from causeway.privacy.registry import erase_person
from causeway.privacy.retention import erase_what_is_due
from causeway.roundtables.after.note import actions as acts
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.note.models import Correction, DayNote, NoteCopy
from causeway.roundtables.after.thanks import actions as thanking
from causeway.roundtables.after.thanks.queries import Letters
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.desk.domain import Step
from causeway.roundtables.desk.queries import overview
from causeway.roundtables.promises import actions as ledger_acts
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/note/"


@pytest.fixture
def mine():
    roundtable = a_roundtable(state="held")
    bo, cy = a_guest(roundtable), a_guest(roundtable, "Cy")
    Attendance.objects.create(roundtable=roundtable, guest=bo, came=True, at=NOW)
    Attendance.objects.create(roundtable=roundtable, guest=cy, came=False, at=NOW)
    invitation = a_seat(roundtable).invitations.get()
    invitation.mp_email = "ada@parliament.example.org"
    invitation.save()
    Attendance.objects.create(roundtable=roundtable, invitation=invitation, came=True, at=NOW)
    Note.objects.create(roundtable=roundtable, theme="Waiting for help", text="Two terms", client_id="example-1", at=NOW)
    Promise.objects.create(
        roundtable=roundtable, who="Ada Example", words="I will ask", due=NOW.date(), client_id="example-2", made_at=NOW
    )
    return Desk(roundtable, roundtable.organisers.get())


def sent(mine):
    acts.keep(mine, "What was said", 0)
    acts.send(mine, [each.key for each in noting.there(mine.roundtable)], NOW)
    body = mails("roundtable-note")[0].get_body(("plain",)).get_content()
    return re.search(r"/roundtables/note/\S+", body).group()


def test_the_draft_holds_who_came_what_was_said_and_what_was_promised(mine, client):
    page = desk(client, mine.roundtable).get(ADDRESS).content.decode()
    text = noting.draft(mine.roundtable)
    assert "- Bo" in text
    assert "Cy" not in text
    assert "Waiting for help\n- Two terms" in text
    assert "Ada Example: “I will ask”, by" in text
    assert "Two terms" in page


def test_it_goes_once_to_those_who_came_and_the_promises_are_followed(mine):
    sent(mine)
    assert {mail["To"] for mail in mails("roundtable-note")} == {"bo@school.example.org", "ada@parliament.example.org"}
    mine.roundtable.refresh_from_db()
    assert mine.roundtable.state == "following up"
    with pytest.raises(NotNow):
        acts.send(mine, [each.key for each in noting.there(mine.roundtable)], NOW)
    assert len(mails("roundtable-note")) == 2


def test_nobody_sends_what_was_not_kept_or_to_nobody(mine):
    with pytest.raises(NotNow, match="Keep the note first"):
        acts.send(mine, ["1"], NOW)
    acts.keep(mine, "What was said", 0)
    with pytest.raises(NotNow, match="Tick"):
        acts.send(mine, [], NOW)


def test_what_somebody_else_kept_is_not_overwritten(mine):
    acts.keep(mine, "First", 0)
    with pytest.raises(NotNow, match="Somebody else"):
        acts.keep(mine, "Second", 0)
    assert DayNote.objects.get().text == "First"


def test_a_suggestion_is_kept_answered_and_the_final_note_goes_once(mine, client):
    link = sent(mine)
    assert "csrf" not in client.get(link).content.decode()
    assert "csrftoken" not in client.cookies
    assert client.post(link, {"text": "It was three terms"}).status_code == 302
    client.post(link, {"text": "It was three terms"})
    suggestion = Correction.objects.get()
    with pytest.raises(NotNow, match="still waits"):
        acts.send_final(mine, NOW)
    page = desk(client, mine.roundtable)
    assert "It was three terms" in page.get(ADDRESS).content.decode()
    page.post(f"{ADDRESS}{suggestion.pk}/", {"decision": "accepted", "why": "You were there"})
    assert "Accepted: You were there" in page.get(link).content.decode()
    acts.keep(mine, "Three terms", 1)
    page.post(f"{ADDRESS}final/")
    page.post(f"{ADDRESS}final/")
    assert len(mails("roundtable-note-final")) == 2
    assert "Three terms" in mails("roundtable-note-final")[0].get_body(("plain",)).get_content()
    assert page.post(link, {"text": "And more"}).status_code == 422
    assert Entry.objects.filter(act__contains="final note").count() == 1


def test_after_a_fortnight_it_is_closed_and_a_false_link_opens_nothing(mine, client):
    link = sent(mine)
    signed = link.split("/")[3]
    acts.suggest(signed, "In time", NOW + 14 * DAY)
    with pytest.raises(NotNow, match="over"):
        acts.suggest(signed, "Too late", NOW + 15 * DAY)
    assert client.get("/roundtables/note/false/").status_code == 404


def test_it_is_erased_with_the_guests(mine, client):
    Attendance.objects.create(roundtable=mine.roundtable, name="Di Example", email="di@example.org", came=True, at=NOW)
    link = sent(mine)
    assert NoteCopy.objects.filter(email="di@example.org").exists()
    acts.suggest(link.split("/")[3], "It was three terms", NOW)
    date = a_date(mine.roundtable)
    date.starts_at = NOW - 91 * DAY
    date.save()
    Roundtable.objects.filter(pk=mine.roundtable.pk).update(chosen=date, confirmed_at=NOW - 100 * DAY)
    erase_what_is_due(NOW)
    assert DayNote.objects.get().text == ""
    assert DayNote.objects.get().sent_text == ""
    assert Correction.objects.get().text == ""
    assert not NoteCopy.objects.exclude(email="").exists()
    assert not Attendance.objects.exclude(email="", name="").exists()
    assert client.get(link).status_code == 404


def test_one_persons_erasure_takes_what_is_theirs_and_leaves_the_others_their_note(mine, client):
    link = sent(mine)
    bo, ada = (NoteCopy.objects.get(email=each) for each in ("bo@school.example.org", "ada@parliament.example.org"))
    for copy in (bo, ada):
        acts.suggest(noting.LINK.signed(copy), f"{copy.who} says three terms", NOW)
    erase_person("BO@school.example.org")
    erase_person("bo@school.example.org")
    note = DayNote.objects.get()
    assert (note.text, note.sent_text) == ("What was said", "What was said")
    assert set(NoteCopy.objects.values_list("email", "who")) == {("", ""), ("ada@parliament.example.org", "Ada Example")}
    assert set(Correction.objects.values_list("text", flat=True)) == {"", "Ada Example says three terms"}
    assert client.get(link).status_code == 404
    told = mails("roundtable-note-erased")
    assert [mail["To"] for mail in told] == ["organiser@example.example.org"]
    assert not re.search(r"\bbo\b", told[0].as_string(), re.IGNORECASE)
    assert "/roundtables/example/note/" in told[0].get_content()


def test_a_long_list_goes_in_one_go_and_a_refusal_says_how_many_could_go_today(mine, monkeypatch):
    guests = [a_guest(mine.roundtable, f"Example{number}") for number in range(policies.SENT.default)]
    Attendance.objects.bulk_create(Attendance(roundtable=mine.roundtable, guest=each, came=True, at=NOW) for each in guests)
    sent(mine)
    assert len(mails("roundtable-note")) == policies.SENT.default + 2
    monkeypatch.setattr(policies, "SENT_TO_TABLE", replace(policies.SENT_TO_TABLE, default=policies.SENT.default + 7))
    for _again in range(2):
        with pytest.raises(NotNow, match=r"5 more messages can go today, and this would be 6\."):
            policies.must_not_flood(mine.organiser, 6, at_table=True)
    policies.must_not_flood(mine.organiser, 5, at_table=True)
    policies.must_not_flood(mine.organiser, policies.SENT.default)
    with pytest.raises(NotNow, match="tomorrow"):
        policies.must_not_flood(mine.organiser)


def next_of(mine, on=NOW):
    return overview(Roundtable.objects.get(pk=mine.roundtable.pk), on).todo.step


def test_the_desk_leads_from_the_day_to_the_final_note(mine):
    assert next_of(mine) is Step.NOTE
    link = sent(mine)
    assert next_of(mine) is Step.THANK
    acts.suggest(link.split("/")[3], "It was three terms", NOW)
    assert next_of(mine) is Step.ANSWER
    acts.decide(mine, Correction.objects.get().pk, "accepted", "You were there", NOW)
    assert next_of(mine) is Step.THANK, "the other one has until the day we named"
    for each in Letters(mine.roundtable, mine.organiser).people:
        thanking.sent_oneself(mine, each.group, [each.key], thanking.Written({}), NOW)
    assert next_of(mine) is Step.FOLLOW
    assert next_of(mine, NOW + 14 * DAY) is Step.ASK_AFTER, "the promise is past its day"
    assert next_of(mine, NOW + 15 * DAY) is Step.FINAL
    NoteCopy.objects.filter(corrections=None).update(email="", who="", nonce="")
    assert next_of(mine) is Step.FINAL, "everybody has spoken"
    acts.send_final(mine, NOW)
    assert next_of(mine, NOW + DAY) is Step.ASK_AFTER
    ledger_acts.chase(mine, Promise.objects.get().pk, ledger_acts.Chase("Example", "Example words", by_us=False), NOW + DAY)
    assert next_of(mine, NOW + 14 * DAY) is Step.STORY
    assert next_of(mine, NOW + 15 * DAY) is Step.ASK_AFTER


def test_organisers_are_told_of_suggestions_once_a_day_for_each_who_makes_them(mine):
    signed = sent(mine).split("/")[3]
    other = NoteCopy.objects.get(email="ada@parliament.example.org")
    helper = {"name": "Example Helper", "email": "helper@example.org", "role": "co-organiser", "invited_at": NOW}
    mine.roundtable.organisers.create(**helper, verified_at=NOW)
    mine.roundtable.organisers.create(**(helper | {"email": "asked-only@example.org"}))
    for text, now in (("One", NOW), ("Two", NOW), ("Two", NOW + DAY), ("Three", NOW + DAY)):
        acts.suggest(signed, text, now)
    acts.suggest(noting.LINK.signed(other), "Four", NOW)
    told = mails("roundtable-note-suggested")
    assert sorted(mail["To"] for mail in told) == ["helper@example.org"] * 3 + ["organiser@example.example.org"] * 3
    assert "/roundtables/example/note/" in told[0].get_content()
    assert "Bo" in told[0].get_content()
    assert "One" not in told[0].get_content().partition("-- ")[0]
