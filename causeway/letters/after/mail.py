"""The messages that come after a letter: the link to the private page, the reminder, letters after the first."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import whole_address
from causeway.letters.after.models import FollowUp
from causeway.letters.letter.links import QUIET_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.sending import mail
from causeway.outbox.actions import NewMessage, post
from causeway.outbox.letters import Letter as Message
from causeway.outbox.senders import via_campaign

PRIVATE = Message(
    "letter-private-link", _("The link to your letters"), "letters/mail/private_link.txt", asked_for=True, twice_is_harmless=True
)
REMINDER = Message("letter-reminder", _("Has %(name)s answered you?"), "letters/mail/reminder.txt", twice_is_harmless=True)
FOLLOW_UP = "letter-follow-up"  # to the MP or office; all others go to the writer
FOLLOW_UP_COPY = Message("letter-follow-up-copy", _("Your copy: %(subject)s"), "letters/mail/follow_up_copy.txt", asked_for=True)
FOLLOW_UP_FAILED = Message("letter-follow-up-failed", _("Not delivered: %(subject)s"), "letters/mail/follow_up_failed.txt")


def private_link(to: str, new_token: Callable[[], str]) -> bool:
    """Send a new link to the private page to the address whose letters it shows; returns whether it went."""
    return PRIVATE.post(to=to, made=lambda: {"link": whole_address("letters:open", new_token())}) is not None


def reminder(letter: Letter, new_token: Callable[[], str], days: int) -> bool:
    """Remind the writer, once, that two weeks are over, with a way to ask after the letter and a way to have no reminders.

    Returns whether it went.
    """
    return mail.to_writer(
        REMINDER,
        letter,
        days=days,
        quiet_link=QUIET_LINK.address(letter),
        made=lambda: {"link": whole_address("letters:open", new_token())},
    )


def follow_up(letter: Letter, sent: FollowUp, to: str) -> None:
    """Hand a letter after the first to the outbox, tied to the first by its Message-ID, and a copy for the writer."""
    post(
        NewMessage(
            kind=FOLLOW_UP,
            to=to,
            subject=sent.subject,
            text=mail.text("follow_up", letter=letter, sent=sent),
            from_name=via_campaign(letter.name),
            reply_to=letter.email,
            about=mail.about(letter),
            message_id=sent.message_id,
            in_reply_to=letter.message_id,
        )
    )
    mail.to_writer(FOLLOW_UP_COPY, letter, subject=sent.subject, sent=sent)


def follow_up_failed(letter: Letter, sent: FollowUp) -> None:
    """Tell the writer that a letter after the first did not arrive, with its words, to send them another way."""
    mail.to_writer(FOLLOW_UP_FAILED, letter, subject=sent.subject, sent=sent)
