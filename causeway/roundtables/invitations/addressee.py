"""To whom an invitation or a courtesy notice goes at the moment it leaves, asked of the database and of nothing that remembers."""

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.outbox.exceptions import NobodyThere
from causeway.outbox.models import Message
from causeway.outbox.registry import addressed_by
from causeway.roundtables.invitations.actions.inviting import LETTER
from causeway.roundtables.invitations.actions.notices import NOTICE
from causeway.roundtables.invitations.models import CourtesyNotice, Invitation
from causeway.roundtables.invitations.queries import mp_of
from causeway.roundtables.table.days import day_of
from causeway.words.domain.keys import key_in


def _current(letter: Invitation | CourtesyNotice, seat_code: str, message: Message) -> str:
    """Return the MP's address now, and keep it with the letter; raises :class:`NobodyThere` when the MP it greets is gone."""
    if message.to != letter.mp_email:  # it went to another address from the first
        return message.to
    _held, mp = mp_of(seat_code, day_of(timezone.now()))
    if mp is None or mp.member_id != letter.member_id:
        raise NobodyThere(_("%(mp)s no longer holds this seat, and the letter greets nobody else.") % {"mp": letter.mp_name})
    if not mp.email:
        raise NobodyThere(_("Parliament lists no e-mail address for %(mp)s any more.") % {"mp": letter.mp_name})
    if mp.email != letter.mp_email:
        type(letter)._default_manager.filter(pk=letter.pk).update(mp_email=mp.email)  # noqa: SLF001  Django's own name for it
    return mp.email


def _key(message: Message) -> int:
    return key_in(message.about.rpartition(":")[2]) or 0


@addressed_by(LETTER)
def address_of_invitation(message: Message) -> str:
    """Return where an invitation, a nudge or an offer goes now."""
    invitation = Invitation.objects.select_related("seat").filter(pk=_key(message)).first()
    return _current(invitation, invitation.seat.code, message) if invitation else message.to


@addressed_by(NOTICE)
def address_of_notice(message: Message) -> str:
    """Return where a courtesy notice goes now."""
    notice = CourtesyNotice.objects.filter(pk=_key(message)).first()
    return _current(notice, notice.seat_code, message) if notice else message.to
