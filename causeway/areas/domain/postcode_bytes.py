"""Postcodes as numbers and bytes, one at a time and whole arrays at once.

A sector without its blank ("SW1A1") is a number in base 37 over " 0…9A…Z", padded on the left; a unit is the number of the last two letters.
"""

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


# What a byte of an outward code is: nothing (past the beginning), a digit from 1, nought, what no postcode holds, or a letter; of a letter that
# ends one, whether it may end both forms that letters end, the short one (A9A), the long one (AA9A) or none.
_NOTHING, _DIGIT, _NOUGHT, _OTHER, _LETTER, _ENDS_SHORT, _ENDS_LONG, _ENDS_NONE = range(8)
_BLANK, _SECTOR_DIGIT, _FIRST_LETTER = 4, 5, 6  # places among eight, where an outward code has four
_SECTOR_BITS, _KIND_BITS, _UNIT_BITS = 27, 12, 9


def _kind(byte: int, *, ends: bool) -> int:
    symbol = chr(byte)
    if byte == 0 or symbol not in _VALUE or symbol == " ":
        return _OTHER if byte else _NOTHING
    if symbol.isdigit():
        return _DIGIT if byte > ord("0") else _NOUGHT
    if not ends:
        return _LETTER
    return {(True, True): _LETTER, (True, False): _ENDS_SHORT, (False, True): _ENDS_LONG}.get(
        (symbol in ENDS_A9A, symbol in ENDS_AA9A), _ENDS_NONE
    )


def _packed(place: int, byte: int) -> int:
    """Return what a byte at one of eight places adds to a postcode's number: sector, kinds of its outward code, unit, and what is wrong."""
    symbol, base = chr(byte), len(_SYMBOLS)
    sector = kind = unit = 0
    wrong = False
    if place < _BLANK:
        sector = _VALUE.get(symbol, 0) * int(base ** (_BLANK - place))
        kind = _kind(byte, ends=place == _BLANK - 1) << 3 * (_BLANK - 1 - place)
    elif place == _BLANK:
        wrong = symbol != " "
    elif place == _SECTOR_DIGIT:
        sector, wrong = _VALUE.get(symbol, 0), not "0" <= symbol <= "9"
    else:
        wrong = symbol not in INWARD_LETTERS
        unit = 0 if wrong else INWARD_LETTERS.index(symbol) * (len(INWARD_LETTERS) if place == _FIRST_LETTER else 1)
    return sector | (kind | (unit | wrong << _UNIT_BITS) << _KIND_BITS) << _SECTOR_BITS


_PACKED = np.array([[_packed(place, byte) for byte in range(256)] for place in range(_LONGEST)], np.int64).ravel()
_PLACE_OF = np.arange(_LONGEST) * 256


def _forms() -> npt.NDArray[np.bool_]:
    """Return which kinds of four bytes make an outward code: A9, A99, AA9, AA99, A9A, AA9A, where 99 does not begin with nought."""
    letters, digits = [(_LETTER,), (_LETTER, _LETTER)], [_DIGIT, _NOUGHT]
    allowed = np.zeros((8, 8, 8, 8), np.bool_)
    for letter in letters:
        ends = [_LETTER, _ENDS_SHORT if len(letter) == 1 else _ENDS_LONG]
        tails = (
            [(digit,) for digit in digits]
            + [(_DIGIT, digit) for digit in digits]
            + [(digit, end) for digit in digits for end in ends]
        )
        for code in (letter + tail for tail in tails):
            allowed[(_NOTHING,) * (4 - len(code)) + code] = True
    return allowed.ravel()


_IS_OUTWARD = _forms()
_GIRO = int.from_bytes(b"\0GIR")


def _as_bytes(postcodes: npt.ArrayLike) -> npt.NDArray[np.bytes_]:
    """Return texts as ``S8``; what is longer, or is not ASCII, becomes blank and so is no postcode."""
    given = np.asarray(postcodes)
    if given.dtype.kind != "S":
        given = np.char.encode(given.astype(np.str_), "ascii", "replace")
    if given.dtype.itemsize > _LONGEST:
        given = np.where(np.char.str_len(given) > _LONGEST, b"", given)
    return given.astype("S8")


def taken_apart(postcodes: npt.ArrayLike) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Return sector keys, unit numbers, and which texts have the form of a postcode; where they have not, the numbers mean nothing."""
    text = np.ascontiguousarray(_as_bytes(postcodes)).view(">u8").astype(np.uint64)
    spare = (text & np.uint64(0xFF) == 0).astype(np.uint64) + (text & np.uint64(0xFFFF) == 0)  # 0 to 2 bytes of eight unused
    text >>= np.uint64(8) * spare
    symbols = text.astype(">u8").view(np.uint8).reshape(-1, _LONGEST)
    packed: Numbers = _PACKED[symbols + _PLACE_OF].sum(axis=1)
    rest = packed >> _SECTOR_BITS
    is_outward = _IS_OUTWARD[rest & (1 << _KIND_BITS) - 1] | (text >> np.uint64(32) == _GIRO)
    rest >>= _KIND_BITS
    formed = is_outward & (rest >> _UNIT_BITS == 0)
    return packed & (1 << _SECTOR_BITS) - 1, np.where(formed, rest & (1 << _UNIT_BITS) - 1, 0), formed
