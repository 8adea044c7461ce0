"""How far a long run is: one line that moves on a terminal, a line now and then anywhere else."""

import time
from collections.abc import Callable
from typing import TextIO

BAR = 24
EVERY = 0.1  # of the whole, between lines where nothing can be overwritten
WIDE = 78


class Progress:
    """Counts to ``whole`` and says so from its beginning; ``clock`` returns seconds.

    How long it still takes is reckoned from the first that was done: what was needed to begin is needed once.
    """

    def __init__(self, whole: int, to: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin at nothing, and say so where there is anything to do."""
        self._whole, self._to, self._clock = whole, to, clock
        self._moving = to.isatty()
        self._done, self._first, self._said = 0, 0.0, 0.0
        if whole:
            self._say("beginning")

    def step(self, name: str) -> None:
        """Count one more, the one called ``name``."""
        self._done += 1
        now = self._clock()
        if self._done == 1:
            self._first = now
        share = self._done / self._whole
        if self._moving or share >= self._said + EVERY or self._done == self._whole:
            self._said = share
            self._say(f"{self._left(now)}{name}")

    def end(self) -> None:
        """Leave the moving line."""
        if self._moving and self._whole:
            self._to.write("\n")

    def _left(self, now: float) -> str:
        if self._done == 1:
            return "" if self._whole > 1 else "0:00 left, "
        left = round((now - self._first) / (self._done - 1) * (self._whole - self._done))
        return f"{left // 60}:{left % 60:02} left, "

    def _say(self, words: str) -> None:
        bar = "#" * round(self._done / self._whole * BAR)
        line = f"[{bar:.<{BAR}}] {self._done} of {self._whole}, {words}"
        self._to.write(f"\r{line:<{WIDE}}"[: WIDE + 1] if self._moving else f"{line}\n")
        self._to.flush()
