"""Postcodes as numbers and bytes, one at a time and whole arrays at once.

A sector without its blank ("SW1A1") is a number in base 37 over " 0…9A…Z", padded on the left; a unit is the number of the last two letters.
"""

from collections.abc import Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from causeway.areas.domain.postcodes import ENDS_A9A, ENDS_AA9A, INWARD_LETTERS

UNIT = {a + b: place for place, (a, b) in enumerate(product(INWARD_LETTERS, repeat=2))}
_SYMBOLS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE = {symbol: value for value, symbol in enumerate(_SYMBOLS)}
_PLACES = 5  # an outward code of up to four places and the sector's digit
_LONGEST = 8  # "SW1A 1AA"

Numbers = npt.NDArray[np.int64]


def sector_key(sector: str) -> int:
    """Return a sector without its blank ("SW1A1") as a number."""
    key = 0
    for symbol in sector.rjust(_PLACES):
        key = key * len(_SYMBOLS) + _VALUE[symbol]
    return key


def sector_texts(keys: npt.NDArray[np.uint32]) -> npt.NDArray[np.bytes_]:
    """Return sectors as they are written ("SW1A 1") from their numbers."""
    symbols = np.frombuffer(_SYMBOLS.encode(), np.uint8).astype(np.uint64)
    rest, values = keys.astype(np.int64), []
    for _ in range(_PLACES):
        rest, value = np.divmod(rest, len(_SYMBOLS))
        values.append(value)
    *outward, digit = (symbols[value] for value in reversed(values))
    text = np.zeros(len(keys), np.uint64)
    for symbol in (*outward, np.full(len(keys), ord(" "), np.uint64), digit):
        text = (text << np.uint64(8)) + symbol
    blanks = np.sum(np.cumsum([value != 0 for value in reversed(values)], axis=0) == 0, axis=0).astype(np.uint64)
    shifted: npt.NDArray[np.bytes_] = (text << (np.uint64(16) + np.uint64(8) * blanks)).astype(">u8").view("S8")
    return shifted.astype("S6")


# What a byte is: nothing (past the beginning), a letter, a digit from 1, nought, or what no postcode holds.
_NOTHING, _LETTER, _DIGIT, _NOUGHT, _OTHER = range(5)
_KIND_OF_BYTE = np.full(256, _OTHER, np.int64)
_VALUE_OF_BYTE = np.zeros(256, np.int64)
_INWARD_OF_BYTE = np.full(256, -1, np.int64)
for _symbol, _value in _VALUE.items():
    _VALUE_OF_BYTE[ord(_symbol)] = _value
    _KIND_OF_BYTE[ord(_symbol)] = _LETTER if _symbol.isalpha() else _NOUGHT if _symbol == "0" else _DIGIT
_KIND_OF_BYTE[ord(" ")] = _OTHER
_KIND_OF_BYTE[0] = _NOTHING
for _place, _symbol in enumerate(INWARD_LETTERS):
    _INWARD_OF_BYTE[ord(_symbol)] = _place


def _forms() -> npt.NDArray[np.bool_]:
    """Return which kinds of four bytes make an outward code: A9, A99, AA9, AA99, A9A, AA9A, where 99 does not begin with nought."""
    letters, digits = [(_LETTER,), (_LETTER, _LETTER)], [_DIGIT, _NOUGHT]
    tails = [(digit,) for digit in digits] + [(_DIGIT, digit) for digit in digits] + [(digit, _LETTER) for digit in digits]
    allowed = np.zeros((5, 5, 5, 5), np.bool_)
    for code in (letter + tail for letter in letters for tail in tails):
        allowed[(_NOTHING,) * (4 - len(code)) + code] = True
    return allowed.ravel()


_IS_OUTWARD = _forms()
_GIRO = int.from_bytes(b"\0GIR")


def written_properly(texts: Sequence[str]) -> npt.NDArray[np.bytes_]:
    """Return texts in capitals, with one blank before the last three of what is not blank; what is too long or not ASCII is no postcode."""
    bare = "\n".join(texts).upper().replace(" ", "").split("\n")
    if len(bare) != len(texts) or not all(map(str.isalnum, bare)) or not all(map(str.isascii, bare)):
        bare = [text if text.isascii() and text.isalnum() else "" for text in (each.upper().replace(" ", "") for each in texts)]
    text = np.array(bare, dtype=f"S{_LONGEST}").view(">u8").astype(np.uint64)
    text[text & np.uint64(0xFF) != 0] = 0  # one more than the longest
    spare = np.uint64(8) * (np.uint64(1) + (text & np.uint64(0xFFFF) == 0) + (text & np.uint64(0xFFFFFF) == 0))
    text >>= spare
    outward, inward = text >> np.uint64(24), text & np.uint64(0xFFFFFF)
    text = (outward << np.uint64(32)) | np.uint64(ord(" ") << 24) | inward
    written: npt.NDArray[np.bytes_] = (text << (spare - np.uint64(8))).astype(">u8").view(f"S{_LONGEST}")
    return written


def _as_bytes(postcodes: npt.ArrayLike) -> npt.NDArray[np.bytes_]:
    """Return texts as ``S8``; what is longer, or is not ASCII, becomes blank and so is no postcode."""
    given = np.asarray(postcodes)
    if given.dtype.kind != "S":
        given = np.char.encode(given.astype(np.str_), "ascii", "replace")
    if given.dtype.itemsize > _LONGEST:
        given = np.where(np.char.str_len(given) > _LONGEST, b"", given)
    return given.astype("S8")


def _may_end(letters: str) -> npt.NDArray[np.bool_]:
    """Return for each byte whether an outward code may end in it: any digit, and of the letters these."""
    return np.array([chr(byte) in letters or not chr(byte).isalpha() for byte in range(256)])


_ENDS_SHORT, _ENDS_LONG = _may_end(ENDS_A9A), _may_end(ENDS_AA9A)


def taken_apart(postcodes: npt.ArrayLike) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Return sector keys, unit numbers, and which texts have the form of a postcode; where they have not, the numbers mean nothing."""
    text = np.ascontiguousarray(_as_bytes(postcodes)).view(">u8").astype(np.uint64)
    spare = (text & np.uint64(0xFF) == 0).astype(np.uint64) + (text & np.uint64(0xFFFF) == 0)  # 0 to 2 bytes of eight unused
    text >>= np.uint64(8) * spare

    def byte(back: int) -> npt.NDArray[np.uint8]:
        return (text >> np.uint64(8 * (back - 1))).astype(np.uint8)

    first, second, digit = _INWARD_OF_BYTE[byte(2)], _INWARD_OF_BYTE[byte(1)], byte(3)
    formed = (first >= 0) & (second >= 0) & (byte(4) == ord(" ")) & (digit >= ord("0")) & (digit <= ord("9"))
    key, kinds = np.zeros(len(text), np.int64), np.zeros(len(text), np.int64)
    for back in (8, 7, 6, 5):
        symbol = byte(back)
        key = key * len(_SYMBOLS) + _VALUE_OF_BYTE[symbol]
        kinds = kinds * 5 + _KIND_OF_BYTE[symbol]
    ends = np.where(byte(8) == 0, _ENDS_SHORT[byte(5)], _ENDS_LONG[byte(5)])
    formed &= (_IS_OUTWARD[kinds] & ends) | (text >> np.uint64(32) == _GIRO)
    key = key * len(_SYMBOLS) + _VALUE_OF_BYTE[digit]
    return key, np.where(formed, first * len(INWARD_LETTERS) + second, 0), formed
