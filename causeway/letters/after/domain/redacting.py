"""What names somebody is taken out of a reply before anything of it is kept.

Patterns, not understanding: they take out more than they must (a minister called by title goes too) and miss what has no
pattern (a first name in the middle of a sentence). So the person sees what is left and takes out the rest.
What is taken out leaves a mark in square brackets; what stands in such a mark is never looked at again.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from causeway.areas.domain.postcodes import replaced_in

LONGEST = 40_000  # characters of a reply that are looked at; the rest is dropped, not kept unread
PHONE_DIGITS = 9  # fewer digits are a date, a year or a number of children
_ROUNDS = 6  # each round takes out what the one before laid bare; the second seldom finds anything


class Kind(StrEnum):
    """What was taken out; the value stands in the mark."""

    EMAIL = "e-mail address"
    PHONE = "phone number"
    POSTCODE = "postcode"
    STREET = "street address"
    NAME = "name"
    YOURS = "yours"
    REFERENCE = "reference"
    LINK = "link"
    QUOTED = "quoted message"
    SIGNATURE = "signature"


MARKS: Mapping[Kind, str] = {kind: f"[{kind.value}]" for kind in Kind}


@dataclass(frozen=True)
class Redacted:
    """What may be kept, and how much of each kind was taken out."""

    text: str
    taken: Mapping[Kind, int]


# Looked for only where a run of such characters begins: else a long run without an "@" is read again from each of its letters.
EMAIL = re.compile(r"(?<![^\s\[\]<>()])[^\s\[\]<>()]+@[^\s\[\]<>()]*[^\s\[\]<>().,;:!?]")
PHONE = re.compile(r"(?<!\w)(?<!\d[.,])(?:\+|\(?0)[\d()\-–./ \t\u00a0]{7,40}\d|\d{9,}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s\[\]<>]+", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:our|your|case|casework|my)\s{1,9}(?:ref(?:erence)?|case|number|no)\b\.?(?:\s{1,9}(?:ref(?:erence)?|number|no)\b\.?)?\s{0,9}[:#]?\s{0,9}"
    r"(?=[\w/\-]{0,30}\d)[\w/\-]{3,30}",
    re.IGNORECASE,
)
_WAYS = "Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Way|Court|Crescent|Place|Square|Terrace|Gardens|Grove|Hill|House|Row|Walk|Park|Green|Mews"
_STREET = re.compile(rf"\b(?:\d{{1,4}}[A-Za-z]?,?|Flat\s\d{{1,4}},?)\s+(?:[A-Z][\w'’\-]{{0,24}}\s+){{1,3}}(?:{_WAYS})\b")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Lord|Lady|Baroness|Cllr|Councillor|Rt\.? Hon\.?|The Rt\.? Hon\.?)"
_NAME = r"[^\W\d_a-zà-öø-ÿ][\w'’\-]{0,30}\.?"
_TITLED = re.compile(rf"\b{_TITLE}\.?[ \t]+(?:{_TITLE}\.?[ \t]+)?{_NAME}(?:[ \t]+{_NAME}){{0,3}}")
_GREETED = re.compile(
    r"^(?P<kept>[ \t]*(?:Dear|Hi|Hello|Hiya|Good (?:morning|afternoon|evening)|Annwyl|Helo)[ \t]+)"
    r"(?P<gone>[^\W\d_][\w'’.\-]{0,30}(?:[ \t]+[\w'’.\-&]{1,30}){0,4})(?=[ \t]*(?:[,:;–!—]|$))",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(
    r"^(?P<kept>[ \t]*(?:From|To|Cc|Bcc|Reply-To|Signed|On behalf of)[ \t]*:[ \t]*)(?P<gone>[^\s\[][^\n\[\]]*)",
    re.IGNORECASE | re.MULTILINE,
)
_SAYS_WHO = re.compile(
    rf"(?P<kept>\b(?:[Mm]y name is|I am called|called me|on behalf of)[ \t]+)(?P<gone>{_NAME}(?:[ \t]+{_NAME}){{0,3}})"
)

_QUOTED_HEAD = re.compile(
    r"^(?:[ \t>]*On\b[^\n]{4,160}(?:\n[^\n]{0,120})?\bwrote:|[ \t]*-{2,}[ \t]*(?:Original|Forwarded) Message[ \t]*-{2,}"
    r"|[ \t]*_{8,}|[ \t]*From:[^\n]{1,200}\n(?:[^\n]{0,200}\n){0,2}?[ \t]*(?:Sent|Date|To):)",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*(?:\n[ \t]*>[^\n]*)*", re.MULTILINE)
_CLOSING = re.compile(
    r"^[ \t]*(?:(?:yours|with|kind|kindest|best|warm|warmest|many)\b[^\n.!?]{0,30}"
    r"|regards|sincerely|thanks|thank you|cofion|yn gywir)[ \t]*[,.!]?[ \t]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_DASHES = re.compile(r"^-- ?$\n?", re.MULTILINE)
_MARK = re.compile("(" + "|".join(re.escape(mark) for mark in MARKS.values()) + ")")


def _cut_after(text: str, found: re.Match[str] | None, kind: Kind, taken: Counter[Kind], *, keep_head: bool) -> str:
    """Drop the rest of the text from (or after) a heading, leaving one mark, once."""
    if found is None:
        return text
    start = found.end() if keep_head else found.start()
    rest = text[start:].strip()
    if not rest or rest == MARKS[kind]:
        return text
    # A rest that holds only marks was looked at before.
    if not _MARK.sub("", rest).strip():
        return text
    taken[kind] += 1
    return text[:start].rstrip() + "\n" + MARKS[kind]


def _quoted_head(text: str) -> re.Match[str] | None:
    """Return where the quoted message begins. Headers at the very top are the reply's own, pasted with it."""
    for found in _QUOTED_HEAD.finditer(text):
        if text[: found.start()].strip() or found[0].rstrip().endswith("wrote:"):
            return found
    return None


def _without_blocks(text: str, taken: Counter[Kind]) -> str:
    text = _cut_after(text, _quoted_head(text), Kind.QUOTED, taken, keep_head=False)

    def quoted(_found: re.Match[str]) -> str:
        taken[Kind.QUOTED] += 1
        return MARKS[Kind.QUOTED]

    text = _QUOTED_LINE.sub(quoted, text)
    text = _cut_after(text, _DASHES.search(text), Kind.SIGNATURE, taken, keep_head=False)
    return _cut_after(text, _CLOSING.search(text), Kind.SIGNATURE, taken, keep_head=True)


def _known(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for what is known of the writer: each whole, longest first, and the parts of names beside it."""
    each = sorted({" ".join(word.split()) for word in words if len(word.strip()) > 2}, key=len, reverse=True)  # noqa: PLR2004  "Al" would hit too much
    if not each:
        return None
    spaced = (r"[ \t\u00a0]+".join(re.escape(part) for part in word.split()) for word in each)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?:['’]s)?(?!\w)", re.IGNORECASE)


def _phone(found: re.Match[str]) -> bool:
    return sum(character.isdigit() for character in found[0]) >= PHONE_DIGITS


Sweep = tuple[Kind, re.Pattern[str], Callable[[re.Match[str]], bool]]


def _always(_found: re.Match[str]) -> bool:
    return True


_SWEEPS: tuple[Sweep, ...] = (
    (Kind.LINK, _LINK, _always),
    (Kind.EMAIL, EMAIL, _always),
    (Kind.REFERENCE, _REFERENCE, _always),
    (Kind.PHONE, PHONE, _phone),
    (Kind.STREET, _STREET, _always),
    (Kind.NAME, _HEADER, _always),
    (Kind.NAME, _GREETED, _always),
    (Kind.NAME, _SAYS_WHO, _always),
    (Kind.NAME, _TITLED, _always),
)


def _swept(text: str, sweeps: Iterable[Sweep], taken: Counter[Kind]) -> str:
    """Replace what the patterns find outside the marks that stand already."""
    for kind, pattern, truly in sweeps:

        def replaced(found: re.Match[str], kind: Kind = kind, truly: Callable[[re.Match[str]], bool] = truly) -> str:
            if not truly(found):
                return found[0]
            taken[kind] += 1
            return found.groupdict().get("kept", "") + MARKS[kind]

        pieces = _MARK.split(text)
        text = "".join(piece if _MARK.fullmatch(piece) else pattern.sub(replaced, piece) for piece in pieces)
    return text


def _without_postcodes(text: str, taken: Counter[Kind]) -> str:
    def mark(_written: str) -> str:
        taken[Kind.POSTCODE] += 1
        return MARKS[Kind.POSTCODE]

    return "".join(piece if _MARK.fullmatch(piece) else replaced_in(piece, mark) for piece in _MARK.split(text))


def redact(text: str, known: Iterable[str] = ()) -> Redacted:
    """Return ``text`` without what names or places a person; ``known`` is what we know of the writer and must go too."""
    taken: Counter[Kind] = Counter()
    pattern = _known(known)
    # The writer's own words come last: a surname taken out of an e-mail address would leave the rest of it standing.
    yours: tuple[Sweep, ...] = ((Kind.YOURS, pattern, _always),) if pattern else ()
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").strip()
    for _round in range(_ROUNDS):
        before = text
        swept = _swept(_without_blocks(text, taken), _SWEEPS, taken)
        text = _swept(_without_postcodes(swept, taken), yours, taken).strip()
        if text == before:
            break
    return Redacted(text, dict(taken))


def known_of(name: str, *others: str) -> tuple[str, ...]:
    """Return what gives a writer away: the name, its parts of three letters and more, each line of the others."""
    lines = [line.strip(" ,.") for other in others for line in other.splitlines()]
    return tuple(word for word in [name, *name.split(), *lines] if len(word) > 2)  # noqa: PLR2004  as above
