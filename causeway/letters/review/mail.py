"""The messages about a letter that staff look at first."""

from django.utils.translation import gettext as _

from causeway.letters.letter import tokens
from causeway.letters.letter.exceptions import AnotherHolds
from causeway.letters.letter.models import Letter
from causeway.letters.review.models import care_rules
from causeway.letters.review.queries import FOR_WRITER, in_words
from causeway.letters.sending import mail

LAPSED = "letter-not-decided"
FROZEN, REFUSED = "letter-frozen", "letter-refused"
WAITS, GIVEN_BACK = "letter-waits", "letter-given-back"


def answer_link(letter: Letter) -> str:
    """Return the address where the writer says what they have to say to it."""
    return mail.address("letters:heard", tokens.sign_heard(letter.pk, letter.nonce))


def being_looked_at(letter: Letter, codes: list[str]) -> None:
    """Tell the writer that somebody looks first, why, how long that takes, and where to answer."""
    text = mail.text(
        "frozen",
        letter=letter,
        reasons=in_words(codes, FOR_WRITER),
        days=care_rules().usual_days,
        until=letter.freeze.until,
        link=answer_link(letter),
        mine_link=mail.address("letters:find"),
    )
    mail.to_writer(letter, FROZEN, _("We look at your letter to %(mp)s before it goes") % {"mp": letter.addressee_name}, text)


def refused(letter: Letter, reason: str) -> None:
    """Tell the writer that it does not go through us, why, and give them their words for their own mailbox."""
    text = mail.text("refused", letter=letter, reason=reason)
    mail.to_writer(letter, REFUSED, _("Your letter to %(mp)s: please send it yourself") % {"mp": letter.addressee_name}, text)


def lapsed(letter: Letter, *, decided: bool) -> None:
    """Tell the writer that the letter's time is over and nothing went: nobody decided, or there was nobody to write to. Their words go back."""
    words = mail.text("lapsed", letter=letter, decided=decided, write_link=mail.address("letters:start"))
    mail.to_writer(letter, LAPSED, _("Your letter to %(mp)s: it did not go") % {"mp": letter.addressee_name}, words)


def waits(letter: Letter, reason: str) -> None:
    """Tell the writer that the letter may go, and why it has to wait."""
    words = mail.text("waits", letter=letter, reason=reason, mine_link=mail.address("letters:find"))
    mail.to_writer(letter, WAITS, _("Your letter to %(mp)s waits") % {"mp": letter.addressee_name}, words)


def given_back(letter: Letter, changed: AnotherHolds) -> None:
    """Give the writer their words back: they greet somebody who is no longer there."""
    words = mail.text("given_back", letter=letter, changed=changed, write_link=mail.address("letters:start"))
    mail.to_writer(letter, GIVEN_BACK, _("Your letter to %(mp)s: it did not go") % {"mp": letter.addressee_name}, words)
