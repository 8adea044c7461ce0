"""What is done about partners: who opens a desk, and proposing a line and logo."""

import datetime as dt
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from causeway.audit.actions import record
from causeway.colleagues.partners.models import Front, PartnerPerson
from causeway.letters.partners.models import Partner
from causeway.people.desk import Desk, DeskWords
from causeway.review.domain import Act, State


class Noted(StrEnum):
    """What stands in the audit trail."""

    LET_IN = "partner: somebody may open the desk"
    TAKEN_OFF = "partner: somebody may not open the desk any more"
    PROPOSED = "partner: line and logo proposed"


def known(email: str) -> str:
    """Return the address as it is listed for a partner that is switched on; empty where it is not."""
    found = PartnerPerson.objects.filter(email__iexact=email, partner__switched_on=True).first()
    return found.email if found else ""


DESK = Desk(
    "colleagues_partners",
    at="/partners/",
    home="colleagues_partners:desk",
    knows=known,
    words=DeskWords(
        title=_("Partner’s desk"),
        why=_(
            "The campaign’s staff list whose mailbox opens it. You see totals and the kit, and nothing about anybody who wrote."
        ),
    ),
)


@transaction.atomic
def let_in(partner: Partner, email: str, *, actor: str) -> None:
    """Let an address open a partner's desk; saying so twice changes nothing."""
    if PartnerPerson.objects.filter(partner=partner, email__iexact=email).exists():
        return
    PartnerPerson.objects.create(partner=partner, email=email)
    record(Noted.LET_IN, actor=actor, subject=partner)


@transaction.atomic
def take_off(person: PartnerPerson, *, actor: str) -> None:
    """Take an address off; a visit that is open ends with its next page."""
    record(Noted.TAKEN_OFF, actor=actor, subject=person.partner)
    person.delete()


@transaction.atomic
def propose(partner: Partner, email: str, line: str, logo: bytes | None, now: dt.datetime) -> None:
    """Put a line and a logo before staff; ``None`` leaves the logo as it is, empty bytes take it off. What stood before goes at once."""
    front, made = Front.objects.select_for_update().get_or_create(
        partner=partner, defaults={"line": line, "logo": logo or b"", "email": email, "state": State.HELD, "state_since": now}
    )
    if not made:
        changed: dict[str, Any] = {
            "line": line,
            "email": email,
            "version": front.version + 1,
            "why": "",
            **({} if logo is None else {"logo": logo}),
        }
        front.move(Act.EDIT, by="partner", now=now, **changed)
    record(Noted.PROPOSED, actor="partner", subject=front)
