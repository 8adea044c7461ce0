"""A motion as its tests need it: places, one begun and opened, one passed and published."""

import datetime as dt
import re
from urllib.parse import urlsplit

from django.utils import timezone

from causeway.areas.placing import place_with
from causeway.motions.carrying import actions
from causeway.motions.carrying.domain import Act
from causeway.motions.carrying.models import Motion
from causeway.motions.pack import MOTIONS
from causeway.motions.published.models import Version
from causeway.motions.room import QUEUE
from causeway.outbox.models import Message
from causeway.review.actions import Decision, decide

ADA = "ada@example.org"
COUNTY = "authority:E10000003"


def link_sent() -> str:
    """The address in the last letter."""
    return re.search(r"http\S+(/motions/open/\S+)", Message.objects.latest("pk").text)[1]


def opens(client, email: str) -> None:
    """Let this browser in at somebody's desk."""
    client.post(urlsplit(actions.DESK.new_link(email, timezone.now())).path)


def begun(kind: str = "branch", named: str = "Exampleshire branch", email: str = ADA, place: str = COUNTY) -> Motion:
    """A motion whose writer opened the link."""
    pack = MOTIONS.words()
    motion = actions.begin(pack, pack.model(kind), named=named, place=place_with(place), email=email, now=timezone.now())
    actions.verify(email, timezone.now())
    return Motion.objects.get(pk=motion.pk)


def handed_in(**how) -> Motion:
    """A motion that was handed in and is wanted in public."""
    return step(begun(**how), Act.SUBMIT, in_public=True)


def step(motion: Motion, act: Act, **reported) -> Motion:
    """One step of a motion."""
    return actions.step(motion.pk, act, timezone.now(), on=reported.pop("on", dt.date(2026, 11, 20)), **reported)


def published(motion: Motion) -> Version:
    """The motion's waiting version, read by staff."""
    waits = motion.versions.get(state="held for review")
    decide(QUEUE, waits.pk, Decision.PUBLISH, version=waits.version, why="", by="staff", now=timezone.now())
    return Version.objects.get(pk=waits.pk)


def passed(**how) -> Motion:
    """A motion that was passed, on the site."""
    motion = step(handed_in(**how), Act.PASS, votes_for=31, votes_against=4, votes_abstained=None, in_public=True)
    published(motion)
    return motion
