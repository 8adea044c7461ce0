"""An organiser's desk: asking for a link to it by e-mail, opening it once, leaving it."""

import datetime as dt

from django.db import transaction

from causeway.audit.actions import record
from causeway.roundtables.table import mail
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.models import LINK_HOURS, VISIT_HOURS, DeskLink, Organiser


def new_link(email: str, now: dt.datetime, life: dt.timedelta) -> str:
    """Make a link that opens the desk of this address once, and return its token, which is kept nowhere else."""
    return DeskLink.objects.issue(email, now, life)


@transaction.atomic
def send_link(email: str, now: dt.datetime) -> None:
    """Send a link to whoever gave this address. It is the same whether or not they organise anything yet."""
    mail.desk_link(email, new_link(email.strip(), now, dt.timedelta(hours=LINK_HOURS)))
    record(Noted.DESK_LINK_SENT, actor="organiser")


@transaction.atomic
def link_works(token: str, now: dt.datetime) -> None:
    """Raise :class:`~causeway.people.exceptions.LinkInvalid` for a link that opens nothing; changes nothing, because mail scanners open links."""
    DeskLink.objects.unused(token, now)


@transaction.atomic
def open_desk(token: str, now: dt.datetime) -> str:
    """Use the link up and return the token of the visit it opens. Whoever was asked to organise has thereby shown the address is theirs."""
    link = DeskLink.objects.unused(token, now)
    visit: str = link.use_up(now, dt.timedelta(hours=VISIT_HOURS))
    asked = Organiser.objects.filter(email__iexact=link.email, verified_at=None, revoked_at=None)
    for organiser in asked:
        record(Noted.ORGANISER_VERIFIED, actor=f"organiser:{organiser.pk}", subject=organiser.roundtable)
    asked.update(verified_at=now)
    return visit


def leave(visit: str) -> None:
    """End a visit."""
    DeskLink.objects.leave(visit)
