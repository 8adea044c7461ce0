"""Plainly made-up places, their MP, and items as a source would bring them."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from causeway.areas.models import Area, AreaRelation, School
from causeway.news.items.models import Item
from causeway.news.items.stored import Stored
from causeway.news.placing import stock
from causeway.news.ranking.arriving import read_what_came
from causeway.news.sources.models import Source
from causeway.representatives.members.models import Member, Parliament, Term

SEAT, OTHER, COUNCIL, REGION = "E14000901", "E14000902", "E10000901", "E12000901"


@pytest.fixture
def places(db):
    """A council in a region with two seats, a school in one of them, and the MP of that one."""
    stock.forget()
    nation = Area.objects.create(kind="nation", code="E92000001", name="England")
    region = Area.objects.create(kind="region", code=REGION, name="Example Region")
    council = Area.objects.create(kind="authority", code=COUNCIL, name="Exampleshire")
    far = Area.objects.create(kind="authority", code="E10000902", name="Elsewhereshire")
    seats = [
        Area.objects.create(kind="constituency", code=code, name=name) for code, name in ((SEAT, "Upwell"), (OTHER, "Downham"))
    ]
    for part, whole in (
        (council, region),
        (council, nation),
        *((seat, council) for seat in seats),
        *((seat, region) for seat in seats),
    ):
        AreaRelation.objects.create(part=part, whole=whole, share=1, basis="whole", source="made up")
    School.objects.create(urn=900001, name="Upwell Green Primary School", constituency=seats[0], authority=council)
    parliament = Parliament.objects.create(number=99, elected_on=dt.date(2024, 7, 4))
    member = Member.objects.create(member_id=99001, name="Ada Example", full_title="Ada Example MP", surname="Example")
    Term.objects.create(member=member, constituency=seats[0], parliament=parliament, valid_from=dt.date(2024, 7, 4))
    yield {"council": council, "seat": seats[0], "other": seats[1], "far": far}
    stock.forget()


@pytest.fixture
def source(db):
    now = timezone.now()
    return Source.objects.create(key="example", title="Example Gazette", kind="feed", due_at=now, state_since=now, good_at=now)


@pytest.fixture
def brought(places, source):
    """Store an item as the newsroom does, and have it read; how many days old it is, and what else it says, is told."""

    def bring(title, extract="", *, kind="article", days=0, read=True, **more):
        at = timezone.now() - dt.timedelta(days=days)
        number = Item.objects.count() + 1
        columns = {
            "address": f"https://example.org/{number}",
            "published_at": at,
            "first_seen_at": at,
            "changed_at": at,
            "as_of": at,
            "sha256": f"{number:064}",
            "address_key": f"{number:064}",
        }
        item = Item.objects.create(source=source, key=str(number), kind=kind, title=title, extract=extract, **columns | more)
        if read:
            read_what_came([Stored(item, new=True)])
        return item

    return bring


@pytest.fixture
def editor(client, db):
    user = get_user_model().objects.create_user("editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "edit_news"]))
    client.force_login(user)
    return client
