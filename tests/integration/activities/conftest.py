"""Plainly made-up places, a proposal as somebody types it, and the way from there to the site."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from causeway.activities.activity import placing
from causeway.activities.activity.models import Activity
from causeway.activities.listing import queries
from causeway.areas import search, typed
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area, AreaRelation, School
from causeway.outbox.models import Message
from causeway.regions.models import LooksAfter

SEAT, OTHER, COUNCIL = "E14000901", "E14000902", "E10000901"
LONDON, WALES = "E12000007", "W92000004"
HOST, GUEST = "host@example.org", "guest@example.org"


def look_up(text):
    seats = {"EX1 1AA": SEAT, "EX2 2BB": OTHER}
    if text.upper() not in seats:
        return PostcodeAnswer(PostcodeStatus.UNKNOWN, text)
    return PostcodeAnswer(PostcodeStatus.KNOWN, text.upper(), constituency=seats[text.upper()], authority=COUNCIL)


@pytest.fixture
def places(db, monkeypatch):
    """One council in London with two seats and a school in each."""
    region = Area.objects.create(kind="region", code=LONDON, name="London")
    council = Area.objects.create(kind="authority", code=COUNCIL, name="Example Council")
    Area.objects.create(kind="nation", code="E92000001", name="England")
    for urn, code, name in ((900001, SEAT, "Upper Example"), (900002, OTHER, "Lower Example")):
        seat = Area.objects.create(kind="constituency", code=code, name=name)
        for whole in (region, council):
            AreaRelation.objects.create(part=seat, whole=whole, share=1, basis="whole", source="made up")
        School.objects.create(
            urn=urn, name=f"{name} School", town="Exampleton", postcode="EX1 1AA", constituency=seat, authority=council
        )
    for module in (placing, queries):
        monkeypatch.setattr(module, "look_up_postcode", look_up)
    monkeypatch.setattr(typed.areas, "look_up_postcode", look_up)
    search.forget()
    yield
    search.forget()


def in_days(count):
    return timezone.localdate() + dt.timedelta(days=count)


def proposal(**changed):
    """What somebody types, on a day three weeks away."""
    return {
        "kind": "stall",
        "title": "Stall at the summer fair",
        "text": "We hand out leaflets and talk.",
        "mode": "place",
        "place": "Town square, High Street",
        "near": "EX1 1AA",
        "place_shown": "on",
        "first_day": in_days(21).isoformat(),
        "begins": "10:00",
        "ends": "12:30",
        "who": "anyone",
        "signs_up": "on",
        "places": "2",
        "joining": "Ask for Bo at the blue tent.",
        "needs": ["speaker", "slides"],
        "show_support": "on",
        "name": "Example Host",
        "email": HOST,
    } | changed


def page(answer):
    """What an answer shows."""
    return answer.content.decode()


def link_in(message, path):
    """The path of a link that a message carries."""
    return re.search(rf"http\S+?(/activities/{path}/\S+)", message.text)[1]


@pytest.fixture
def propose(client, places):
    """Propose an activity and confirm it by the link in the host's mailbox."""

    def proposed(**changed):
        answer = client.post("/activities/new/", proposal(**changed))
        assert answer.status_code == 200, answer.content.decode()
        client.post(link_in(Message.objects.filter(kind="activity-confirm").latest("pk"), "open"))
        return Activity.objects.latest("pk")

    return proposed


@pytest.fixture
def published(propose, admin_client):
    """The same, read and published by staff."""

    def made(**changed):
        activity = propose(**changed)
        answer = admin_client.post(
            f"/staff/review/activities/{activity.pk}/", {"decision": "publish", "version": activity.version}
        )
        assert answer.status_code == 302, answer.content.decode()
        activity.refresh_from_db()
        return activity

    return made


@pytest.fixture
def signed_up(client):
    """Sign somebody up for an activity's first day and confirm it; returns the path of their own page."""

    def done(activity, email=GUEST, name="Example Guest"):
        day = activity.days.first()
        client.post(f"/activities/{activity.uid}/{day.pk}/sign-up/", {"name": name, "email": email})
        path = link_in(Message.objects.filter(kind="activity-sign-up", to=email).latest("pk"), "place")
        client.post(path, {"act": "come"})
        return path

    return done


@pytest.fixture
def regional(django_user_model):
    """Make an account of staff that looks after one region, or none yet."""

    def made(region=""):
        user = django_user_model.objects.create_user(f"regional {region}", password="an example", is_staff=True)
        may = Permission.objects.filter(codename__in=["publish_own_regions", "access_admin"])
        user.user_permissions.add(*may)
        if region:
            LooksAfter.objects.create(user=user, region=region)
        return user

    return made
