"""The messages a letter causes, put into the outbox in the caller's transaction."""

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.letters.letter import tokens
from causeway.letters.letter.models import Draft, Letter
from causeway.outbox.actions import NewMessage, post
from causeway.outbox.senders import via_campaign

LETTER, CONFIRM, REMIND, COPY = "letter", "letter-confirm", "letter-remind", "letter-copy"
LINK, FAILED = "letter-link", "letter-failed"


def text(name: str, **context: object) -> str:
    """Return the plain text of one kind of message."""
    return render_to_string(f"letters/mail/{name}.txt", {"campaign": campaign(), **context}).strip() + "\n"


def address(name: str, *args: str) -> str:
    """Return the whole address of a page."""
    return whole_address(name, *args)


def about(letter: Letter) -> str:
    """Return how the outbox names a letter."""
    return f"letters.Letter:{letter.pk}"


def from_us() -> str:
    """Return the campaign's name as a sender."""
    return clean_line(campaign().letter.sender_name, 80)


def to_writer(letter: Letter, kind: str, subject: str, words: str, *, twice_is_harmless: bool = False) -> None:
    """Hand a message about a letter to the outbox, from the campaign to the letter's writer."""
    post(
        NewMessage(
            kind=kind,
            to=letter.email,
            subject=clean_line(subject, 150),
            text=words,
            from_name=from_us(),
            about=about(letter),
            twice_is_harmless=twice_is_harmless,
        )
    )


def ask_to_confirm(letter: Letter) -> None:
    """Ask the writer to confirm, with one link to do so and one to say: it wasn't me."""
    subject = _("Please confirm your letter to %(name)s") % {"name": letter.addressee_name} if letter.office else ""
    _ask(letter, CONFIRM, "confirm", subject or campaign().letter.confirm_subject)


def remind_to_confirm(letter: Letter) -> None:
    """Ask the writer once more, with the same two links."""
    _ask(letter, REMIND, "remind", _("Your letter to %(mp)s is still waiting for you") % {"mp": letter.addressee_name})


def _ask(letter: Letter, kind: str, template: str, subject: str) -> None:
    words = text(
        template,
        letter=letter,
        confirm_link=address("letters:confirm", tokens.sign("confirm", letter.pk, letter.nonce)),
        deny_link=address("letters:deny", tokens.sign("deny", letter.pk, letter.nonce)),
    )
    to_writer(letter, kind, subject, words, twice_is_harmless=True)


def deliver(letter: Letter) -> None:
    """Hand the letter to the outbox for the MP: from our own domain in the writer's name, answers go to the writer."""
    post(
        NewMessage(
            kind=LETTER,
            to=letter.addressee_email,
            subject=clean_line(letter.subject, 150),
            text=text("letter", letter=letter),
            from_name=via_campaign(letter.name),
            reply_to=letter.email,
            about=about(letter),
            message_id=letter.message_id,
            lane=letter.lane,
            lane_title=letter.addressee_name[:160],
        )
    )


def copy_to_writer(letter: Letter) -> None:
    """Send the writer what went to the MP."""
    words = text("copy", letter=letter, mine_link=address("letters:find"))
    to_writer(letter, COPY, _("Your copy: %(subject)s") % {"subject": letter.subject}, words)


def say_not_delivered(letter: Letter, reason: str) -> None:
    """Tell the writer that the letter did not arrive, and the ways on."""
    words = text("failed", letter=letter, reason=clean_line(reason, 300))
    to_writer(letter, FAILED, _("Your letter to %(mp)s was not delivered") % {"mp": letter.addressee_name}, words)


def say_stopped(letter: Letter, reason: str) -> None:
    """Tell the writer that the letter is not delivered because nobody is there whom it greets, and where to write to now."""
    words = text("stopped", letter=letter, reason=clean_line(reason, 300), link=address("letters:start"))
    to_writer(letter, FAILED, _("Your letter to %(mp)s was not delivered") % {"mp": letter.addressee_name}, words)


@transaction.atomic
def send_draft_link(draft: Draft, token: str) -> None:
    """Send the writer the address of their draft."""
    post(
        NewMessage(
            kind=LINK,
            to=draft.email,
            subject=_("The link to your letter"),
            text=text("link", draft_link=address("letters:resume", token)),
            from_name=from_us(),
            about=f"letters.Draft:{draft.pk}",
            twice_is_harmless=True,
        )
    )
