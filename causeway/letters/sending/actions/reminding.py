"""One reminder to a writer who has not confirmed: a day after asking, once, and never to an address whose owner asked for no mail."""

import datetime as dt

from django.db import transaction

from causeway.audit.actions import record
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.models import CONFIRM_DAYS, REMIND_HOURS, Letter
from causeway.letters.sending import mail

AT_ONCE = 100
LAST_DAY = dt.timedelta(days=1)  # a link that is about to expire is no help: nobody is reminded then


def remind_unconfirmed(now: dt.datetime) -> int:
    """Remind each writer whose time has come; returns how many were."""
    last_asked = now - dt.timedelta(hours=REMIND_HOURS)
    still_working = now - dt.timedelta(days=CONFIRM_DAYS) + LAST_DAY
    due = Letter.objects.to_remind(last_asked, still_working).order_by("created", "pk")
    return sum(_remind(key, now) for key in list(due.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _remind(key: int, now: dt.datetime) -> bool:
    """Remind one writer, unless they answered or were reminded meanwhile."""
    letter = Letter.objects.awaiting().select_for_update().filter(pk=key, reminded_at=None).first()
    if letter is None:
        return False
    letter.reminded_at = now  # whoever wants no mail now is not asked later either, and keeps nobody else waiting
    letter.save(update_fields=["reminded_at"])
    if not mail.remind_to_confirm(letter):
        return False
    record(Noted.WRITER_REMINDED, actor="system", subject=letter)
    return True
