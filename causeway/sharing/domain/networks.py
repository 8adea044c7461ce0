"""The networks. Each is one object: what it lets one write, how it counts, and the address that opens its window filled in.

Another network is another member of :class:`Network` and nothing else: addresses, pages, counts and the staff's table read it from here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import quote, urlencode

from causeway.words.domain import counting

LONGEST_ADDRESS = 2000  # what every mail program and browser still takes


@dataclass(frozen=True)
class Filled:
    """What goes into a network's window. ``server`` is the visitor's own, where a network has many."""

    text: str
    link: str
    subject: str = ""
    server: str = ""

    @property
    def as_text(self) -> str:
        """The text as a query."""
        return urlencode({"text": self.text}, quote_via=quote)


@dataclass(frozen=True)
class Rules:
    """What holds of one network. ``limit`` is ``None`` where no text of ours could reach it."""

    name: str
    window: Callable[[Filled], str]
    limit: int | None = None
    length: Callable[[str], int] = counting.in_characters
    takes_text: bool = True  # else the link alone, and the text is copied
    tagged: bool = False  # hashtags mean something there
    by_handle: bool = False  # people are named as they are there
    own_server: bool = False  # everybody has a server of their own
    by_address: bool = False  # all of it travels in the address, which may not grow too long
    through_us: bool = True  # else its window is no page, and opens from ours without being counted

    @property
    def heading(self) -> str:
        """The name as a heading begins."""
        return self.name[:1].upper() + self.name[1:]

    def fits(self, filled: Filled) -> bool:
        """Whether the network takes a text this long."""
        if self.by_address and len(self.window(filled)) > LONGEST_ADDRESS:
            return False
        return self.limit is None or self.length(filled.text) <= self.limit


class Network(StrEnum):
    """Where something can be shared."""

    rules: Rules

    def __new__(cls, key: str, rules: Rules) -> Self:
        """Make a member whose value, in addresses and counts, is its key."""
        made = str.__new__(cls, key)
        made._value_, made.rules = key, rules
        return made

    @classmethod
    def keyed(cls, key: str) -> Self:
        """Return the network with this key; raises :class:`ValueError`."""
        for each in cls:
            if each.value == key:
                return each
        raise ValueError(key)

    X = "x", Rules("X", lambda it: f"https://x.com/intent/tweet?{it.as_text}", 280, counting.on_x, tagged=True, by_handle=True)
    BLUESKY = (
        "bluesky",
        Rules("Bluesky", lambda it: f"https://bsky.app/intent/compose?{it.as_text}", 300, counting.on_bluesky, tagged=True),
    )
    MASTODON = (
        "mastodon",
        Rules(
            "Mastodon",
            lambda it: f"https://{it.server}/share?{it.as_text}",
            500,
            counting.on_mastodon,
            tagged=True,
            own_server=True,
        ),
    )
    FACEBOOK = (
        "facebook",
        Rules(
            "Facebook",
            lambda it: f"https://www.facebook.com/sharer/sharer.php?u={quote(it.link, safe='')}",
            takes_text=False,
            tagged=True,
        ),
    )
    LINKEDIN = (
        "linkedin",
        Rules(
            "LinkedIn",
            lambda it: f"https://www.linkedin.com/sharing/share-offsite/?url={quote(it.link, safe='')}",
            3000,
            takes_text=False,
            tagged=True,
        ),
    )
    WHATSAPP = "whatsapp", Rules("WhatsApp", lambda it: f"https://wa.me/?{it.as_text}", by_address=True)
    EMAIL = (
        "email",
        Rules(
            "e-mail",
            lambda it: f"mailto:?subject={quote(it.subject)}&body={quote(it.text)}",
            by_address=True,
            through_us=False,
        ),
    )


class NotAServer(ValueError):  # noqa: N818  it says what was typed
    """What was typed names no Mastodon server."""


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
