"""How much room a text takes, by the widths of Arial (those of Helvetica, which it shares), so that no slide overflows."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Thousandths of the size, from Adobe's metrics of Helvetica (Arial has the same); what is not here is taken as wide as "m".
_GROUPS = {
    191: "'",
    222: "ijl‘’",
    278: " ftI.,:;!/[]\\|",
    333: "r-()`“”•",
    355: '"',
    500: "ckvxyzsJ",
    556: "abdeghnopquL0123456789#$£?_–",
    584: "+<>=~−×",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "—…",
}
_WIDTHS = {each: width for width, group in _GROUPS.items() for each in group}
_UNKNOWN = 833
BOLD = 1.08  # Arial Bold, over a line of text
LINE = 1.2  # of the size, from one line to the next


@lru_cache(maxsize=512)
def _width(letter: str) -> int:
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _UNKNOWN)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is, in points when ``size`` is."""
    return sum(map(_width, text)) * size / 1000 * (BOLD if bold else 1)


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return on how many lines a text is set between two margins ``width`` apart; a longer word is broken."""
    lines, at = 1, 0.0
    space = width_of(" ", size, bold=bold)
    for word in text.split():
        wide = width_of(word, size, bold=bold)
        if at and at + space + wide > width:
            lines, at = lines + 1, 0.0
        at += wide + (space if at else 0)
        lines, at = lines + int(at // width), at % width
    return lines


def size_for(text: str, sizes: Iterable[float], width: float, height: float, *, bold: bool = False) -> float:
    """Return the first of the sizes, largest first, at which a text fits; the last where none does."""
    size = 0.0
    for size in sizes:
        if lines_of(text, size, width, bold=bold) * size * LINE <= height:
            break
    return size
