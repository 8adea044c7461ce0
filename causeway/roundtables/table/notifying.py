"""What all who organise a roundtable are told, in the caller's transaction."""

from causeway.roundtables.table import mail
from causeway.roundtables.table.guest_mail import message_id
from causeway.roundtables.table.models import Roundtable


def to_organisers(roundtable: Roundtable, kind: str, subject: str, words: str, *once: object, person: str = "") -> None:
    """Hand a message to the outbox for each organiser; of those that share the parts ``once`` each gets the first only.

    ``person`` is the address of whoever it tells of: it is erased with them.
    """
    for organiser in roundtable.organisers.filter(revoked_at=None, verified_at__isnull=False).exclude(email=""):
        key = message_id(roundtable, *once, organiser.pk) if once else ""
        mail.to_person(organiser.email, kind, subject, words, roundtable=roundtable, once=key, person=person)
