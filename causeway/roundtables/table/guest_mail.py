"""The messages to guests and offices about dates and the day, put into the outbox in the caller's transaction."""

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox.actions import File, NewMessage
from causeway.outbox.letters import to_person
from causeway.roundtables.table import deliveries, mail
from causeway.roundtables.table.domain.kinds import Role
from causeway.roundtables.table.models import Organiser, Roundtable
from causeway.words.domain.keys import key_in

POLL, ENTRY = "roundtable-poll", "roundtable-entry"
NOTE, FINAL = "roundtable-note", "roundtable-note-final"
CHASE, TELL = "roundtable-chase", "roundtable-promise-told"
THANKS = "roundtable-thanks"


def owner(roundtable: Roundtable) -> Organiser:
    """Return who answers for the roundtable."""
    return roundtable.organisers.get(role=Role.OWNER)


def message_id(roundtable: Roundtable, *parts: object) -> str:
    """Return the Message-ID of one message about a roundtable: the same parts are the same message, posted once."""
    return f"<roundtable.{'.'.join(str(part) for part in (roundtable.pk, *parts))}@{settings.MAIL_FROM_DOMAIN}>"


def roundtable_of(key: str) -> Roundtable | None:
    """Return the roundtable that a Message-ID of ours names."""
    number = key_in(key.removeprefix("<roundtable.").partition(".")[0])
    return Roundtable.objects.filter(pk=number).first() if number is not None else None


def send(
    roundtable: Roundtable,
    kind: str,
    to: str,
    subject: str,
    words: str,
    key: str,
    files: tuple[File, ...] = (),
    *,
    of: Model | None = None,
    twice_is_harmless: bool = False,
    office: bool = False,
) -> bool:
    """Hand one message to the outbox, from the organisers through the campaign; answers go to the roundtable's owner.

    Returns whether it goes: what does not is not counted or written down as sent.

    ``of`` is the row whose page says what became of it. A second copy of a calendar entry does no harm, for a calendar takes it once;
    of anything else a person would have two, so where it is not known whether it left it is held until somebody knows.
    """
    who = owner(roundtable)
    sent = to_person(
        NewMessage(
            kind=kind,
            to=to,
            subject=clean_line(subject, 150),
            text=words,
            from_name=clean_line(_("%(who)s through %(campaign)s") % {"who": who.name, "campaign": campaign().name}, 80),
            reply_to=who.email,
            about=deliveries.about(of) if of else mail.about(roundtable),
            message_id=key,
            twice_is_harmless=twice_is_harmless,
            files=files,
        ),
        office=office,
    )
    return sent is not None
