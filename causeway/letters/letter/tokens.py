"""Signed links to a letter, and the key of the digests by which a copy is recognised again."""

from dataclasses import dataclass
from typing import Literal

from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from causeway.letters.letter.models import CONFIRM_DAYS
from causeway.people.exceptions import LinkInvalid

Purpose = Literal["confirm", "deny"]


def fingerprint_secret() -> bytes:
    """Return the key of the hashes in fingerprints; with a new SECRET_KEY no earlier letter is recognised."""
    return salted_hmac("letters.fingerprint", "", algorithm="sha256").digest()


@dataclass(frozen=True)
class Ticket:
    """What a link in the confirmation message says."""

    letter: int
    nonce: str


def sign(purpose: Purpose, letter: int, nonce: str) -> str:
    """Return the signed text for a link."""
    return signing.dumps([letter, nonce], salt=f"letters.{purpose}")


def read(purpose: Purpose, signed: str) -> Ticket:
    """Return what a link says; raises :class:`LinkInvalid` for a forged, damaged or old one."""
    try:
        letter, nonce = signing.loads(signed, salt=f"letters.{purpose}", max_age=CONFIRM_DAYS * 86400)
        return Ticket(int(letter), str(nonce))
    except signing.SignatureExpired:
        raise LinkInvalid(_("This link has expired. Go back to your letter and ask for a new one.")) from None
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkInvalid(_("This link is not complete. Copy the whole of it from the message.")) from None


def sign_heard(letter: int, nonce: str) -> str:
    """Return the signed text of the link by which a writer answers those who look at their letter."""
    return signing.dumps([letter, nonce], salt="letters.heard")


def read_heard(signed: str) -> Ticket:
    """Return which letter an answer is about; it works as long as the letter waits."""
    return _lasting(signed, "letters.heard")


def sign_quiet(letter: int, nonce: str) -> str:
    """Return the signed text of the link by which a writer asks for no reminder about a letter."""
    return signing.dumps([letter, nonce], salt="letters.quiet")


def read_quiet(signed: str) -> Ticket:
    """Return which letter is to be quiet about; it never expires, because nobody should be kept from saying no."""
    return _lasting(signed, "letters.quiet")


def _lasting(signed: str, salt: str) -> Ticket:
    try:
        letter, nonce = signing.loads(signed, salt=salt)
        return Ticket(int(letter), str(nonce))
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkInvalid(_("This link is not complete. Copy the whole of it from the message.")) from None
