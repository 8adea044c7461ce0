"""The courtesy notice: telling an MP that colleagues are invited into their seat. By us or from the organiser's mailbox, once."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox.actions import NewMessage, post
from causeway.outbox.senders import via_campaign
from causeway.roundtables.invitations import courtesy_notice
from causeway.roundtables.invitations.acts import Noted
from causeway.roundtables.invitations.models import CourtesyNotice
from causeway.roundtables.screening.actions import screened
from causeway.roundtables.screening.queries import TO_GUESTS, TO_MPS
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions.planning import locked, touch
from causeway.roundtables.table.exceptions import NotNow

NOTICE = "roundtable-notice"


@screened((*TO_GUESTS, *TO_MPS))
@transaction.atomic
def send_notice(desk: Desk, now: dt.datetime, *, by_us: bool) -> CourtesyNotice:
    """Send the notice to the MP in whose seat the venue stands, or write down that the organiser did."""
    roundtable = locked(desk)
    draft = courtesy_notice.draft(roundtable, now)
    if draft is None:
        raise NotNow(_("No notice is needed: nobody is invited into another MP’s seat."))
    if draft.went_at:
        raise NotNow(_("The notice has gone already."))
    if by_us and not draft.mp.email:
        raise NotNow(
            _("Parliament lists no e-mail address for %(mp)s. Send it from your own mailbox or by post.") % {"mp": draft.mp.name}
        )
    message_id = f"<roundtable.{secrets.token_hex(16)}@{settings.MAIL_FROM_DOMAIN}>" if by_us else ""
    notice = CourtesyNotice.objects.create(
        roundtable=roundtable,
        seat_code=draft.seat_code,
        seat_name=draft.seat_name,
        member_id=draft.mp.member_id,
        mp_name=draft.mp.name,
        mp_email=draft.mp.email,
        subject=draft.subject,
        text=draft.text,
        went_at=now,
        by_us=by_us,
        message_id=message_id,
    )
    if by_us:
        _post(desk, notice)
    touch(roundtable, now)
    record(Noted.COURTESY_NOTICE_SENT, actor=desk.actor, subject=roundtable, detail={"seat": draft.seat_code, "by_us": by_us})
    return notice


def _post(desk: Desk, notice: CourtesyNotice) -> None:
    policies.must_not_flood(desk.organiser)
    post(
        NewMessage(
            kind=NOTICE,
            to=notice.mp_email,
            subject=clean_line(notice.subject, 150),
            text=notice.text,
            from_name=via_campaign(desk.organiser.name),
            reply_to=desk.organiser.email,
            about=f"roundtables.CourtesyNotice:{notice.pk}",
            message_id=notice.message_id,
            lane=f"mp:{notice.member_id}",
            lane_title=notice.mp_name,
        )
    )
