"""The messages a letter causes, put into the outbox in the caller's transaction."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.frame.campaign import campaign
from causeway.letters import tokens
from causeway.letters.domain.cleaning import clean_line
from causeway.letters.models import Draft, Letter
from causeway.outbox.actions import NewMessage, post

LETTER, CONFIRM, REMIND, COPY = "letter", "letter-confirm", "letter-remind", "letter-copy"
LINK, FAILED = "letter-link", "letter-failed"


def _text(name: str, **context: object) -> str:
    return render_to_string(f"letters/mail/{name}.txt", {"campaign": campaign(), **context}).strip() + "\n"


def _address(name: str, *args: str) -> str:
    return settings.BASE_URL + reverse(name, args=args)


def _about(letter: Letter) -> str:
    return f"letters.Letter:{letter.pk}"


text, address, about = _text, _address, _about  # for the messages that come after a letter, in mail_after


def ask_to_confirm(letter: Letter) -> None:
    """Ask the writer to confirm, with one link to do so and one to say: it wasn't me."""
    _ask(letter, CONFIRM, clean_line(campaign().letter.confirm_subject, 150))


def remind_to_confirm(letter: Letter) -> None:
    """Ask the writer once more, with the same two links."""
    _ask(letter, REMIND, clean_line(_("Your letter to %(mp)s is still waiting for you") % {"mp": letter.mp_name}, 150))


def _ask(letter: Letter, kind: str, subject: str) -> None:
    post(
        NewMessage(
            kind=kind,
            to=letter.email,
            subject=subject,
            text=_text(
                "remind" if kind == REMIND else "confirm",
                letter=letter,
                confirm_link=_address("letters:confirm", tokens.sign("confirm", letter.pk, letter.nonce)),
                deny_link=_address("letters:deny", tokens.sign("deny", letter.pk, letter.nonce)),
            ),
            from_name=clean_line(campaign().letter.sender_name, 80),
            about=_about(letter),
            twice_is_harmless=True,
        )
    )


def deliver(letter: Letter) -> None:
    """Hand the letter to the outbox for the MP: from our own domain in the writer's name, answers go to the writer."""
    post(
        NewMessage(
            kind=LETTER,
            to=letter.mp_email,
            subject=clean_line(letter.subject, 150),
            text=_text("letter", letter=letter),
            from_name=clean_line(_("%(name)s via %(campaign)s") % {"name": letter.name, "campaign": campaign().name}, 120),
            reply_to=letter.email,
            about=_about(letter),
            message_id=letter.message_id,
            lane=f"mp:{letter.member_id}",
            lane_title=letter.mp_name,
        )
    )


def copy_to_writer(letter: Letter) -> None:
    """Send the writer what went to the MP."""
    post(
        NewMessage(
            kind=COPY,
            to=letter.email,
            subject=clean_line(_("Your copy: %(subject)s") % {"subject": letter.subject}, 150),
            text=_text("copy", letter=letter, mine_link=_address("letters:find")),
            from_name=clean_line(campaign().letter.sender_name, 80),
            about=_about(letter),
        )
    )


def say_not_delivered(letter: Letter, reason: str) -> None:
    """Tell the writer that the letter did not arrive, and the ways on."""
    post(
        NewMessage(
            kind=FAILED,
            to=letter.email,
            subject=clean_line(_("Your letter to %(mp)s was not delivered") % {"mp": letter.mp_name}, 150),
            text=_text("failed", letter=letter, reason=clean_line(reason, 300)),
            from_name=clean_line(campaign().letter.sender_name, 80),
            about=_about(letter),
        )
    )


@transaction.atomic
def send_draft_link(draft: Draft, token: str) -> None:
    """Send the writer the address of their draft."""
    post(
        NewMessage(
            kind=LINK,
            to=draft.email,
            subject=_("The link to your letter"),
            text=_text("link", draft_link=_address("letters:resume", token)),
            from_name=clean_line(campaign().letter.sender_name, 80),
            about=f"letters.Draft:{draft.pk}",
            twice_is_harmless=True,
        )
    )
