"""The writer's private page: asking for a link to it by e-mail, opening it once, leaving it."""

import datetime as dt

from django.db import transaction

from causeway.audit.actions import record
from causeway.letters.after import mail as mail_after
from causeway.letters.after.models import PrivateLink
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.models import Draft, Letter

LINK_LIFE = dt.timedelta(hours=2)  # of a link somebody asks for and waits for
REMINDER_LINK_LIFE = dt.timedelta(days=7)  # of the one in a reminder, which is read when it is read
VISIT_LIFE = dt.timedelta(hours=1)


def held_for(email: str) -> str:
    """Return the address under which we hold letters or drafts of whoever typed ``email``; empty when there are none."""
    letter: Letter | None = Letter.objects.of(email).first()
    if letter is not None:
        return letter.email
    draft = Draft.objects.filter(email__iexact=email.strip()).first() if email.strip() else None
    return draft.email if draft else ""


def new_link(email: str, now: dt.datetime, life: dt.timedelta) -> str:
    """Make a link that opens the page once, and return its token, which is kept nowhere else."""
    return PrivateLink.objects.issue(email, now, life)


@transaction.atomic
def send_link(email: str, now: dt.datetime) -> bool:
    """Send a link to the private page if we hold anything for this address; what the visitor is told is the same either way."""
    to = held_for(email)
    if not to or not mail_after.private_link(to, lambda: new_link(to, now, LINK_LIFE)):
        return False
    record(Noted.LINK_TO_PRIVATE_PAGE_SENT, actor="writer")
    return True


@transaction.atomic
def link_works(token: str, now: dt.datetime) -> None:
    """Raise :class:`~causeway.people.exceptions.LinkInvalid` for a link that opens nothing; changes nothing, because mail scanners open links."""
    PrivateLink.objects.unused(token, now)


@transaction.atomic
def open_page(token: str, now: dt.datetime) -> str:
    """Use the link up, and return the token of the visit it opens."""
    visit: str = PrivateLink.objects.unused(token, now).use_up(now, VISIT_LIFE)
    record(Noted.PRIVATE_PAGE_OPENED, actor="writer")
    return visit


@transaction.atomic
def enter(email: str, now: dt.datetime) -> str:
    """Open the page for a browser that has just used another link from this mailbox, and return the token of the visit."""
    visit: str = PrivateLink.objects.enter(email, now, VISIT_LIFE)
    record(Noted.PRIVATE_PAGE_OPENED, actor="writer")
    return visit


def leave(visit: str) -> None:
    """End a visit."""
    PrivateLink.objects.leave(visit)
