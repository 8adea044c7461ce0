"""A desk: a link by e-mail opens it once, by a button; the visit lasts its time; nobody learns who has used the site."""

import datetime as dt
import re

import pytest
from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone
from django.utils.formats import date_format

from causeway.outbox.models import Message, Suppression, address_key
from causeway.people.desk import Desk, DeskWords
from causeway.people.models import Link
from causeway.privacy.erasing import erase_due

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
ADA = "ada@example.org"
opened = []
DESK = Desk(
    "kites",
    at="/kites/",
    home="kites:mine",
    words=DeskWords(title="My kites", why="See the kites you flew."),
    knows=lambda email: ADA if email.casefold() == ADA else "",
    opened=lambda email, now: opened.append(email),
)


@DESK.private
def mine(request, visit):
    return HttpResponse(f"kites of {visit.email}")


from causeway.config.urls import urlpatterns as site  # noqa: E402

kites = ([path("mine/", mine, name="mine"), *DESK.urls()], "kites")
urlpatterns = [path("kites/", include(kites)), *site]


def link_sent() -> str:
    return re.search(r"http\S+(/kites/open/\S+)", Message.objects.latest("pk").text)[1]


def ask(client, email=ADA):
    return client.post("/kites/find/", {"email": email})


def test_a_link_opens_the_desk_by_its_button_and_once(client):
    opened.clear()
    page = ask(client, " ADA@example.org ")
    assert "link is on its way" in page.content.decode()
    link = link_sent()
    assert "My kites" in client.get(link).content.decode()
    assert client.get("/kites/mine/").status_code == 302  # looking used nothing up
    assert client.post(link).url == "/kites/mine/"
    assert client.get("/kites/mine/").content.decode() == f"kites of {ADA}"
    assert opened == [ADA]
    assert client.get("/kites/mine/")["Referrer-Policy"] == "same-origin"
    again = client.get(link)
    assert (again.status_code, "used already" in again.content.decode()) == (404, True)


def test_a_stranger_is_told_the_same_and_sent_nothing(client):
    known, unknown = ask(client).content.decode(), ask(client, "bo@example.org").content.decode()
    assert known.replace(ADA, "") == unknown.replace("bo@example.org", "")
    assert Message.objects.count() == 1


def test_what_is_no_address_is_said_and_kept(client):
    page = ask(client, "ada at example").content.decode()
    assert "Look for a missing @" in page
    assert 'value="ada at example"' in page


def test_a_visit_ends_when_left_or_over(client):
    ask(client)
    client.post(link_sent())
    assert client.post("/kites/leave/").status_code == 200
    assert client.get("/kites/mine/").url == "/kites/find/"
    ask(client)
    client.post(link_sent())
    Link.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    assert client.get("/kites/mine/").url == "/kites/find/"


def test_a_link_of_another_desk_opens_nothing(client):
    token = Link.objects.issue(ADA, timezone.now(), dt.timedelta(hours=1), desk="boats")
    assert client.post(f"/kites/open/{token}/").status_code == 404


def test_three_links_an_hour_to_one_address(client):
    for _ in range(5):
        assert ask(client).status_code == 200
    assert Message.objects.count() == 3


def test_who_said_that_it_never_was_them_is_sent_no_link(client):
    Suppression.objects.create(address_key=address_key(ADA), everything=True)
    assert "on its way" in ask(client).content.decode()
    assert not Message.objects.exists()


def test_links_are_erased_a_day_after_they_ran_out():
    now = timezone.now()
    Link.objects.issue(ADA, now, dt.timedelta(hours=2), desk="kites")
    assert erase_due(Link, Link.personal, now + dt.timedelta(hours=25)) == 0
    assert erase_due(Link, Link.personal, now + dt.timedelta(hours=27)) == 1


def test_the_mail_says_until_when_its_link_works():
    now = timezone.now()
    DESK.send_link(ADA, now)
    until = date_format(timezone.localtime(now + DESK.link_lasts), "j F Y, H:i")
    assert f"It works once, until {until}." in Message.objects.get().text.replace("\n", " ")
