"""Which characters the fonts inside the typesetter can print, written to ``causeway/letters/sending/documents/printable.json``.

``python -m script.printable`` writes the file anew, after a new version of the typesetter; a test says when it is behind.
"""

import io
import json
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst
from fontTools.ttLib import TTFont, TTLibError

PRINTABLE = Path(__file__).parents[1] / "causeway" / "letters" / "sending" / "documents" / "printable.json"
TEXT_FONTS = frozenset({"Libertinus Serif", "NewComputerModern10", "DejaVu Sans Mono"})
_KINDS = (b"OTTO", b"\x00\x01\x00\x00")
_LONGEST = 4_000_000  # bytes
_FEW, _MANY = 8, 40  # tables a font may have
_HEAD, _ENTRY = 12, 16  # bytes of a font's header, and of each entry in its table of tables


def _fonts(library: bytes) -> Iterator[TTFont]:
    """Yield the fonts that stand whole in the typesetter's library."""
    for kind in _KINDS:
        at = -1
        while (at := library.find(kind, at + 1)) >= 0:
            if font := _font_at(library, at):
                yield font


def _font_at(library: bytes, at: int) -> TTFont | None:
    (tables,) = struct.unpack(">H", library[at + 4 : at + 6])
    head = library[at + _HEAD : at + _HEAD + _ENTRY * tables]
    if not _FEW <= tables <= _MANY or b"cmap" not in head or b"name" not in head:
        return None
    entries = [struct.unpack(">4sLLL", head[first : first + _ENTRY]) for first in range(0, len(head), _ENTRY)]
    length = max(entry[2] + entry[3] for entry in entries)
    if length > _LONGEST:
        return None
    try:
        return TTFont(io.BytesIO(library[at : at + length]), lazy=True)
    except TTLibError:
        return None


def _ranges(characters: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for character in sorted(characters):
        if found and character == found[-1][1] + 1:
            found[-1][1] = character
        else:
            found.append([character, character])
    return found


def printable() -> list[list[int]]:
    """Return the first and last code point of each stretch that the text fonts hold."""
    library = next(Path(typst.__file__).parent.glob("*.so")).read_bytes()
    held: set[int] = set()
    for font in _fonts(library):
        if font["name"].getDebugName(1) in TEXT_FONTS:
            held |= set(font.getBestCmap())
    return _ranges(held)


if __name__ == "__main__":
    PRINTABLE.write_text(json.dumps(printable(), separators=(",", ":")) + "\n", encoding="utf-8")
