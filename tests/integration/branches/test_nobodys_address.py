"""Neither side's address is anywhere the other, or anybody else, can see: not in a page, a mail, a header, an export or the audit trail."""

import pytest
from branch_rows import DAY, DEPUTY, NOW, SECRETARY, WRITER, a_letter, an_officer, link_in, mail_to
from django.test import Client

from causeway.audit.models import Entry
from causeway.branches.letterbox import actions
from causeway.branches.letterbox.domain import WAITING
from causeway.branches.letterbox.models import Thread, Words
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import Role
from causeway.branches.officers.models import Officer
from causeway.outbox.composing import compose
from causeway.outbox.models import Message
from causeway.privacy.registry import erase_person, export_person
from causeway.privacy.retention import erase_what_is_due
from tests.accounts import account

pytestmark = pytest.mark.django_db
STAFF = "staff@campaign.example.org"
EVERYBODY = {SECRETARY, DEPUTY, WRITER, STAFF}


@pytest.fixture
def whole_story(branch, secretary):
    """A letter that went the whole way, was answered by the deputy, written again, and answered by staff."""
    deputy = an_officer(branch, Role.DEPUTY, DEPUTY, "Dee Deputy")
    account("staff", "see_branches", "answer_letters", "all_regions", email=STAFF)
    thread = a_letter(branch)
    actions.pass_on_overdue(NOW + 7 * DAY)
    actions.answer(thread.pk, "Yes.", deputy, NOW + 8 * DAY)
    actions.add(thread.pk, "When?", NOW + 9 * DAY)
    actions.pass_on_overdue(NOW + 16 * DAY)
    actions.answer(thread.pk, "On Friday.", "staff", NOW + 17 * DAY)
    return thread


def test_no_mail_holds_any_address_but_its_addressees(whole_story):
    messages = list(Message.objects.all())
    assert {message.to for message in messages} == EVERYBODY
    for message in messages:
        wire = compose(message).as_bytes().decode()
        assert not [other for other in EVERYBODY - {message.to} if other in wire], message.kind
        assert not message.reply_to
        assert "Auto-Submitted: auto-generated" in wire


def test_no_page_holds_any_address(client, admin_client, whole_story):
    paths = [
        "/branches/",
        "/branches/at/example-branch/",
        link_in(mail_to(WRITER)[0], "letters"),
        link_in(mail_to(SECRETARY, "waiting")[0], "answer"),
        link_in(mail_to(DEPUTY, "waiting")[0], "answer"),
    ]
    desk = Client()
    desk.post("/branches/desk/find/", {"email": DEPUTY})
    desk.post(link_in(mail_to(DEPUTY, "branches-link")[0], "desk/open"))
    pages = [client.get(path) for path in paths]
    pages += [
        desk.get(f"/branches/desk/{path}")
        for path in ("", f"example-branch/letters/{whole_story.pk}/", "example-branch/page/", "example-branch/name/")
    ]
    pages += [
        admin_client.get(f"/staff/branches/{path}")
        for path in ("", "letters/", f"letters/{whole_story.pk}/", "at/example-branch/", "branches.csv", "officers/")
    ]
    for page in pages:
        assert page.status_code == 200
        assert not [each for each in EVERYBODY if each in page.content.decode()], page.request["PATH_INFO"]


def test_no_audit_row_holds_an_address_or_a_name(whole_story):
    for entry in Entry.objects.all():
        said = f"{entry.actor} {entry.act} {entry.subject} {entry.detail}"
        assert "@" not in said
        assert "Wren" not in said
        assert "Sam" not in said


def test_what_one_exports_holds_their_own_and_nothing_of_the_other(whole_story):
    of_writer, of_deputy = str(export_person(WRITER)), str(export_person(DEPUTY))
    assert "Shall we ask together?" in of_writer
    assert WRITER in of_writer
    assert not [each for each in EVERYBODY - {WRITER} if each in of_writer]
    assert "/branches/answer/" not in of_writer  # with which they could answer themselves in the secretary's name
    assert "Dee Deputy" in of_deputy
    got = [each for each in export_person(DEPUTY)["outbox.Message"] if each["kind"] == "branch-letter-waiting"]
    assert got
    assert all(each["to"] == DEPUTY and "Shall we ask together?" in each["text"] for each in got)
    assert WRITER not in of_deputy


def test_who_asks_to_be_erased_is_gone_and_the_letterbox_goes_on(whole_story, branch):
    waiting = a_letter(branch, "other@school.example.org")
    erase_person(SECRETARY)
    assert not Officer.objects.filter(email=SECRETARY).exists()
    assert not Officer.objects.serving().filter(role=Role.SECRETARY).exists()
    actions.pass_on_overdue(NOW)
    assert Thread.objects.get(pk=waiting.pk).state == "with the deputy"
    erase_person(WRITER)
    assert not Message.objects.filter(text__contains="Shall we ask together?", person=WRITER).exists()
    assert Thread.objects.get(pk=whole_story.pk).state == "closed"
    assert set(Words.objects.filter(thread=whole_story).values_list("text", flat=True)) == {""}


def test_what_an_erased_officer_wrote_is_in_nobodys_mail(branch, secretary):
    an_officer(branch, Role.DEPUTY, DEPUTY, "Dee Deputy")
    thread = a_letter(branch)
    actions.answer(thread.pk, "Ask me on Monday.", secretary, NOW + DAY)
    actions.add(thread.pk, "When?", NOW + 2 * DAY)
    actions.pass_on_overdue(NOW + 10 * DAY)
    said = Message.objects.filter(text__contains="Ask me on Monday.")
    assert {WRITER, DEPUTY} <= set(said.values_list("to", flat=True))
    erase_person(SECRETARY)
    assert not said.exists()


def test_what_a_writer_erases_by_their_link_is_in_no_mail_either(client, whole_story):
    link = link_in(mail_to(WRITER)[0], "letters")
    about = [f"branches.Thread:{whole_story.pk}", *(f"branches.Passing:{each.pk}" for each in whole_story.passings.all())]
    assert {WRITER, SECRETARY, DEPUTY, STAFF} == set(Message.objects.filter(about__in=about).values_list("to", flat=True))
    client.post(link, {"act": "erase"})
    for words in ("Shall we ask together?", "Wren", "Yes.", "When?", "On Friday."):
        assert not Message.objects.filter(text__contains=words).exists(), words
    assert not Message.objects.filter(about__in=about, state="waiting").exists()


def test_who_named_another_is_in_nobodys_mail_once_erased(branch, secretary):
    officers.ask(branch, Role.DEPUTY, "Dee Deputy", DEPUTY, by=secretary, now=NOW)
    named = Message.objects.filter(text__contains="Sam Secretary", to=DEPUTY)
    assert named.exists()
    erase_person(SECRETARY)
    assert not named.exists()


@pytest.mark.parametrize(("days", "kept"), [(89, True), (91, False)])
def test_ninety_days_after_the_answer_nothing_is_left(whole_story, days, kept):
    erase_what_is_due(Thread.objects.get().state_since + days * DAY)
    assert bool(Thread.objects.get().email) is kept
    assert any(Words.objects.values_list("text", flat=True)) is kept


def test_a_letter_that_waited_for_a_year_is_erased_and_nobody_is_reminded_of_it(branch):
    account("everywhere", "see_branches", "answer_letters", "all_regions", email=STAFF)
    thread = a_letter(branch)
    for weeks in range(1, 52):
        actions.pass_on_overdue(NOW + weeks * 7 * DAY)
    assert (Thread.objects.get().state, bool(Thread.objects.get().email)) == ("with staff", True)
    erase_what_is_due(NOW + 366 * DAY)
    kept = Thread.objects.get()
    assert (kept.state, kept.due, kept.email, kept.name, kept.nonce) == ("closed", None, "", "", "")
    assert set(Words.objects.values_list("text", flat=True)) == {""}
    assert Entry.objects.get(act="letter to a branch: it is closed").actor == "system"
    before = Message.objects.count()
    assert actions.pass_on_overdue(NOW + 380 * DAY) == 0
    assert Message.objects.count() == before
    assert thread.branch.threads.filter(state__in=WAITING).count() == 0


def test_a_letter_that_was_not_confirmed_is_gone_after_three_days(branch):
    thread = a_letter(branch, sent=False)
    erase_what_is_due(NOW + 4 * DAY)
    thread.refresh_from_db()
    assert (thread.email, thread.words.get().text) == ("", "")
    assert not Message.objects.filter(person=WRITER).exists()
