"""The messages about a letter that staff look at first."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import whole_address
from causeway.letters.letter.exceptions import AnotherHolds
from causeway.letters.letter.links import ANSWER_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.review.models import care_rules
from causeway.letters.review.queries import FOR_WRITER, in_words
from causeway.letters.sending import mail
from causeway.outbox.letters import Letter as Message

FROZEN = Message("letter-frozen", _("We look at your letter to %(name)s before it goes"), "letters/mail/frozen.txt")
REFUSED = Message("letter-refused", _("Your letter to %(name)s: please send it yourself"), "letters/mail/refused.txt")
LAPSED = Message("letter-not-decided", _("Your letter to %(name)s: it did not go"), "letters/mail/lapsed.txt")
WAITS = Message("letter-waits", _("Your letter to %(name)s waits"), "letters/mail/waits.txt")
GIVEN_BACK = Message("letter-given-back", _("Your letter to %(name)s: it did not go"), "letters/mail/given_back.txt")


def being_looked_at(letter: Letter, codes: list[str]) -> None:
    """Tell the writer that somebody looks first, why, how long that takes, and where to answer."""
    mail.to_writer(
        FROZEN,
        letter,
        reasons=in_words(codes, FOR_WRITER),
        days=care_rules().usual_days,
        until=letter.freeze.until,
        link=ANSWER_LINK.address(letter),
        mine_link=whole_address("letters:find"),
    )


def refused(letter: Letter, reason: str) -> None:
    """Tell the writer that it does not go through us, why, and give them their words for their own mailbox."""
    mail.to_writer(REFUSED, letter, reason=reason)


def lapsed(letter: Letter, *, decided: bool) -> None:
    """Tell the writer that the letter's time is over and nothing went: nobody decided, or there was nobody to write to. Their words go back."""
    mail.to_writer(LAPSED, letter, decided=decided, write_link=whole_address("letters:start"))


def waits(letter: Letter, reason: str) -> None:
    """Tell the writer that the letter may go, and why it has to wait."""
    mail.to_writer(WAITS, letter, reason=reason, mine_link=whole_address("letters:find"))


def given_back(letter: Letter, changed: AnotherHolds) -> None:
    """Give the writer their words back: they greet somebody who is no longer there."""
    mail.to_writer(GIVEN_BACK, letter, changed=changed, write_link=whole_address("letters:start"))
