"""Plainly made-up sources, and what they bring."""

import datetime as dt

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from causeway.letters.letter.models import Letter
from causeway.news.items.domain import Found, Kind
from causeway.news.sources.domain import Kind as SourceKind
from causeway.news.sources.models import Source

NOW = timezone.now().replace(microsecond=0)
STORY = (
    "The council told parents on Tuesday that four in ten children wait longer than a year for speech and language therapy, "
    "and that two of the five teams have no therapist at present. Heads of three primary schools said that they had begun to pay "
    "for help themselves, and that this could not go on beyond the summer term."
)


def a_source(key="example", now=NOW, **more):
    given = {"title": f"Source {key}", "kind": SourceKind.FEED.value, "address": "https://news.example/feed", "due_at": now}
    return Source.objects.create(key=key, **given | more)


def found(key="1", **more):
    given = {
        "kind": Kind.ARTICLE,
        "address": f"https://news.example/{key}",
        "title": f"An example of news number {key}",
        "extract": "An extract.",
        "published_at": NOW - dt.timedelta(hours=1),
    }
    return Found(key=key, **given | more)


def rss(*items):
    body = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{link}</guid>"
        f"<pubDate>Mon, 30 Nov 2026 08:00:00 GMT</pubDate><description>{text}</description></item>"
        for link, title, text in items
    )
    return f"<rss version='2.0'><channel><title>Example</title>{body}</channel></rss>".encode()


def a_letter(**more):
    """A letter to the member 172 that was delivered three days ago."""
    given = {
        "created": NOW - dt.timedelta(days=4),
        "state": "delivered",
        "state_since": NOW,
        "confirmed_at": NOW - dt.timedelta(days=3),
        "role": "leader",
        "seat_code": "E14001329",
        "seat_name": "Leeds East",
        "addressee_key": "mp:172",
        "addressee_name": "An Example",
        "addressee_email": "mp@parliament.example",
        "ask_key": "local-services",
        "email": "head@school.example",
        "address_key": "a",
    }
    return Letter.objects.create(**given | more)


def _with(client, name, *permissions):
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    client.force_login(user)
    return client


def a_keeper(client):
    return _with(client, "keeper", "keep_sources")


def an_editor(client):
    return _with(client, "editor", "edit_news")
