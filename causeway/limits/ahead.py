"""Tries taken ahead: who asks often is counted for several tries at once, and this process lets so many pass without asking again.

Never more passes than the limit. What was taken and is not used in its window is lost: at most a 32nd of the limit in each process.
"""

import time

from causeway.limits.counting import without_waiting
from causeway.limits.declared import Limit

_PART, _MOST_AHEAD, _MOST_KEYS = 32, 512, 10_000


class Ahead:
    """The tries of one limit that this process has taken; for one thread, which does not wait: while another has the file, counting raises.

    The number that staff chose is looked at once a second.
    """

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._most, self._looked = 0, -1
        self._left: dict[str, tuple[int, int, float]] = {}  # by key: how many are left of how many, and until when

    def passes(self, key: str) -> bool:
        """Count one try of ``key`` where it is within the limit; else count none, and return that it is not."""
        if not (most := self._most_now()):
            return True
        left, taken, until = self._left.get(key, (0, 0, 0.0))
        now = time.time()
        if now >= until:
            left = taken = 0
        if not left:
            taken = min(2 * taken, most // _PART, _MOST_AHEAD) or 1
            left, until = self._take(key, taken, most)
        if len(self._left) >= _MOST_KEYS:
            self._left.clear()
        self._left[key] = left - 1, taken, until  # less than none: whether there is one again is not asked here in this window
        return left > 0

    def _take(self, key: str, wanted: int, most: int) -> tuple[int, float]:
        """Count so many tries, or as many as are left; return how many, and when their window ends."""
        with without_waiting():
            tried = self.limit.tried(key, wanted)
            if beyond := min(wanted, max(0, tried.count - most)):
                self.limit.tried(key, -beyond)
        return wanted - beyond, tried.again_at.timestamp()

    def _most_now(self) -> int:
        if (second := int(time.monotonic())) != self._looked:
            if (most := self.limit.most) != self._most:
                self._left.clear()
            self._most, self._looked = most, second
        return self._most
