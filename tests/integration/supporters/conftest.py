"""Plainly made-up readers, and the way to being one."""

import datetime as dt
import re

import pytest

from causeway.areas import search
from causeway.areas.models import Area
from causeway.outbox.models import Message
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters import actions as acts
from causeway.supporters.newsletters.domain import Block, Kind
from causeway.supporters.newsletters.models import Newsletter

NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
READER = "reader@example.org"
YES = {"email": READER, "subjects": ["act", "figures"], "how_often": "each", "agree": "on"}


@pytest.fixture
def seat(db):
    search.forget()
    Area.objects.create(kind="nation", code="E92000001", name="England")
    yield Area.objects.create(kind="constituency", code="E14000901", name="Upper Example")
    search.forget()


@pytest.fixture
def joined(client, seat):
    """Somebody who said yes and confirmed it; their own page is open."""
    client.post("/updates/", {**YES, "near": "Upper Example"})
    open_link(client)
    return Supporter.objects.get()


def open_link(client):
    link = re.search(r"(/updates/open/\S+)", Message.objects.filter(kind="supporters-link").last().text)[1]
    return client.post(link, follow=True)


def a_reader(number=1, **more):
    values = {"subjects": ["act"], "state": "reader", "state_since": NOW, "email": f"reader{number}@example.org", **more}
    return Supporter.objects.create(**values)


def a_newsletter(**more):
    columns = {"subject": "An example", "about": "act", **more}
    return acts.write(columns, [Block(Kind.WORDS, text="Example words.")], "example-staff")


def on_its_way(newsletter):
    """Test it and send it; nobody has been written to yet."""
    acts.send_test(newsletter.pk, "staff@example.org", "", "", "example-staff", NOW)
    acts.send(newsletter.pk, newsletter.version, "example-staff", NOW)


def let_go(newsletter):
    """Test and send it, and write it to everybody."""
    on_its_way(newsletter)
    while acts.compose(NOW):
        pass
    return Newsletter.objects.get(pk=newsletter.pk)
