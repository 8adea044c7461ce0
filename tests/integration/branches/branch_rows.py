"""Plainly made-up branches and whoever speaks for them."""

import datetime as dt
import re

from django.utils import timezone

from causeway.branches.directory.importing import publish
from causeway.branches.directory.models import Branch
from causeway.branches.letterbox import actions as letterbox
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import Role
from causeway.outbox.models import Message
from causeway.regions.models import Region

DAY = dt.timedelta(days=1)
NOW = timezone.now().replace(microsecond=0) - 40 * DAY  # what a browser does in a test comes after
SECRETARY, DEPUTY, WRITER = "sec@union.example.org", "dep@union.example.org", "writer@school.example.org"
COUNCIL, FURTHER, ONE, TWO = "E10000901", "E10000902", "E14000901", "E14000902"


def a_branch(*councils, name="Example branch", region=Region.LONDON, **texts):
    branch = Branch.objects.create(slug=name.lower().replace(" ", "-"), name=name, region=region, created=NOW)
    branch.authorities.set(councils)
    given = {"about": "We meet and write.", "roles": "MP contact: an hour a month", "shows_secretary": True}
    publish(branch, given | texts, by="staff", now=NOW)
    return branch


def an_officer(branch, role=Role.SECRETARY, email=SECRETARY, name="Sam Secretary", **more):
    return officers.name(branch, role, name, email, **({"until": None, "by": "staff", "now": NOW} | more))


def a_letter(branch, email=WRITER, *, sent=True, **more):
    given = {"name": "Wren Writer", "subject": "Our MP", "text": "Shall we ask together?", "volunteers": False}
    thread = letterbox.write(branch, email=email, now=NOW, **(given | more))
    return letterbox.send_off(thread.pk, NOW) if sent else thread


def mail_to(email, kind=""):
    return list(Message.objects.filter(to=email, kind__contains=kind).order_by("pk"))


def link_in(message, part):
    return re.search(rf"http\S+?(/branches/{part}/\S+)", message.text)[1]
