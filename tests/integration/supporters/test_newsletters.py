"""A newsletter is tested, goes to those who asked for its kind, once each, whatever breaks in between, and stops on a press."""

import datetime as dt
import email
import email.policy
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from causeway.outbox import no_more
from causeway.outbox.actions.posting import NewMessage, post_many
from causeway.outbox.composing import compose as as_mail
from causeway.outbox.exceptions import BadMessage, NobodyThere
from causeway.outbox.models import Lane, Message, address_key
from causeway.outbox.registry import address_now, tell
from causeway.supporters.joining import actions as joining
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters import actions as acts
from causeway.supporters.newsletters import copies
from causeway.supporters.newsletters.domain import Block, Kind
from causeway.supporters.newsletters.mailing import copy_of
from causeway.supporters.newsletters.models import Delivery, Newsletter, PlaceCopy
from causeway.supporters.newsletters.queries import how_many
from causeway.supporters.newsletters.reading import parts_for
from tests.integration.supporters.conftest import NOW, a_newsletter, a_reader, let_go, on_its_way

pytestmark = pytest.mark.django_db


def got():
    return sorted(Message.objects.filter(kind="newsletter").values_list("to", flat=True))


def test_it_goes_to_those_who_chose_it():
    a_reader(1)
    a_reader(2, subjects=["politics"])
    a_reader(3, state="left")
    a_reader(4, state="asked")
    a_reader(5, paused_until=NOW.date().replace(month=12))
    a_reader(6, paused_until=NOW.date())
    no_more.suppress(address_key("reader7@example.org"))
    a_reader(7)
    let_go(a_newsletter())
    assert got() == ["reader1@example.org", "reader6@example.org"]


def test_only_where_it_is_for():
    a_reader(1, seat_code="E14000901", region="E12000007")
    a_reader(2, seat_code="E14000902", region="E12000007")
    a_reader(3, region="E12000001")
    let_go(a_newsletter(area_kind="seat", area_code="E14000901"))
    assert got() == ["reader1@example.org"]
    let_go(a_newsletter(area_kind="region", area_code="E12000007"))
    assert got() == ["reader1@example.org", "reader1@example.org", "reader2@example.org"]


def test_one_a_month_is_one_a_month():
    a_reader(1, how_often="monthly")
    let_go(a_newsletter())
    assert got() == []
    let_go(a_newsletter(monthly=True))
    let_go(a_newsletter(monthly=True))
    assert got() == ["reader1@example.org"]
    Delivery.objects.update(at=NOW.replace(month=10))
    let_go(a_newsletter(monthly=True))
    assert len(got()) == 2


def test_after_a_break_it_goes_on_and_nobody_gets_it_twice(monkeypatch):
    monkeypatch.setattr(acts, "AT_ONCE", 3)
    for number in range(8):
        a_reader(number)
    newsletter = a_newsletter()
    on_its_way(newsletter)
    acts.compose(NOW)

    def broken(_messages):
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(acts, "post_many", broken)
        with pytest.raises(OSError, match="full"):
            acts.compose(NOW)
    assert len(got()) == 3
    Newsletter.objects.update(reached=0)  # as if the note of how far it came were lost
    while acts.compose(NOW):
        pass
    assert got() == [f"reader{number}@example.org" for number in range(8)]
    assert Newsletter.objects.get().state == "sent"


@pytest.mark.django_db(transaction=True)
def test_what_a_place_reads_is_made_once_and_before_anybody_has_to_wait(monkeypatch):
    made = []

    def counted(newsletter, parts):
        made.append(connection.in_atomic_block)
        return copy_of(newsletter, parts)

    monkeypatch.setattr(copies, "copy_of", counted)
    monkeypatch.setattr(acts, "AT_ONCE", 2)
    for number in range(6):
        a_reader(number, seat_code=f"E1400090{number % 2}", region="E12000007")
    a_reader(6)
    let_go(a_newsletter())
    assert made == [False] * 3
    assert len(got()) == 7
    assert not PlaceCopy.objects.exists()


def test_what_was_made_before_a_stop_is_made_anew_after_it(monkeypatch):
    monkeypatch.setattr(acts, "AT_ONCE", 1)
    for number in range(2):
        a_reader(number)
    newsletter = a_newsletter()
    on_its_way(newsletter)
    acts.compose(NOW)
    assert PlaceCopy.objects.count() == 1
    acts.stop(newsletter.pk, "example-staff", NOW)
    PlaceCopy.objects.create(newsletter=newsletter, text="What was near then.", html="")  # as of a worker that had begun on it
    acts.go_on(newsletter.pk, "example-staff", NOW)
    acts.compose(NOW)
    assert "What was near then." not in Message.objects.get(kind="newsletter", to="reader1@example.org").text


def test_a_draft_counts_its_readers_without_reading_them(django_assert_num_queries):
    for number in range(3):
        a_reader(number, subjects=["act", "figures"])
    a_reader(3, subjects=["act-now"])
    a_reader(4, how_often="monthly")
    newsletter = a_newsletter(monthly=True)
    with django_assert_num_queries(1):
        assert how_many(newsletter, NOW) == 4


def test_it_is_read_before_it_goes():
    newsletter = a_newsletter()
    with pytest.raises(acts.NotNow, match="Send yourself a test first"):
        acts.send(newsletter.pk, 1, "example-staff", NOW)
    acts.send_test(newsletter.pk, "staff@example.org", "", "", "example-staff", NOW)
    acts.change(newsletter.pk, {"subject": "Another"}, [Block(Kind.WORDS, text="Other words.")], 1, "example-staff")
    with pytest.raises(acts.NotNow, match="Somebody changed it"):
        acts.send(newsletter.pk, 1, "example-staff", NOW)
    with pytest.raises(acts.NotNow, match="Send yourself a test first"):
        acts.send(newsletter.pk, 2, "example-staff", NOW)
    with pytest.raises(acts.NotNow, match="Somebody else changed it"):
        acts.change(newsletter.pk, {}, [], 1, "example-staff")


def test_stopped_it_is_written_to_nobody_and_nothing_leaves(monkeypatch):
    monkeypatch.setattr(acts, "AT_ONCE", 1)
    for number in range(3):
        a_reader(number)
    newsletter = a_newsletter()
    on_its_way(newsletter)
    acts.compose(NOW)
    acts.stop(newsletter.pk, "example-staff", NOW)
    assert acts.compose(NOW) == 0
    assert Lane.objects.get().paused_at is not None
    acts.go_on(newsletter.pk, "example-staff", NOW)
    while acts.compose(NOW):
        pass
    assert len(got()) == 3
    assert Lane.objects.get().paused_at is None


def test_the_mail_says_what_it_is_and_how_to_leave():
    a_reader(1)
    let_go(a_newsletter(subject="Grüße, an example"))
    mail = email.message_from_bytes(as_mail(Message.objects.get(kind="newsletter")).as_bytes(), policy=email.policy.default)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https?://\S+/updates/no-more/\S+/>", mail["List-Unsubscribe"])
    assert re.fullmatch(r"<updates\.\S+>", mail["List-Id"])
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for text in (plain, html):
        assert mail["List-Unsubscribe"].strip("<>") in text
        assert "leave.invalid" not in text
    assert "<style" not in html
    assert 'style="' in html
    assert "<img" not in html


def test_who_leaves_while_it_waits_does_not_get_it():
    reader = a_reader(1)
    let_go(a_newsletter())
    waiting = Message.objects.get(kind="newsletter")
    assert address_now(waiting) == reader.email
    joining.leave(reader.pk, NOW)
    with pytest.raises(NobodyThere):
        address_now(waiting)


def test_who_pauses_while_it_waits_does_not_get_it():
    reader = a_reader(1)
    let_go(a_newsletter())
    waiting = Message.objects.get(kind="newsletter")
    joining.pause(reader, timezone.localdate() + dt.timedelta(days=1))
    with pytest.raises(NobodyThere):
        address_now(waiting)
    joining.pause(reader, None)
    assert address_now(waiting) == reader.email


def test_mail_that_comes_back_ends_it():
    reader = a_reader(1)
    let_go(a_newsletter())
    Message.objects.filter(kind="newsletter").update(state="bounced")
    tell(Message.objects.get(kind="newsletter"))
    reader.refresh_from_db()
    assert reader.state == "unreachable"


def test_a_test_leads_to_nobodys_list(client):
    newsletter = a_newsletter()
    acts.send_test(newsletter.pk, "staff@example.org", "", "", "example-staff", NOW)
    message = Message.objects.get(kind="newsletter-test")
    assert (message.to, message.no_more, message.lane) == ("staff@example.org", "", "")
    link = next(word for word in message.text.split() if "/updates/no-more/" in word)
    assert client.post("/" + link.split("://")[1].partition("/")[2]).status_code == 404


def test_whoever_has_no_address_is_shown_where_to_give_one_before_a_test(staff):
    path = staff.post("/staff/newsletters/new/", FORM).url
    assert "Send a test to staff@example.org" in staff.get(path).content.decode()
    get_user_model().objects.update(email="")
    without = staff.get(path).content.decode()
    assert "Send a test to" not in without
    assert "your account has no e-mail address" in without
    assert 'href="/staff/account/"' in without


def test_many_at_once_are_checked_as_each_is(db):
    news = [NewMessage("example", to, "An example", "Words.", "Example") for to in ("a@example.org", "not an address")]
    with pytest.raises(BadMessage):
        post_many(news)
    assert not Message.objects.filter(kind="example").exists()
    post_many([])


FORM = {
    "subject": "This week",
    "about": "act",
    "version": "0",
    "b-TOTAL_FORMS": "8",
    "b-INITIAL_FORMS": "0",
    "b-0-kind": "words",
    "b-0-text": "Write to your MP.",
    "b-1-kind": "link",
    "b-1-title": "Write",
    "b-1-link": "/write/",
    "b-2-kind": "figure",
    "b-3-kind": "near",
}


def test_one_address_that_no_mail_carries_keeps_a_newsletter_from_nobody(staff, seat):
    """Such addresses came in by lists before they were refused there."""
    people = [a_reader(number, seat_code=seat.code) for number in range(3)]
    Supporter.objects.filter(pk=people[1].pk).update(email="a..b@example.org")
    path = staff.post("/staff/newsletters/new/", FORM).url
    staff.post(f"{path}test/")
    staff.post(f"{path}act/", {"act": "send", "version": "1"})
    while acts.compose(timezone.now()):
        pass
    assert sorted(Message.objects.filter(kind="newsletter").values_list("to", flat=True)) == [people[0].email, people[2].email]
    assert Supporter.objects.get(pk=people[1].pk).state == "unreachable"
    assert Newsletter.objects.get().state == "sent"


@pytest.mark.parametrize(
    "link",
    [
        "https://[",
        "https://[::1",
        "https://example.org:99999999/",
        "https://example.org:x/",
        "//example.org",
        "javascript:alert(1)",
        "https://",
        "http://example.org",
    ],
)
def test_an_address_that_leads_nowhere_gets_a_sentence(staff, seat, link):
    answer = staff.post("/staff/newsletters/new/", FORM | {"b-1-link": link})
    assert answer.status_code == 422
    assert "begins with / or https://" in answer.content.decode()


def test_an_empty_form_says_of_each_field_what_is_missing(staff, seat):
    page = staff.post("/staff/newsletters/new/", FORM | {"subject": "", "about": ""}).content.decode()
    assert "Give it a subject." in page
    assert "Choose to whom it goes." in page
    assert "This field is required" not in page


def test_readers_of_a_place_are_told_in_tens_and_few_are_not_told(staff, seat):
    for number in range(3):
        a_reader(number, seat_code=seat.code, region="E12000001")
    for number in range(3, 27):
        a_reader(number, region="E12000002")
    for number in range(27, 60):
        a_reader(number, region="E12000003")
    here = staff.post("/staff/newsletters/new/", FORM | {"seat": seat.name}).url
    assert "Readers to whom it would go now: fewer than 10." in staff.get(here).content.decode()
    there = staff.post("/staff/newsletters/new/", FORM | {"region": "E12000002"}).url
    assert "Readers to whom it would go now: at least 20." in staff.get(there).content.decode()
    page = " ".join(staff.get("/staff/newsletters/").content.decode().split())
    assert "60 people confirmed" in page
    assert page.count("not shown") == 2, "with one alone the sum would tell it"
    assert ": 33" in page


def test_the_form_shows_what_is_there_and_a_block_is_added_without_a_script(staff, seat):
    assert staff.get("/staff/newsletters/new/").content.decode().count('class="news__block"') == 1
    typed = {"subject": "", "about": "act", "region": "E12000001", "monthly": "on", "b-TOTAL_FORMS": "1", "b-INITIAL_FORMS": "1"}
    answer = staff.post(
        "/staff/newsletters/new/", typed | {"b-0-kind": "link", "b-0-title": "Half", "b-0-link": "nowhere", "add": "1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count('class="news__block"') == 2
    assert 'value="nowhere"' in page
    assert "Give it a subject" not in page
    assert "Give an address" not in page
    assert '<option value="E12000001" selected>' in page
    assert not Newsletter.objects.exists()
    path = staff.post("/staff/newsletters/new/", FORM).url
    kept = staff.get(f"{path}change/").content.decode()
    assert kept.count('class="news__block"') == 4
    most = staff.post("/staff/newsletters/new/", {"b-TOTAL_FORMS": "8", "b-INITIAL_FORMS": "0", "add": "1"}).content.decode()
    assert most.count('class="news__block"') == 8
    assert 'name="add"' not in most


def test_a_block_with_nothing_to_say_to_this_reader_says_so_in_its_place(staff, seat):
    path = staff.post("/staff/newsletters/new/", FORM | {"b-3-kind": "", "b-3-text": ""}).url
    nowhere = staff.get(path).content.decode()
    assert "A reader who named no place gets nothing here. Type a place above to read it." in nowhere
    assert "None leads in this one" in staff.get(f"{path}?near=Upper Example").content.decode()
    text = copy_of(Newsletter.objects.get(), parts_for(Newsletter.objects.get(), "", "", timezone.now())).text
    assert "gets nothing here" not in text


def test_staff_write_read_test_and_send_it(staff, seat):
    a_reader(1, seat_code=seat.code)
    path = staff.post("/staff/newsletters/new/", FORM).url
    shown = staff.get(f"{path}?near=Upper Example").content.decode()
    assert "Readers to whom it would go now: 1." in shown
    assert "As in Upper Example" in shown
    assert "Write to your MP." in shown
    staff.post(f"{path}test/")
    assert Message.objects.get(kind="newsletter-test").to == "staff@example.org"
    staff.post(f"{path}act/", {"act": "send", "version": "1"})
    newsletter = Newsletter.objects.get()
    assert newsletter.state == "sending"
    while acts.compose(NOW):
        pass
    assert "/write/" in Message.objects.get(kind="newsletter").text
    public = staff.get(f"/updates/sent/{newsletter.uid}/").content.decode()
    assert "Write to your MP." in public
    staff.post(f"{path}outcome/", {"came_of_it": "Two MPs answered."})
    assert "Two MPs answered." in staff.get("/updates/sent/").content.decode()
    assert staff.get(f"{path}change/").url == path


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"subject": ""}, "Give it a subject"),
        ({"b-1-link": "javascript:alert(1)"}, "begins with / or https"),
        ({"b-1-link": "//example.org"}, "begins with / or https"),
        ({"b-0-text": ""}, "Write the words of this block"),
        ({"seat": "Nowhere"}, "no constituency of that name"),
        ({"b-0-kind": "", "b-1-kind": "", "b-2-kind": "", "b-3-kind": ""}, "at least one block"),
    ],
)
def test_what_is_wrong_is_said_and_the_words_stay(staff, wrong, said):
    answer = staff.post("/staff/newsletters/new/", {**FORM, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "This week" in answer.content.decode() or "subject" in wrong
    assert not Newsletter.objects.exists()


def test_writers_do_not_send_and_others_see_nothing(client):
    newsletter = a_newsletter()
    user = get_user_model().objects.create_user("example-writer", "writer@example.org", "example-password-long", is_staff=True)
    client.force_login(user)
    assert client.get("/staff/newsletters/").status_code in {302, 403}
    user.groups.add(Group.objects.get(name="Newsletter writers"))
    client.force_login(get_user_model().objects.get(pk=user.pk))
    assert client.get("/staff/newsletters/").status_code == 200
    assert client.post(f"/staff/newsletters/{newsletter.pk}/act/", {"act": "send", "version": "1"}).status_code in {302, 403}
    assert Newsletter.objects.get().state == "draft"


def test_a_draft_is_nobodys_to_read(client):
    assert client.get(f"/updates/sent/{a_newsletter().uid}/").status_code == 404
