"""What a resource can be, how its address tells it from others, and how its words are searched."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import urlsplit

LONGEST_ADDRESS = 600
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_INNER = re.compile(r"['’]")
MOST_WORDS = 200_000  # characters of one resource's words; a long report has a quarter of that


class Kind(StrEnum):
    """What a resource is, in the order in which people look for it."""

    REPORT = "report"
    BRIEFING = "briefing"
    SLIDES = "slides"
    TEMPLATE = "template"
    VIDEO = "video"
    ARTICLE = "article"
    LINK = "link"
    ORGANISATION = "organisation"
    ACCOUNT = "account"
    SEARCH = "search"


class Format(StrEnum):
    """The form in which it comes."""

    PAGE = "page"
    PDF = "pdf"
    PPTX = "pptx"
    DOCX = "docx"
    XLSX = "xlsx"
    VIDEO = "video"
    OTHER = "other"


class Captions(StrEnum):
    """Whether who cannot hear a video can follow it."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


def address_key(address: str) -> str:
    """Return what is alike in all ways to write one address: no scheme, no ``www.``, no fragment, no slash at the end.

    A path of this site is its own key; text that is no address has none.
    """
    if address.startswith("/"):
        return address.partition("#")[0]
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are searched: small letters, no accents, "children's" as one word without its apostrophe."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [_INNER.sub("", word) for word in _WORD.findall(bare)]


def searchable(texts: Iterable[str]) -> str:
    """Return texts as one line of words with a space before each, in which ``" begins"`` finds a word that begins so."""
    return f" {' '.join(words_of(' '.join(texts)))}"[:MOST_WORDS]


def excerpt(text: str, wanted: Iterable[str], around: int = 90) -> str:
    """Return the words around the first place where ``text`` has a word that begins like one of ``wanted``; empty where it has none."""
    begins = tuple(wanted)
    if not begins:
        return ""
    for found in _WORD.finditer(text):
        if any(word.startswith(begins) for word in words_of(found[0])):
            return _around(text, found.start(), found.end(), around)
    return ""


def _around(text: str, start: int, end: int, around: int) -> str:
    left, right = max(0, start - around), min(len(text), end + around)
    if left:
        left = text.rfind(" ", 0, left + 1) + 1 if " " in text[:left] else left
    piece = " ".join(text[left:right].split())
    if right < len(text):
        piece = piece.rpartition(" ")[0] or piece
    return f"{'… ' if left else ''}{piece}{' …' if right < len(text) else ''}"
