"""What our PDF cannot print: names in Chinese or Gurmukhi, emoji. Said before somebody downloads it; the Word document prints them."""

import json
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

_HELD = Path(__file__).with_name("printable.json")
_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})


@lru_cache(maxsize=1)
def _stretches() -> tuple[list[int], list[int]]:
    held = json.loads(_HELD.read_text(encoding="utf-8"))
    return [first for first, _last in held], [last for _first, last in held]


def can_print(character: str) -> bool:
    """Whether the fonts in our PDF have this character; what is not seen needs none."""
    if unicodedata.category(character) in _UNSEEN:
        return True
    firsts, lasts = _stretches()
    at = bisect_right(firsts, ord(character)) - 1
    return at >= 0 and ord(character) <= lasts[at]


def not_printed(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` with characters that our PDF cannot print, each once."""
    words = unicodedata.normalize("NFC", text).split()
    return tuple(dict.fromkeys(word for word in words if not all(map(can_print, word))))
