"""Reading what a person typed as a postcode, alone or within an address or a letter: the one reader for all of them.

The form is that of Royal Mail: an outward code (A9, A99, AA9, AA99, A9A or AA9A) and an inward code (9AA) that never holds C, I, K, M, O or V.
The letter that ends an outward code is one of few, so that "CF1O" can only be meant for CF10.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import product

INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
ENDS_A9A, ENDS_AA9A = "ABCDEFGHJKPSTUW", "ABEHMNPRVWXY"  # letters that end an outward code, by its form
UNITS_PER_SECTOR = len(INWARD_LETTERS) ** 2

_GIRO = "GIR"  # one bank's own, of a form of its own
_OUTWARD = rf"[A-Z]{{1,2}}(?:[1-9][0-9]|[0-9])|[A-Z][0-9][{ENDS_A9A}]|[A-Z]{{2}}[0-9][{ENDS_AA9A}]"
_POSTCODE = re.compile(rf"(?P<outward>{_OUTWARD}|{_GIRO})(?P<inward>[0-9][{INWARD_LETTERS}]{{2}})")
_BEGUN = re.compile(rf"(?P<outward>{_OUTWARD})(?P<blank> )?(?P<digit>[0-9](?:[{INWARD_LETTERS}]{{0,2}}))?")
_NOISE = re.compile(r"[\s.,:;/()\[\]'‘’\"“”«»\-‐‑‒–—−_·]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))  # pasted along, and no part of it
_APART = r"[^\S\n]{0,3}[-‐–.]?[^\S\n]{0,3}\n?[^\S\n]{0,3}"
_IN_TEXT = re.compile(rf"(?<![A-Z0-9])[A-Z][A-Z0-9]{{1,3}}{_APART}[0-9OIL][A-Z0-9]{{2}}(?![A-Z0-9])", re.IGNORECASE)
_BARE_FORM = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")  # of postcodes, with letters too that none has
_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХЅІЈЅΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "ABEKMHOPCTYXSIJSABEHIKMNOPTYXZ"
)  # Cyrillic and Greek, on other keyboards
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_LONGEST = 20  # with any noise; nobody types more for a postcode
_MOST_PASTED = 60  # characters, with what cannot be seen
SHORTEST, WHOLE = 5, 7  # without it

_MEANT_FOR = {"0": "0O", "O": "O0", "1": "1IL", "I": "I1", "L": "L1"}  # what looks alike
CROWN_DEPENDENCIES = frozenset({"JE", "GY", "IM"})
_GREAT_BRITAIN = (
    "AB AL B BA BB BD BH BL BN BR BS CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG "
    "HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S "
    "SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
AREAS = frozenset(_GREAT_BRITAIN.split()) | CROWN_DEPENDENCIES | {"BT", "BF"}  # the letters that every postcode begins with


class NotAPostcode(ValueError):  # noqa: N818  named for what it is
    """The text does not have the form of a UK postcode; the message says so to the person who typed it."""


def parse(text: str) -> str:
    """Return the postcode as it is written properly ("SW1A 1AA"); raises :class:`NotAPostcode`.

    Case, spaces, hyphens, line breaks, stops, brackets, quotation marks and full-width letters do not matter. The letters O, I and L typed
    for the digits 0 and 1, and the other way round, are put right where only one reading is a postcode; one that begins as postcodes do
    ("E14") goes before one that merely has the form ("EI4").
    """
    bare = plain(text)
    found = _POSTCODE.fullmatch(bare)
    if not found or not (area_letters(bare) in AREAS or found["outward"] == _GIRO):
        meant = _slips_put_right(bare)
        found = _POSTCODE.fullmatch(meant) if meant else found
    if not found:
        raise NotAPostcode(f"“{text.strip()[:40]}” is not a postcode. A whole one looks like SW1A 1AA.")
    return f"{found['outward']} {found['inward']}"


def plain(text: str) -> str:
    """Return the letters and digits of what was typed, in capitals, without what cannot be seen; empty where it is too long for a postcode."""
    if len(text) > _MOST_PASTED:
        return ""
    seen = _NOISE.sub("", unicodedata.normalize("NFKC", text).translate(_UNSEEN)).upper().translate(_ALIKE)
    return seen if seen.isascii() and len(seen) <= _LONGEST else ""


def in_text(text: str) -> list[tuple[str, str]]:
    """Return each postcode within an address or a letter, as it was written and as it is written properly, in the order of the text."""
    seen = unicodedata.normalize("NFKC", text).translate(_UNSEEN)
    return [(found[0], parse(found[0])) for found in _occurring(seen, _is_one)]


def _occurring(text: str, truly: Callable[[str], bool]) -> Iterator[re.Match[str]]:
    """Yield what may be a postcode and truly is; what is not may hold the beginning of one ("Road" and "L15" of "Road, L15 3AA")."""
    at = 0
    while found := _IN_TEXT.search(text, at):
        is_one = truly(found[0])
        at = found.end() if is_one else found.start() + 1
        if is_one:
            yield found


def _is_one(written: str) -> bool:
    if not any(each.isdigit() for each in written):
        return False  # "so old" is no postcode, whatever O and L may be read as
    try:
        parse(written)
    except NotAPostcode:
        return False
    return True


def replaced_in(text: str, by: Callable[[str], str]) -> str:
    """Return a text with everything in it that may be a postcode replaced, mistyped ones too, which :func:`in_text` passes over.

    ``by`` is told how each was written.
    """
    seen = text.translate(_UNSEEN).translate(_FULL_WIDTH)
    kept, at = [], 0
    for found in _occurring(seen, _may_be_one):
        kept += [seen[at : found.start()], by(found[0])]
        at = found.end()
    return "".join((*kept, seen[at:]))


def _may_be_one(written: str) -> bool:
    return _BARE_FORM.fullmatch(plain(written)) is not None or _is_one(written)


def last_in(text: str) -> str:
    """Return the last postcode an address holds, as it is written properly; empty where there is none."""
    found = in_text(text)
    return found[-1][1] if found else ""


def was_corrected(typed: str, postcode: str) -> bool:
    """Whether a letter or digit of what was typed had to be put right to read ``postcode``."""
    return plain(typed) != plain(postcode)


def _slips_put_right(bare: str) -> str | None:
    """Return the one reading of look-alike letters and digits that is a postcode; ``None`` where there is none, or several."""
    if not SHORTEST <= len(bare) <= WHOLE:
        return None
    readings = {"".join(each) for each in product(*(_MEANT_FOR.get(symbol, symbol) for symbol in bare))}
    formed = [each for each in readings if _POSTCODE.fullmatch(each) and area_letters(each) in AREAS]
    return formed[0] if len(formed) == 1 else None


def begun(text: str) -> tuple[str, str] | None:
    """Return the outward code and the sector's digit (blank before it is typed) of a postcode that is being typed: "SW1A", "RG1 2N".

    ``None`` for what is not the beginning of one. What may be cut in two ways ("SW11": SW11, or SW1 1AA to come) is the longer outward code.
    """
    found = _BEGUN.fullmatch(" ".join(text[:_LONGEST].upper().split()))
    if not found or area_letters(found["outward"]) not in AREAS:
        return None
    return found["outward"], (found["digit"] or "")[:1]


def area_letters(postcode: str) -> str:
    """Return the letters a postcode begins with: "SW" for "SW1A 1AA"."""
    return postcode[:2] if postcode[1:2].isalpha() else postcode[:1]


def is_northern_irish(postcode: str) -> bool:
    """Whether a parsed postcode is of Northern Ireland."""
    return area_letters(postcode) == "BT"


def is_crown_dependency(postcode: str) -> bool:
    """Whether a parsed postcode is of Jersey, Guernsey or the Isle of Man, which elect no MP."""
    return area_letters(postcode) in CROWN_DEPENDENCIES


def is_forces(text: str) -> bool:
    """Whether a text is a British Forces address: "BFPO 57" or a postcode that begins with BF."""
    bare = plain(text)
    return bool(re.fullmatch(r"BFPO[0-9]{1,4}", bare) or re.fullmatch(rf"BF1[0-9][{INWARD_LETTERS}]{{2}}", bare))
