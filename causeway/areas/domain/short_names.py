"""Names that are written for short: "Notts", "W Yorks", "BCP"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True)
class ShortNames:
    """The words that each short name stands for, ``alone`` or only ``beside`` other words; all as :func:`name_index.words` gives them."""

    alone: Mapping[Words, Words]
    beside: Mapping[Words, Words]

    def written_out(self, typed: Sequence[str]) -> Words:
        """Return typed words with every short name among them written out, the longest first; empty where there is none."""
        known = {**self.beside, **self.alone} if len(typed) > 1 else self.alone
        longest = max(map(len, known))
        found: list[str] = []
        at, shortened = 0, False
        while at < len(typed):
            short = next((key for size in range(longest, 0, -1) if (key := tuple(typed[at : at + size])) in known), ())
            found += known[short] if short else (typed[at],)
            at, shortened = at + max(1, len(short)), shortened or bool(short)
        return tuple(found) if shortened else ()
