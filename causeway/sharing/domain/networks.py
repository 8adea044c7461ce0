"""The networks: what each lets one write, how it counts, and the address that opens its window filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlencode

from causeway.words.domain import counting

LONGEST_ADDRESS = 2000  # what every mail program and browser still takes


class Network(StrEnum):
    """Where something can be shared."""

    X = "x"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    FACEBOOK = "facebook"
    LINKEDIN = "linkedin"
    WHATSAPP = "whatsapp"
    EMAIL = "email"


@dataclass(frozen=True)
class Rules:
    """One network: its own name, its limit (``None`` where no text of ours could reach it), and whether it takes a text beforehand."""

    name: str
    limit: int | None
    length: Callable[[str], int]
    takes_text: bool = True


RULES = {
    Network.X: Rules("X", 280, counting.on_x),
    Network.BLUESKY: Rules("Bluesky", 300, counting.on_bluesky),
    Network.MASTODON: Rules("Mastodon", 500, counting.on_mastodon),
    Network.FACEBOOK: Rules("Facebook", None, counting.in_characters, takes_text=False),
    Network.LINKEDIN: Rules("LinkedIn", 3000, counting.in_characters, takes_text=False),
    Network.WHATSAPP: Rules("WhatsApp", None, counting.in_characters),
    Network.EMAIL: Rules("e-mail", None, counting.in_characters),
}


class NotAServer(ValueError):  # noqa: N818  it says what was typed
    """What was typed names no Mastodon server."""


def fits(network: Network, text: str) -> bool:
    """Return whether the network takes a text this long."""
    limit = RULES[network].limit
    return limit is None or RULES[network].length(text) <= limit


def compose_address(network: Network, *, text: str, link: str, subject: str = "", server: str = "") -> str:
    """Return the address that opens the network's window with the text, or with the link alone where it takes no text."""
    filled = urlencode({"text": text}, quote_via=quote)
    address = {
        Network.X: f"https://x.com/intent/tweet?{filled}",
        Network.BLUESKY: f"https://bsky.app/intent/compose?{filled}",
        Network.MASTODON: f"https://{server}/share?{filled}",
        Network.FACEBOOK: f"https://www.facebook.com/sharer/sharer.php?u={quote(link, safe='')}",
        Network.LINKEDIN: f"https://www.linkedin.com/sharing/share-offsite/?url={quote(link, safe='')}",
        Network.WHATSAPP: f"https://wa.me/?{filled}",
        Network.EMAIL: f"mailto:?subject={quote(subject)}&body={quote(text)}",
    }
    return address[network]


_HOST = re.compile(r"(?=.{4,120}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]{1,55}[a-z0-9]|[a-z]{2,63})")


def server_of(typed: str) -> str:
    """Return the host of a Mastodon server from its name, an address on it, or somebody's name there; raises :class:`NotAServer`."""
    host = re.sub(r"^https?://", "", typed.strip().lower()).partition("/")[0].rpartition("@")[2]
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        raise NotAServer(typed) from None
    if not _HOST.fullmatch(host):
        raise NotAServer(typed)
    return host
