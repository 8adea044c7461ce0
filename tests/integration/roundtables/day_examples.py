"""A roundtable that is plainly an example: one owner, two seats with their MPs invited, three guests."""

import datetime as dt
import email
import email.policy

from causeway.outbox.composing import compose
from causeway.outbox.models import Message
from causeway.people.row_links import new_nonce
from causeway.roundtables.invitations.domain.invitations import State as Sent
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.table.actions.opening import new_link, open_desk
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Organiser, Roundtable, Seat

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def a_friday(weeks=12, hour=12):
    """A Friday so many weeks ahead, by London's clock."""
    from causeway.calendars.domain import at

    day = NOW.date() + dt.timedelta(weeks=weeks)
    return at(day + dt.timedelta(days=(4 - day.weekday()) % 7), dt.time(hour, 30))


def a_roundtable(slug="example", state="draft", **more):
    roundtable = Roundtable.objects.create(
        **{
            "slug": slug,
            "created": NOW,
            "changed": NOW,
            "state": state,
            "state_since": NOW,
            "title": "Example roundtable",
            "start_from": "seats",
            "venue": "Example School",
            "joining": "Ring the bell at the side gate",
            "themes": ["Waiting for help", "Speech and language"],
            "calendar_uid": f"roundtable-{slug}",
        }
        | more
    )
    Organiser.objects.create(
        roundtable=roundtable,
        name="Example Organiser",
        post="branch secretary",
        email=f"organiser@{slug}.example.org",
        role="owner",
        invited_at=NOW,
        verified_at=NOW,
    )
    return roundtable


def a_seat(roundtable, code="E14000901", mp="Ada Example", member=901):
    seat = Seat.objects.create(
        roundtable=roundtable, code=code, name=f"Example Seat {code[-1]}", member_id=member, mp_name=mp, added=NOW
    )
    Invitation.objects.create(
        roundtable=roundtable,
        seat=seat,
        member_id=member,
        mp_name=mp,
        state=Sent.DELIVERED,
        state_since=NOW,
        created=NOW,
        nonce=new_nonce(),
    )
    return seat


def an_answer(seat, said="attends", dates=(), email="office@parliament.example.org", at=NOW):
    answer = Answer.objects.create(invitation=seat.invitations.get(), at=at, said=said, heard="the office's page", email=email)
    answer.dates.set(dates)
    return answer


def a_guest(roundtable, name="Bo", **more):
    given = {"kind": "head", "name": name, "email": f"{name.lower()}@school.example.org", "school": "Example School"}
    return Guest.objects.create(roundtable=roundtable, added=NOW, **(given | more))


def a_date(roundtable, weeks=12):
    return CandidateDate.objects.create(roundtable=roundtable, starts_at=a_friday(weeks))


def desk(client, roundtable):
    """Open the owner's desk in a test client."""
    owner = roundtable.organisers.get(role="owner")
    client.cookies["causeway_roundtables"] = open_desk(new_link(owner.email, NOW, HOUR), NOW)
    return client


def mails(kind=""):
    """Return the composed mail of every message, in order."""
    rows = Message.objects.filter(**({"kind": kind} if kind else {})).order_by("pk")
    return [email.message_from_bytes(compose(row).as_bytes(), policy=email.policy.default) for row in rows]


def calendar_of(mail):
    """Return the METHOD and the text of a mail's invitation."""
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    return part.get_param("method"), part.get_content()
