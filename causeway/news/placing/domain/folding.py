"""A text as names are looked for in it: small letters without accents, one space between words, and where each letter stood."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@lru_cache(maxsize=4096)
def _letters(letter: str) -> str:
    """Return what one character is folded to: letters and digits, or one space for what stands between words."""
    if letter == "&":
        return "and"
    plain = "".join(each for each in unicodedata.normalize("NFKD", letter.casefold()) if not unicodedata.combining(each))
    return "".join(each if each.isalnum() else " " for each in plain) or " "


@dataclass(frozen=True)
class Folded:
    """A text folded, with one space before and after all; ``stood`` gives for each letter of it where it stood in the original."""

    original: str
    text: str
    stood: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the folded text stands in the original."""
        return self.stood[start], self.stood[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text: "St. Mary's & Bath-based" becomes " st mary s and bath based "."""
    letters, stood = [" "], [0]
    for place, letter in enumerate(text):
        for each in _letters(letter):
            if each == " " and letters[-1] == " ":
                continue
            letters.append(each)
            stood.append(place)
    if letters[-1] != " ":
        letters.append(" ")
        stood.append(len(text))
    return Folded(text, "".join(letters), tuple(stood))


@lru_cache(maxsize=1)
def _plain() -> dict[int, str]:
    """Return how the characters of most texts are folded: quicker than one by one for the thirty thousand names."""
    return {code: _letters(chr(code)) for code in range(0x250)}


def folded(name: str) -> str:
    """Return a name as it is looked for: "Ynys Môn" gives " ynys mon "."""
    spread = name.translate(_plain())
    if not spread.isascii():
        spread = fold(name).text
    return f" {' '.join(spread.split())} "
