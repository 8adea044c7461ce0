"""One look for every picture: sizes, colours, and how wide a line of text is.

Drawings are 320 units wide and fill a phone, so a unit is about a pixel there: text of 13 stays above 11 pixels even in a
card. Colours differ in lightness first, so that they hold without colour; every one of them is an attribute that a style
sheet may overrule, so that drawings stand alone in papers too.
"""

WIDTH = 320.0
TEXT = 13.0
SMALL = 12.5
BOLD = TEXT * 1.16  # the size that plain text as wide as bold text would have
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"

INK = "#10272d"
SOFT = "#46595e"
PAPER = "#fffefb"
LINE = "#c4d3ce"
DEEP = "#0c3b43"
HERE = "#b04a00"  # the area a picture is about
BAND = "#f0c9a5"  # its interval: the same hue, light
FAINT = "#7d9197"

SEQUENCE = ("#cfe4df", "#9cc7c5", "#62a0a5", "#2f717a", "#0c3b43")  # light is low, dark is high
NONE = "#ffffff"  # under the hatching that says there is no figure

_WIDTHS = dict.fromkeys("iIljft.,:;'’|!()[] -", 0.36) | dict.fromkeys("mMwWOQGDNHU@%—", 0.92)  # of the size; of all others 0.62
ELLIPSIS = "…"


def width_of(said: str, size: float = TEXT) -> float:
    """Return about how wide a line of text is, on the wide side: the reader's own font decides."""
    return size * sum([_WIDTHS.get(each, 0.62) for each in said])


def fitted(said: str, width: float, size: float = TEXT) -> str:
    """Return the text, cut at a word and with an ellipsis where it would be wider than ``width``."""
    if width_of(said, size) <= width:
        return said
    kept = said
    while kept and width_of(kept + ELLIPSIS, size) > width:
        kept = kept[:-1]
    at_word = kept.rsplit(" ", 1)[0] if " " in kept else kept
    return (at_word if len(at_word) > len(kept) / 2 else kept).rstrip(" ,") + ELLIPSIS


def held(middle: float, said: str, size: float = TEXT, low: float = 0.0, high: float = WIDTH) -> float:
    """Return where a centred label stands so that it stays between ``low`` and ``high``."""
    half = width_of(said, size) / 2
    return min(max(middle, low + half), high - half) if high - low >= 2 * half else (low + high) / 2
