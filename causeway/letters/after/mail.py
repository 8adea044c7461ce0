"""The messages that come after a letter: the link to the private page, the reminder, letters after the first."""

from django.utils.translation import gettext as _

from causeway.letters.after.models import FollowUp
from causeway.letters.letter import tokens
from causeway.letters.letter.models import Letter
from causeway.letters.sending import mail
from causeway.outbox.actions import NewMessage, post
from causeway.outbox.senders import via_campaign

PRIVATE, REMINDER, FOLLOW_UP, FOLLOW_UP_COPY = (
    "letter-private-link",
    "letter-reminder",
    "letter-follow-up",
    "letter-follow-up-copy",
)
FOLLOW_UP_FAILED = "letter-follow-up-failed"


def private_link(to: str, token: str) -> None:
    """Send the link to the private page to the address whose letters it shows."""
    post(
        NewMessage(
            kind=PRIVATE,
            to=to,
            subject=_("The link to your letters"),
            text=mail.text("private_link", link=mail.address("letters:open", token)),
            from_name=mail.from_us(),
            twice_is_harmless=True,
        )
    )


def reminder(letter: Letter, token: str, days: int) -> None:
    """Remind the writer, once, that two weeks are over, with a way to ask after the letter and a way to have no reminders."""
    quiet = mail.address("letters:quiet", tokens.sign_quiet(letter.pk, letter.nonce))
    words = mail.text("reminder", letter=letter, days=days, link=mail.address("letters:open", token), quiet_link=quiet)
    subject = _("Has %(mp)s answered you?") % {"mp": letter.addressee_name}
    mail.to_writer(letter, REMINDER, subject, words, twice_is_harmless=True)


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
    words = mail.text("follow_up_copy", letter=letter, sent=sent)
    mail.to_writer(letter, FOLLOW_UP_COPY, _("Your copy: %(subject)s") % {"subject": sent.subject}, words)


def follow_up_failed(letter: Letter, sent: FollowUp) -> None:
    """Tell the writer that a letter after the first did not arrive, with its words, to send them another way."""
    words = mail.text("follow_up_failed", letter=letter, sent=sent)
    mail.to_writer(letter, FOLLOW_UP_FAILED, _("Not delivered: %(subject)s") % {"subject": sent.subject}, words)
