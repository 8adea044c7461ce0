"""How long a text is, as each network counts it.

X: its published configuration, version 3 (docs.x.com, "Counting characters"): a character of the ranges below counts 1, any other 2,
an emoji 2 however it is put together, an address 23, of 280; the text is composed (NFC) first. Bluesky: grapheme clusters, of 300.
Mastodon: grapheme clusters, of 500 unless a server allows more, an address 23, and of somebody's name on another server
only the name. LinkedIn: characters, of 3,000.
"""

import re
import unicodedata

import regex

LINK = 23
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))  # code points that count 1 on X
_ADDRESS = re.compile(r"https?://\S+?(?=[.,;:!?)\]”’\"']*(?:\s|$))", re.IGNORECASE)
# X makes a link of a bare domain too. Taking any word with a dot and a last part of letters for one can only count too much.
_BARE = re.compile(r"(?<![\w@/.-])(?:[\w-]+\.)+[a-z]{2,}(?:/\S*?)?(?=[.,;:!?)\]]*(?:\s|$))", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?<!\w)@(\w+)@[\w.-]*\w")
_CLUSTER = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3")


def clusters(text: str) -> list[str]:
    """Return what a person sees as single characters."""
    found: list[str] = _CLUSTER.findall(text)
    return found


def _weight(character: str) -> int:
    return 1 if any(first <= ord(character) <= last for first, last in _LIGHT) else 2


def _weight_of(cluster: str) -> int:
    return 2 if _EMOJI.match(cluster) else sum(map(_weight, cluster))


def on_x(text: str) -> int:
    """Return the length X gives a text."""
    composed = unicodedata.normalize("NFC", text)
    without, addresses = _ADDRESS.subn("", composed)
    rest, bare = _BARE.subn("", without)
    return LINK * (addresses + bare) + sum(map(_weight_of, clusters(rest)))


def on_bluesky(text: str) -> int:
    """Return the length Bluesky gives a text."""
    return len(clusters(text))


def on_mastodon(text: str) -> int:
    """Return the length Mastodon gives a text."""
    return len(clusters(_ELSEWHERE.sub(r"@\1", _ADDRESS.sub("x" * LINK, text))))


def in_characters(text: str) -> int:
    """Return the number of characters, counted as browsers count them (UTF-16), which is never less than a reader sees."""
    return len(text.encode("utf-16-le")) // 2
