"""The letterbox never goes quiet: through time, through people who leave, through mail that does not arrive, through killed workers."""

import datetime as dt

import pytest
from branch_rows import DAY, DEPUTY, NOW, SECRETARY, WRITER, a_letter, an_officer, link_in, mail_to
from django.contrib.auth import get_user_model
from django.test import Client

from causeway.audit.models import Entry
from causeway.branches.letterbox import actions
from causeway.branches.letterbox.domain import Holder, State, Why
from causeway.branches.letterbox.models import Passing, Thread, Words
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import Act, Role
from causeway.branches.officers.models import Officer
from causeway.branches.room import ROOM
from causeway.outbox import no_more
from causeway.outbox.models import Message, address_key
from tests.accounts import account

pytestmark = pytest.mark.django_db
REGION, STAFF = "region@campaign.example.org", "staff@campaign.example.org"


@pytest.fixture
def everybody(branch, secretary):
    """A secretary, a deputy, somebody of the region, somebody of the whole campaign."""
    an_officer(branch, Role.DEPUTY, DEPUTY, "Dee Deputy")
    account("regional", "see_branches", "answer_letters", regions=[branch.region], email=REGION)
    account("everywhere", "see_branches", "answer_letters", "all_regions", email=STAFF)
    return branch


def state(thread):
    return Thread.objects.get(pk=thread.pk).state


def whys(thread):
    return [(each.to, each.why) for each in thread.passings.all()]


def test_nobody_sees_a_letter_before_its_writer_sends_it_off(client, everybody):
    thread = a_letter(everybody, sent=False)
    assert not mail_to(SECRETARY, "letter")
    link = link_in(mail_to(WRITER)[0], "letters")
    assert "Nobody has seen it yet" in client.get(link).content.decode()
    assert state(thread) == State.ASKED  # looking sends nothing: mail scanners look
    client.post(link, {"act": "send"})
    client.post(link, {"act": "send"})
    assert state(thread) == State.SECRETARY
    assert len(mail_to(SECRETARY, "letter")) == 1
    above_the_fold = mail_to(SECRETARY, "letter")[0].text.partition("\n-- \n")[0]  # mail programs grey out what stands below
    assert "/branches/answer/" in above_the_fold


def test_four_weeks_without_an_answer(everybody):
    thread = a_letter(everybody)
    steps = [(7, State.DEPUTY, DEPUTY), (14, State.REGION, REGION), (21, State.STAFF, STAFF)]
    for days, expected, told in steps:
        assert actions.pass_on_overdue(NOW + days * DAY - dt.timedelta(minutes=1)) == 0
        assert actions.pass_on_overdue(NOW + days * DAY) == 1
        assert actions.pass_on_overdue(NOW + days * DAY) == 0  # once, however often it is done
        assert state(thread) == expected
        assert len(mail_to(told, "letter")) == 1
    assert len(mail_to(WRITER, "passed-on")) == 3
    assert "the campaign’s staff, because there was no answer in seven days" in mail_to(WRITER, "passed-on")[2].text.replace(
        "\n", " "
    )
    assert actions.pass_on_overdue(NOW + 28 * DAY) == 1  # staff are reminded, and it stays theirs
    assert state(thread) == State.STAFF
    assert len(mail_to(STAFF, "letter")) == 2
    acts = list(Entry.objects.filter(subject=f"branches.Thread:{thread.pk}").order_by("pk").values_list("act", flat=True))
    assert [act.partition(": ")[2] for act in acts] == [
        "written",
        "it goes to the secretary",
        "it goes to the deputy",
        "it goes to the region's staff",
        "it goes to staff",
        "staff are reminded",
    ]


def test_an_answer_comes_back_and_the_clock_stands_still(client, everybody):
    thread = a_letter(everybody)
    link = link_in(mail_to(SECRETARY, "letter")[0], "answer")
    assert "Shall we ask together?" in client.get(link).content.decode()
    client.post(link, {"act": "answer", "text": "Yes, on Friday."})
    assert state(thread) == State.ANSWERED
    assert "Yes, on Friday." in mail_to(WRITER, "answered")[0].text
    assert actions.pass_on_overdue(NOW + 365 * DAY) == 0


def test_who_writes_again_reaches_whoever_had_it(client, everybody):
    thread = a_letter(everybody)
    actions.pass_on_overdue(NOW + 7 * DAY)
    actions.answer(thread.pk, "Yes.", Officer.objects.get(role=Role.DEPUTY), NOW + 8 * DAY)
    client.post(link_in(mail_to(WRITER)[0], "letters"), {"act": "add", "text": "On which day?"})
    assert state(thread) == State.DEPUTY
    assert whys(thread)[-1] == ("deputy", Why.AGAIN)
    assert "On which day?" in mail_to(DEPUTY, "letter")[-1].text


def test_what_is_added_while_it_waits_does_not_begin_the_seven_days_anew(everybody):
    thread = a_letter(everybody)
    actions.add(thread.pk, "One more thing.", NOW + 5 * DAY)
    assert actions.pass_on_overdue(NOW + 7 * DAY) == 1
    assert "One more thing." in mail_to(DEPUTY, "letter")[0].text


@pytest.mark.parametrize("there", [(), (Role.DEPUTY,)])
def test_where_nobody_is_it_goes_straight_on(branch, there):
    for role in there:
        an_officer(branch, role, DEPUTY)
    thread = a_letter(branch)
    assert state(thread) == (State.DEPUTY if there else State.STAFF)


def test_a_letter_without_any_account_of_staff_waits_on_their_page_and_is_not_lost(branch):
    thread = a_letter(branch)
    assert state(thread) == State.STAFF
    assert actions.pass_on_overdue(NOW + 7 * DAY) == 1
    assert state(thread) == State.STAFF


def test_who_stands_down_is_passed_over_within_minutes_and_a_successor_gets_it(everybody):
    thread = a_letter(everybody)
    officers.end(Officer.objects.get(role=Role.SECRETARY).pk, Act.STAND_DOWN, by="officer", now=NOW)
    actions.pass_on_overdue(NOW + dt.timedelta(minutes=10))
    assert state(thread) == State.DEPUTY
    an_officer(everybody, Role.DEPUTY, "next@union.example.org", "Nia Next")
    actions.pass_on_overdue(NOW + dt.timedelta(minutes=20))
    assert whys(thread)[-1] == ("deputy", Why.FOLLOWED)
    assert len(mail_to("next@union.example.org", "letter")) == 1
    assert actions.pass_on_overdue(NOW + dt.timedelta(minutes=30)) == 0


def test_who_wants_no_mail_is_passed_over(everybody):
    no_more.suppress(address_key(SECRETARY))
    thread = a_letter(everybody)
    assert state(thread) == State.DEPUTY
    assert whys(thread) == [("secretary", Why.SENT), ("deputy", Why.NOBODY)]


def test_a_notice_that_comes_back_passes_the_letter_on_at_once_and_once(everybody):
    thread = a_letter(everybody)
    message = mail_to(SECRETARY, "waiting")[0]
    message.state = "bounced"
    listener = ROOM.listeners[message.kind]
    listener(message)
    listener(message)
    assert state(thread) == State.DEPUTY
    assert whys(thread) == [("secretary", Why.SENT), ("deputy", Why.NOT_ARRIVED)]
    Message(kind=message.kind, about="branches.Passing:999999", state="failed")
    listener(Message(kind=message.kind, about="branches.Passing:999999", state="failed"))
    listener(Message(kind=message.kind, about="nonsense", state="failed"))


def test_a_worker_that_is_killed_in_the_middle_leaves_it_whole_for_the_next(everybody, monkeypatch):
    thread = a_letter(everybody)

    def killed(_thread):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("causeway.branches.letterbox.mail.passed_on", killed)
        with pytest.raises(SystemExit):
            actions.pass_on_overdue(NOW + 7 * DAY)
    assert state(thread) == State.SECRETARY
    assert not mail_to(DEPUTY, "letter")
    actions.pass_on_overdue(NOW + 7 * DAY + dt.timedelta(minutes=2))
    assert state(thread) == State.DEPUTY
    assert len(mail_to(DEPUTY, "letter")) == 1


def test_an_officer_hands_on_and_the_writer_is_told(client, everybody):
    thread = a_letter(everybody)
    client.post(link_in(mail_to(SECRETARY, "letter")[0], "answer"), {"act": "hand-on"})
    assert state(thread) == State.DEPUTY
    assert len(mail_to(WRITER, "passed-on")) == 1


def test_a_second_press_passes_nobody_over(client, everybody):
    thread = a_letter(everybody)
    link = link_in(mail_to(SECRETARY, "letter")[0], "answer")
    for _press in range(2):
        client.post(link, {"act": "hand-on"})
    assert (state(thread), len(mail_to(WRITER, "passed-on"))) == (State.DEPUTY, 1)
    page = client.get(link).content.decode()
    assert "pass it on now" not in page  # it is the deputy's to say
    assert "Your words" in page


def test_staff_of_the_region_give_a_letter_to_the_whole_campaigns_once(client, everybody):
    thread = a_letter(everybody)
    for days in (7, 14):
        actions.pass_on_overdue(NOW + days * DAY)
    client.force_login(get_user_model().objects.get(username="regional"))
    page, button = f"/staff/branches/letters/{thread.pk}/", "Give it to staff of the whole campaign"
    assert button in client.get(page).content.decode()
    for _press in range(2):
        client.post(page, {"act": "hand-on"})
    assert (state(thread), len(mail_to(STAFF, "letter-staff"))) == (State.STAFF, 1)
    assert button not in client.get(page).content.decode()


def test_a_late_answer_of_the_secretary_is_welcome(client, everybody):
    thread = a_letter(everybody)
    link = link_in(mail_to(SECRETARY, "letter")[0], "answer")
    actions.pass_on_overdue(NOW + 7 * DAY)
    client.post(link, {"act": "answer", "text": "Sorry: yes."})
    assert state(thread) == State.ANSWERED


def test_the_link_of_who_no_longer_serves_opens_nothing(client, everybody):
    a_letter(everybody)
    link = link_in(mail_to(SECRETARY, "letter")[0], "answer")
    officers.end(Officer.objects.get(role=Role.SECRETARY).pk, Act.END, by="staff", now=NOW)
    answer = client.get(link)
    assert answer.status_code == 404
    assert "Shall we ask" not in answer.content.decode()
    assert client.get(link[:-6] + "xxxxx/").status_code == 404


def test_closed_and_erased(client, everybody):
    thread = a_letter(everybody)
    theirs, link = link_in(mail_to(SECRETARY, "letter")[0], "answer"), link_in(mail_to(WRITER)[0], "letters")
    client.post(link, {"act": "close"})
    client.post(link, {"act": "close"})
    assert state(thread) == State.CLOSED
    page = client.post(theirs, {"act": "answer", "text": "Too late."}).content.decode()
    assert "nobody left to answer" in page
    assert "is erased" in client.post(link, {"act": "erase"}).content.decode()
    assert client.get(link).status_code == 404
    kept = Thread.objects.get(pk=thread.pk)
    assert (kept.name, kept.email, kept.subject, kept.nonce) == ("", "", "", "")
    assert set(Words.objects.values_list("text", flat=True)) == {""}
    assert "Shall we" not in client.get(theirs).content.decode()


def test_from_another_site_nothing_is_done(everybody):
    thread = a_letter(everybody)
    link = link_in(mail_to(WRITER)[0], "letters")
    answer = Client().post(link, {"act": "close"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert state(thread) == State.SECRETARY


def test_an_empty_answer_and_one_that_names_a_child_stay_in_the_form(client, everybody):
    thread = a_letter(everybody)
    link = link_in(mail_to(SECRETARY, "letter")[0], "answer")
    assert "Write a few words first." in client.post(link, {"act": "answer", "text": " "}).content.decode()
    named = "I know Daisy Marsh, aged 7, who has autism."
    assert named in client.post(link, {"act": "answer", "text": named}).content.decode()
    assert state(thread) == State.SECRETARY


def test_each_step_belongs_to_one_thread_only(everybody):
    one, other = a_letter(everybody), a_letter(everybody, "other@school.example.org")
    actions.hand_on(one.pk, Holder.SECRETARY, "officer", NOW)
    assert state(other) == State.SECRETARY
    assert Passing.objects.filter(thread=other).count() == 1
