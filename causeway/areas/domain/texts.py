"""Many texts in one block of memory. As objects they would take several times as much, and processes that share them would each copy them."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import overload


class Texts(Sequence[str]):
    """Texts by their place, as a tuple has them; one is made when it is asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        each = [text.encode() for text in texts]
        self._ends = array("L", accumulate((len(one) for one in each), initial=0))
        self._block = b"".join(each)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "Texts": ...
    def __getitem__(self, at: int | slice) -> "str | Texts":
        """Return a text, or some; raises ``IndexError`` past the last."""
        if isinstance(at, slice):
            return Texts(self[one] for one in range(len(self))[at])
        at = range(len(self))[at]
        return self._block[self._ends[at] : self._ends[at + 1]].decode()
