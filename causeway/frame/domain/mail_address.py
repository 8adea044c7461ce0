"""Whether mail can go to an address: one rule, wherever an address is typed, brought in by a list, or posted to."""

import re
from email.headerregistry import Address

LONGEST = 254  # characters (RFC 5321)
# What nearly everybody has needs no parser, which takes a hundred times as long. An encoded word has an = and a ? and is not among it.
_PLAIN = re.compile(r"[\w+%'-]+(?:\.[\w+%'-]+)*@[\w-]+(?:\.[\w-]+)*", re.ASCII)
_NO_HEADER = re.compile(r"[\x00-\x20\x7f]")


def is_mailable(address: str) -> bool:
    """Return whether a mail's header can carry an address; whether anybody has it, only mail can tell."""
    if len(address) <= LONGEST and _PLAIN.fullmatch(address):
        return True
    if not address.isascii() or len(address) > LONGEST or address.count("@") != 1 or _NO_HEADER.search(address):
        return False
    try:
        found = Address(addr_spec=address)
    except Exception:  # noqa: BLE001  the parser of addresses has errors of its own for each kind of oddness
        return False
    return bool(found.username and found.domain)
