"""Words that one room hands to another through the address of a page, signed, so that nobody else can put words into a visitor's form."""

import zlib

from django.core import signing

LONGEST = 1500  # characters, so that no address becomes too long for a server
_SALT = "causeway.people.handed-over"


def handed(words: str) -> str:
    """Return words as they may stand in an address."""
    return signing.dumps(words[:LONGEST], salt=_SALT, compress=True)


def taken(signed: str) -> str:
    """Return the words that were handed over; empty for what this site did not sign."""
    try:
        words = signing.loads(signed, salt=_SALT) if len(signed) <= 4 * LONGEST else ""
    except (signing.BadSignature, ValueError, zlib.error):
        return ""
    return words if isinstance(words, str) else ""
