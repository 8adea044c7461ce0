"""The messages a letter causes, put into the outbox in the caller's transaction."""

from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.letters.letter.links import CONFIRM_LINK, DENY_LINK
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.pack import LETTERS
from causeway.outbox.actions import NewMessage, post_many
from causeway.outbox.letters import Letter as Message
from causeway.outbox.senders import via_campaign

LETTER = "letter"  # the letter itself, to its MP or office; all others go to its writer
CONFIRM = Message("letter-confirm", "%(subject)s", "letters/mail/confirm.txt", asked_for=True, twice_is_harmless=True)
REMIND = Message(
    "letter-remind", _("Your letter to %(name)s is still waiting for you"), "letters/mail/remind.txt", twice_is_harmless=True
)
COPY = Message("letter-copy", _("Your copy: %(subject)s"), "letters/mail/copy.txt", asked_for=True)
LINK = Message("letter-link", _("The link to your letter"), "letters/mail/link.txt", asked_for=True, twice_is_harmless=True)
FAILED = Message("letter-failed", _("Your letter to %(name)s was not delivered"), "letters/mail/failed.txt")


def text(name: str, **context: object) -> str:
    """Return the plain text of one kind of message."""
    return render_to_string(f"letters/mail/{name}.txt", {"campaign": campaign(), **context}).strip() + "\n"


def about(letter: Letter) -> str:
    """Return how the outbox names a letter."""
    return f"letters.Letter:{letter.pk}"


def to_writer(message: Message, letter: Letter, **context: Any) -> bool:
    """Post a message about a letter to its writer, and return whether it goes: they may want no more mail.

    ``letter``, and ``name``, whom it is to, are known to its subject and text.
    """
    return message.post(to=letter.email, about=about(letter), name=letter.addressee_name, letter=letter, **context) is not None


def _for_writer(message: Message, letter: Letter, **context: Any) -> NewMessage:
    """Return a message about a letter to its writer as it would be posted, whatever they want."""
    return message.written(to=letter.email, about=about(letter), name=letter.addressee_name, letter=letter, **context)


def confirmation(letter: Letter) -> NewMessage:
    """Return what asks the writer to confirm, with one link to do so and one to say: it wasn't me."""
    subject = LETTERS.words().confirm_subject_for(letter.office, letter.addressee_name)
    return _for_writer(CONFIRM, letter, subject=subject, **_links(letter))


def remind_to_confirm(letter: Letter) -> bool:
    """Ask the writer once more, with the same two links; returns whether it goes."""
    return to_writer(REMIND, letter, **_links(letter))


def _links(letter: Letter) -> dict[str, str]:
    return {
        "confirm_link": CONFIRM_LINK.address(letter),
        "deny_link": DENY_LINK.address(letter),
    }


def letter_itself(letter: Letter) -> NewMessage:
    """Return the letter for the MP: from our own domain in the writer's name, answers go to the writer."""
    return NewMessage(
        kind=LETTER,
        to=letter.addressee_email,
        subject=clean_line(letter.subject, 150),
        text=text("letter", letter=letter),
        from_name=via_campaign(letter.name),
        reply_to=letter.email,
        about=about(letter),
        message_id=letter.message_id,
        lane=letter.addressee_key,
        lane_title=letter.addressee_name[:160],
    )


def copy_for_writer(letter: Letter) -> NewMessage:
    """Return for the writer what goes to the MP."""
    return _for_writer(COPY, letter, subject=letter.subject, mine_link=whole_address("letters:find"))


def deliver(letter: Letter) -> None:
    """Hand the letter to the outbox, and its copy for the writer, who may want no mail."""
    post_many([letter_itself(letter)])
    to_writer(COPY, letter, subject=letter.subject, mine_link=whole_address("letters:find"))


def say_not_delivered(letter: Letter, reason: str) -> None:
    """Tell the writer that the letter did not arrive, and the ways on."""
    to_writer(FAILED, letter, reason=clean_line(reason, 300))


def say_stopped(letter: Letter, reason: str) -> None:
    """Tell the writer that the letter is not delivered because nobody is there whom it greets, and where to write to now."""
    to_writer(FAILED, letter, reason=clean_line(reason, 300), gone=True, link=whole_address("letters:start"))


@transaction.atomic
def send_draft_link(draft: Draft, token: str) -> bool:
    """Send the writer the address of their draft; returns whether it went: the mailbox's owner may want no mail in their name."""
    sent = LINK.post(to=draft.email, about=f"letters.Draft:{draft.pk}", draft_link=whole_address("letters:resume", token))
    return sent is not None
