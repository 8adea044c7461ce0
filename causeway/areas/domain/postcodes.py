"""Reading what a person typed as a postcode.

The form is that of Royal Mail: an outward code (A9, A99, AA9, AA99, A9A or AA9A) and an inward code (9AA) that never holds C, I, K, M, O or V.
"""

import re
from itertools import product

INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
UNITS_PER_SECTOR = len(INWARD_LETTERS) ** 2

_GIRO = "GIR"  # one bank's own, of a form of its own
_OUTWARD = r"[A-Z]{1,2}(?:[1-9][0-9]|[0-9])|[A-Z]{1,2}[0-9][A-Z]"
_POSTCODE = re.compile(rf"(?P<outward>{_OUTWARD}|{_GIRO})(?P<inward>[0-9][{INWARD_LETTERS}]{{2}})")
_BEGUN = re.compile(rf"(?P<outward>{_OUTWARD})(?P<blank> )?(?P<digit>[0-9](?:[{INWARD_LETTERS}]{{0,2}}))?")
_NOISE = re.compile(r"[\s.,\-–—_·]+")
_LONGEST = 20  # with any noise; nobody types more for a postcode
_SHORTEST, _WHOLE = 5, 7  # without it

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

    Case, spaces and stops do not matter. The letters O, I and L typed for the digits 0 and 1, and the other way round, are put right
    where only one reading is a postcode; one that begins as postcodes do ("E14") goes before one that merely has the form ("EI4").
    """
    bare = _NOISE.sub("", text.strip()).upper() if len(text) <= _LONGEST else ""
    found = _POSTCODE.fullmatch(bare)
    if not found or not (area_letters(bare) in AREAS or found["outward"] == _GIRO):
        meant = _slips_put_right(bare)
        found = _POSTCODE.fullmatch(meant) if meant else found
    if not found:
        raise NotAPostcode(f"“{text.strip()[:40]}” is not a postcode. A whole one looks like SW1A 1AA.")
    return f"{found['outward']} {found['inward']}"


def _slips_put_right(bare: str) -> str | None:
    """Return the one reading of look-alike letters and digits that is a postcode; ``None`` where there is none, or several."""
    if not _SHORTEST <= len(bare) <= _WHOLE or not bare.isascii():
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
    bare = _NOISE.sub("", text.strip()).upper()[:_LONGEST]
    return bool(re.fullmatch(r"BFPO[0-9]{1,4}", bare) or re.fullmatch(rf"BF1[0-9][{INWARD_LETTERS}]{{2}}", bare))
