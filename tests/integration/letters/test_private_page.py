import datetime as dt
import io
import json
import re
import zipfile

import pytest
from after_sending import letter_that_went, open_page
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from naming import names_nia

from causeway.audit.models import Entry
from causeway.letters.after.actions import visiting
from causeway.letters.after.models import PrivateLink, Reply
from causeway.letters.letter.models import Draft, Letter
from causeway.outbox import no_more
from causeway.outbox.models import Message, address_key
from causeway.people.one_time import digest
from causeway.privacy.erasing import erase_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits_yet():
    cache.clear()


def ask(client, email):
    return client.post("/write/mine/find/", {"email": email})


def body(answer, email):
    """What a page says, without what differs by the address typed or by the form's token."""
    return re.sub(r'value="\w{64}"', "", answer.content.decode().replace(email, "…"))


def link_in_mail():
    return re.search(r"/write/mine/open/\S+", Message.objects.get(kind="letter-private-link").text)[0]


def test_the_answer_is_the_same_whether_or_not_we_know_the_address(client, world):
    letter_that_went()
    known, unknown = ask(client, "nia@example.org"), ask(client, "who@example.org")
    assert body(known, "nia@example.org") == body(unknown, "who@example.org")
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert set(known.headers) == set(unknown.headers)
    assert [message.to for message in Message.objects.all()] == ["nia@example.org"]


def test_the_link_opens_the_page_once_for_an_hour(client, world):
    letter_that_went()
    ask(client, "NIA@example.org")
    link = link_in_mail()
    elsewhere = Client()
    assert elsewhere.get(link).status_code == 200
    assert elsewhere.head(link).status_code == 200  # a scanner uses nothing up
    opened = elsewhere.post(link)
    assert opened.url == "/write/mine/"
    cookie = elsewhere.cookies["causeway_mine"]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == ("/write/mine/", True, 3600)
    page = elsewhere.get("/write/mine/")
    assert "Ada Example" in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"  # our own forms need it; other sites are told nothing
    assert "no-store" in page.headers["Cache-Control"]
    assert Client().post(link).status_code == 404
    assert client.get("/write/mine/").url == "/write/mine/find/"
    kept = PrivateLink.objects.get()
    assert cookie.value not in str(kept.__dict__)
    PrivateLink.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    assert elsewhere.get("/write/mine/").status_code == 302


def test_a_link_too_old_or_made_up_opens_nothing(client, world):
    letter_that_went()
    token = visiting.new_link("nia@example.org", timezone.now() - dt.timedelta(hours=3), visiting.LINK_LIFE)
    for wrong in (token, "x" * 32, "é"):
        assert client.post(f"/write/mine/open/{wrong}/").status_code == 404
        assert client.get(f"/write/mine/open/{wrong}/").status_code == 404
    assert "causeway_mine" not in client.cookies


def test_opening_needs_our_own_page_so_that_nobody_is_led_into_a_strangers(world):
    letter_that_went()
    token = visiting.new_link("nia@example.org", timezone.now(), visiting.LINK_LIFE)
    assert Client(enforce_csrf_checks=True).post(f"/write/mine/open/{token}/").status_code == 403


def test_one_address_gets_three_links_an_hour_and_one_visitor_no_more_tries_than_its_limit(client, world):
    letter_that_went()
    for _ in range(5):
        assert ask(client, "nia@example.org").status_code == 200
    assert Message.objects.count() == 3
    answers = [ask(client, f"w{number}@example.org").status_code for number in range(56)]
    assert answers == [200] * 55 + [429]


def test_no_mail_to_an_address_whose_owner_wants_none(client, world):
    letter_that_went()
    no_more.suppress(address_key("nia@example.org"), everything=True)
    assert ask(client, "nia@example.org").status_code == 200
    assert not Message.objects.exists()


def test_nobody_sees_or_touches_anybody_elses_letter(client, world):
    mine, theirs = letter_that_went(), letter_that_went(email="bo@example.org")
    reply = Reply.objects.create(letter=theirs, logged_at=timezone.now(), received_on=timezone.now(), days=1)
    open_page(client)
    assert client.get(f"/write/mine/{mine.pk}/").status_code == 200
    for path in ("", "reply/", "chase/", "answer/", "withdraw/"):
        assert client.get(f"/write/mine/{theirs.pk}/{path}").status_code == 404
    for path in ("reply/", "chase/", "answer/", "withdraw/", "keep/", f"reply/{reply.pk}/remove/"):
        assert client.post(f"/write/mine/{theirs.pk}/{path}", {"step": "keep", "way": "own"}).status_code == 404
    client.post(f"/write/mine/{mine.pk}/reply/{reply.pk}/remove/")
    theirs.refresh_from_db()
    assert theirs.text
    assert Reply.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "days", "title", "next_step"),
    [
        ("awaiting confirmation", 0, "Waiting for you", "Press the button"),
        ("queued", 0, "On its way", "goes by itself"),
        ("delivered", 3, "Delivered", "Wait until"),
        ("delivered", 15, "Delivered", "ask what became of it"),
        ("chased", 20, "You asked after it", "ask what became of it"),
        ("not delivered", 1, "Not delivered", "Send it from your own mailbox"),
        ("uncertain", 1, "Being looked into", "finding out"),
        ("cancelled", 1, "Cancelled", "Nothing to do"),
        ("expired", 9, "Expired", "begin again"),
        ("sent by the writer", 15, "Sent by you", "ask what became of it"),
    ],
)
def test_every_state_is_said_in_words_with_what_to_do_next(client, world, state, days, title, next_step):
    letter = letter_that_went(days, state)
    open_page(client)
    for address in ("/write/mine/", f"/write/mine/{letter.pk}/"):
        page = client.get(address).content.decode()
        assert title in page
        assert next_step in page
        assert f"{days} day" in page or state in {"awaiting confirmation", "queued", "cancelled", "expired"}


def test_everything_can_be_taken_away_as_data_and_as_a_page(client, world):
    letter = letter_that_went()
    Reply.objects.create(letter=letter, logged_at=timezone.now(), received_on=timezone.now(), days=4, text="I <will> ask.")
    open_page(client)
    file = zipfile.ZipFile(io.BytesIO(client.get("/write/mine/my-letters.zip").content))
    held = json.loads(file.read("everything.json"))
    assert held["letters.Letter"][0]["text"].startswith("Dear Ms Example")
    assert held["letters.Reply"][0]["text"] == "I <will> ask."
    page = file.read("everything.html").decode()
    assert "I &lt;will&gt; ask." in page
    assert "letters.Letter" not in page
    for said in (Letter._meta.verbose_name_plural, Letter.personal.purpose, Letter.personal.sentence(Letter)):
        assert escape(str(said)[1:]) in page  # the first letter is a capital there


def test_closing_the_page_ends_the_visit_everywhere(client, world):
    letter_that_went()
    open_page(client)
    copied = client.cookies["causeway_mine"].value
    client.post("/write/mine/leave/")
    client.cookies["causeway_mine"] = copied
    assert client.get("/write/mine/").status_code == 302


def test_a_draft_is_listed_too_and_its_writer_gets_a_link(client, world):
    now = timezone.now()
    Draft.objects.create(token_digest=digest("x"), created=now, changed=now, email="Nia@example.org")
    ask(client, "nia@example.org")
    client.post(link_in_mail())
    assert "A letter begun on" in client.get("/write/mine/").content.decode()


def test_old_links_are_erased_and_the_audit_holds_no_address(client, world):
    letter_that_went()
    ask(client, "nia@example.org")
    client.post(link_in_mail())
    now = timezone.now()
    assert erase_due(PrivateLink, PrivateLink.personal, now) == 0
    assert erase_due(PrivateLink, PrivateLink.personal, now + dt.timedelta(days=2)) == 1
    assert not names_nia(list(Entry.objects.values()))


def test_a_letter_can_be_kept_for_longer(client, world):
    from causeway.letters import retention

    letter = letter_that_went(34)
    open_page(client)
    client.post(f"/write/mine/{letter.pk}/keep/")
    now = timezone.now()
    assert retention.erase_expired(now + dt.timedelta(days=2)).letters == 0
    assert retention.erase_expired(now + dt.timedelta(days=36)).letters == 1
    assert not Letter.objects.get().text


def test_a_page_of_many_letters_asks_no_more_than_one_of_few(client, world, django_assert_max_num_queries):
    for days in (40, 45, 50):
        for state in ("expired", "cancelled", "being looked at", "delivered"):
            letter_that_went(days, state, confirmed_at=None)
    open_page(client)
    with CaptureQueriesContext(connection) as few:
        client.get("/write/mine/")
    for days in (60, 70, 80, 90):
        letter_that_went(days, "expired", confirmed_at=None)
    with django_assert_max_num_queries(len(few)):
        client.get("/write/mine/")


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "1 day ago"), (2, "2 days ago")])
def test_a_letter_of_today_was_sent_today(client, days, said):
    letter_that_went(days_ago=days)
    open_page(client)
    page = " ".join(client.get("/write/mine/").content.decode().split())
    assert re.search(rf"sent on [^<]*, {said}<", page)
