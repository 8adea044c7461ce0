"""Reminding the writer, and the letters after the first: asking after it, and answering the reply."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction

from causeway.audit.actions import record
from causeway.frame.domain.cleaning import clean_line
from causeway.letters.after import mail as mail_after
from causeway.letters.after.actions import visiting
from causeway.letters.after.domain.following_up import Kind
from causeway.letters.after.models import FollowUp
from causeway.letters.letter import policies
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act
from causeway.letters.letter.exceptions import AnotherHolds, NotTheirMp
from causeway.letters.letter.links import QUIET_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import today
from causeway.representatives.addressees.addressee import Addressee

CHASE_DAYS = policies.CHASE_DAYS
STALE_DAYS = 28  # a worker that stood still for weeks does not remind anybody of what is long over
IN_ONE_RUN = 200


def _remind(letter: Letter, now: dt.datetime) -> bool:
    def new_token() -> str:
        return visiting.new_link(letter.email, now, visiting.REMINDER_LINK_LIFE)

    letter.nonce = letter.nonce or secrets.token_hex(16)
    letter.follow_up_reminded_at = now  # whoever wants no mail now is not asked later either, and keeps nobody else waiting
    letter.save(update_fields=["nonce", "follow_up_reminded_at"])
    if not mail_after.reminder(letter, new_token, policies.days_since(letter.went_at, now)):
        return False
    record(Noted.WRITER_REMINDED, actor="system", subject=letter)
    return True


def remind_writers(now: dt.datetime) -> int:
    """Remind each writer once whose letter was delivered two weeks ago and got no reply we know of; returns how many."""
    since, until = now - dt.timedelta(days=STALE_DAYS), now - dt.timedelta(days=CHASE_DAYS)
    waiting = Letter.objects.to_be_reminded_of(since, until).order_by("pk")
    due = list(waiting.values_list("pk", flat=True)[:IN_ONE_RUN])
    reminded = 0
    for key in due:
        with transaction.atomic():
            letter = (
                Letter.objects.select_for_update()
                .filter(pk=key, follow_up_reminded_at__isnull=True, erased_at__isnull=True)
                .first()
            )
            if letter is not None and _remind(letter, now):
                reminded += 1
    return reminded


def letter_to_be_quiet_about(signed: str) -> Letter:
    """Return the letter a "no reminder" link is for; raises :class:`LinkInvalid`."""
    letter: Letter = QUIET_LINK.row(signed, Letter.objects.all())
    return letter


@transaction.atomic
def no_more_reminders(signed: str) -> None:
    """Send no reminder about any letter of this writer that we still hold."""
    letter = letter_to_be_quiet_about(signed)
    Letter.objects.of(letter.email).update(no_reminder=True)
    record(Noted.NO_MORE_REMINDERS, actor="writer", subject=letter)


def _as_before(letter: Letter, now: dt.datetime) -> Addressee:
    """Return whom the letter went to, if they still hold the seat or the office."""
    to = policies.to_write_to(letter, today(now))
    try:
        policies.must_be_the_same(letter, to)
    except AnotherHolds as changed:
        raise NotTheirMp(to.says(to.words.changed_since, old=letter.addressee_name, new=changed.new)) from changed
    return to


_ACTS = {Kind.CHASE: Act.CHASE}  # an answer to a reply changes nothing: the letter is answered


@transaction.atomic
def send(letter_key: int, kind: Kind, text: str, subject: str, now: dt.datetime, *, by_us: bool) -> None:
    """Send a letter after the first, or write down that the writer sent it themselves; once, whoever presses twice.

    The page it is sent from opens only from the writer's mailbox, so its button is the confirmation. Raises :class:`CannotSend`.
    """
    letter = Letter.objects.select_for_update().get(pk=letter_key, erased_at__isnull=True)
    policies.must_be_time_for(kind, letter, now)
    to = _as_before(letter, now)
    if by_us:
        policies.must_need_no_reader(f"{subject}\n\n{text}")
    if act := _ACTS.get(kind):
        letter.step(act, now)
    sent = FollowUp.objects.create(letter=letter, kind=kind, created=now, delivered_by_us=by_us, subject=clean_line(subject, 150))
    if by_us:
        sent.message_id = f"<{kind}.{sent.pk}.{secrets.token_hex(8)}@{settings.MAIL_FROM_DOMAIN}>"
    sent.text = text
    sent.save(update_fields=["message_id", "text"])
    if by_us:
        policies.must_not_be_blocked(letter.email)
        policies.must_have_an_address(to)
        mail_after.follow_up(letter, sent, to.email)
    record(Noted(f"letter: {kind} sent"), actor="writer", subject=sent, detail={"by us": by_us, "seat": letter.seat_code})
