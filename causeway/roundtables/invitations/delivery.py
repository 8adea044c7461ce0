"""What the outbox says of an invitation's message becomes the invitation's state, in the outbox's own transaction.

Of other messages to those at the table the pages ask the outbox itself; the organisers are told where one did not arrive.
"""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.moves.domain import IllegalMove
from causeway.outbox.models import Message
from causeway.outbox.registry import on_change
from causeway.roundtables.invitations import addressee  # noqa: F401  importing registers it
from causeway.roundtables.invitations.actions.inviting import LETTER, LETTER_KIND
from causeway.roundtables.invitations.acts import Noted
from causeway.roundtables.invitations.domain.invitations import Act, State, move
from causeway.roundtables.invitations.models import Dispatch, Invitation
from causeway.roundtables.table import deliveries, mail
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.guest_mail import CHASE, ENTRY, FINAL, NOTE, POLL, TELL, THANKS, roundtable_of
from causeway.roundtables.table.notifying import to_organisers

NOT_DELIVERED, NOT_ARRIVED = "roundtable-not-delivered", "roundtable-not-arrived"
PAGES = {  # where it is said of each kind what became of it
    ENTRY: "dates",
    NOTE: "note",
    FINAL: "note",
    POLL: "dates",
    CHASE: "ledger",
    TELL: "ledger",
    THANKS: "thanks",
}
MEANING: Mapping[str, Act] = {
    "sent": Act.DELIVER,
    "failed": Act.FAIL,
    "bounced": Act.FAIL,
    "uncertain": Act.DOUBT,
    "cancelled": Act.STOP,
}


@on_change(LETTER)
def message_changed(message: Message) -> None:
    """Move the invitation as its letter moved; of a nudge or an offer only note that it did not arrive."""
    act = MEANING.get(str(message.state))
    sent = (
        Dispatch.objects.select_related("invitation__seat", "invitation__roundtable")
        .filter(message_id=message.message_id)
        .first()
    )
    if act is None or sent is None:
        return
    if act is Act.FAIL and not sent.not_delivered:
        sent.not_delivered = True
        sent.save(update_fields=["not_delivered"])
        _tell(sent, message)
    if sent.kind == LETTER_KIND:
        _move(sent, act)


def _move(sent: Dispatch, act: Act) -> None:
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("seat").get(pk=sent.invitation_id)
    try:
        after = move(State(invitation.state), act)
    except IllegalMove:
        record(
            Noted.MESSAGE_MOVED_UNEXPECTEDLY,
            actor="system",
            subject=invitation,
            detail={"state": invitation.state, "act": act},
        )
        return
    invitation.state, invitation.state_since = after, timezone.now()
    invitation.save(update_fields=["state", "state_since"])
    if act is Act.STOP:
        sent.delete()
    record(Noted(f"invitation {after.value}"), actor="system", subject=invitation, detail={"seat": invitation.seat.code})


def _tell(sent: Dispatch, message: Message) -> None:
    """Write to the organiser whose mailbox answers go to."""
    invitation = sent.invitation
    if not message.reply_to:
        return
    words = mail.text(
        "not_delivered",
        invitation=invitation,
        reason=message.last_error,
        link=whole_address("roundtables:mp", invitation.roundtable.slug, str(invitation.seat_id)),
    )
    subject = _("Your message to %(mp)s did not arrive") % {"mp": invitation.mp_name}
    mail.to_person(message.reply_to, NOT_DELIVERED, subject, words, roundtable=invitation.roundtable)


def one_did_not_arrive(message: Message) -> None:
    """Tell the organisers where one did not arrive, once a day for each kind; the page names whose it was."""
    roundtable = roundtable_of(message.message_id)
    if message.state not in deliveries.LOST or roundtable is None:
        return
    page = PAGES[message.kind]
    words = mail.text("not_arrived", roundtable=roundtable, link=whole_address(f"roundtables:{page}", roundtable.slug))
    subject = _("Not everybody got your message: %(title)s") % {"title": roundtable.title}
    to_organisers(roundtable, NOT_ARRIVED, subject, words, "lost", message.kind, day_of(timezone.now()))


for kind in PAGES:
    on_change(kind)(one_did_not_arrive)
