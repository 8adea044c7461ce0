"""Rows that are plainly examples, for a browser to walk over: run in the product's own process by its ``shell``. Prints what opens them."""

import datetime as dt
import json
import sys

from django.utils import timezone

from causeway.people.row_links import new_nonce
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.day.sheet import actions as sheet
from causeway.roundtables.day.sheet.domain import Format
from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.table import guest_links
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions.opening import new_link, open_desk
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Organiser, Roundtable, Seat

NOW = timezone.now().replace(second=0, microsecond=0)
WEEK = dt.timedelta(weeks=1)


def a_roundtable(slug: str, state: str) -> Roundtable:
    roundtable = Roundtable.objects.create(
        slug=slug,
        created=NOW,
        changed=NOW,
        state=state,
        state_since=NOW,
        title="Example roundtable",
        start_from="seats",
        themes=["Waiting for help"],
        venue="Example School",
        calendar_uid=f"roundtable-{slug}",
    )
    owner = Organiser.objects.create(
        roundtable=roundtable, name="Example Organiser", email="day@example.org", role="owner", invited_at=NOW, verified_at=NOW
    )
    seat = Seat.objects.create(roundtable=roundtable, code="E14001438", name="Example Seat", mp_name="Ada Example", added=NOW)
    Invitation.objects.create(
        roundtable=roundtable, seat=seat, member_id=1, mp_name="Ada Example", state="delivered", state_since=NOW, created=NOW
    )
    for name in ("Bo", "Cy", "Ed"):
        Guest.objects.create(
            roundtable=roundtable, kind="head", name=name, email=f"{name}@example.org", nonce=new_nonce(), added=NOW
        )
    sheet.lay_out(Desk(roundtable, owner), Format.TWO_HOURS, NOW)
    return Roundtable.objects.get(pk=roundtable.pk)


def make() -> dict[str, str]:
    polling, today = a_roundtable("example-poll", "polling"), a_roundtable("example-day", "confirmed")
    for weeks in (12, 13, 14):
        CandidateDate.objects.create(roundtable=polling, starts_at=NOW + weeks * WEEK)
    today.chosen = CandidateDate.objects.create(roundtable=today, starts_at=NOW - dt.timedelta(minutes=70))
    today.save()
    promise = Promise.objects.create(
        roundtable=today, seat=today.seats.get(), who="Ada Example", words="An example", client_id="example-1", made_at=NOW
    )
    PromiseEvent.objects.create(promise=promise, at=NOW, act="made", state="made")
    Story.objects.create(
        roundtable=a_roundtable("example-told", "held"),
        title="An example of what came of it",
        text="First we met.\n\nThen they asked.",
        state="published",
        state_since=NOW,
        published_at=NOW,
        approved_by="example-staff",
        slug="example-told",
    )
    guest = guest_links.address(polling.guests.get(name="Bo"))
    attends = guest_links.address(today.guests.get(name="Bo"))
    visit = open_desk(new_link("day@example.org", NOW, dt.timedelta(hours=1)), timezone.now())
    return {"guest": guest, "attends": attends, "visit": visit, "promise": str(promise.pk)}


sys.stdout.write(json.dumps(make()))
