"""Reading what a person typed as a postcode.

The form is that of Royal Mail: an outward code (A9, A99, AA9, AA99, A9A or AA9A) and an inward code (9AA) that never holds C, I, K, M, O or V.
"""

import re

INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
UNITS_PER_SECTOR = len(INWARD_LETTERS) ** 2

_OUTWARD = r"[A-Z]{1,2}(?:[1-9][0-9]|[0-9])|[A-Z]{1,2}[0-9][A-Z]"
_POSTCODE = re.compile(rf"(?P<outward>{_OUTWARD}|GIR)(?P<inward>[0-9][{INWARD_LETTERS}]{{2}})")
_NOISE = re.compile(r"[\s.,\-–—_·]+")
_AS_DIGITS, _AS_LETTERS = str.maketrans("OIL", "011"), str.maketrans("01", "OI")
_LONGEST = 20  # with any noise; nobody types more for a postcode

CROWN_DEPENDENCIES = frozenset({"JE", "GY", "IM"})


class NotAPostcode(ValueError):  # noqa: N818  named for what it is
    """The text does not have the form of a UK postcode; the message says so to the person who typed it."""


def parse(text: str) -> str:
    """Return the postcode as it is written properly ("SW1A 1AA"); raises :class:`NotAPostcode`.

    Case, spaces and stops do not matter. The letters O and I typed for the digits 0 and 1, and the other way round, are put right where
    only one reading has the form of a postcode.
    """
    bare = _NOISE.sub("", text.strip()).upper() if len(text) <= _LONGEST else ""
    found = _POSTCODE.fullmatch(bare) or _POSTCODE.fullmatch(_slips_put_right(bare))
    if not found:
        raise NotAPostcode(f"“{text.strip()[:40]}” is not a postcode. A whole one looks like SW1A 1AA.")
    return f"{found['outward']} {found['inward']}"


def _slips_put_right(bare: str) -> str:
    """Read as digits what stands where only a digit may, and as letters what stands where only a letter may."""
    if not 5 <= len(bare) <= 7:  # noqa: PLR2004  the shortest and the longest postcode
        return bare
    outward, inward = bare[:-3], bare[-3:]
    # The digits begin at the second place when what stands there is one, or is meant for one in a code of two places.
    start = 1 if outward[1].isdigit() or len(outward) == 2 else 2  # noqa: PLR2004
    return (
        outward[:start].translate(_AS_LETTERS)
        + outward[start : start + 1].translate(_AS_DIGITS)
        + outward[start + 1 :]
        + (inward[:1].translate(_AS_DIGITS) + inward[1:].translate(_AS_LETTERS))
    )


def area_letters(postcode: str) -> str:
    """Return the letters a parsed postcode begins with: "SW" for "SW1A 1AA"."""
    return postcode[:2] if postcode[1].isalpha() else postcode[0]


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
