"""How far a long run is: one line that moves on a terminal, a line now and then anywhere else."""

import time
from collections.abc import Callable
from typing import TextIO

BAR = 24
EVERY = 0.1  # of the whole, between lines where nothing can be overwritten
WIDE = 78


class Progress:
    """Counts to ``whole`` and says so; ``clock`` returns seconds."""

    def __init__(self, whole: int, to: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin at nothing."""
        self._whole, self._to, self._clock = whole, to, clock
        self._moving = to.isatty()
        self._done, self._begun, self._said = 0, clock(), 0.0

    def step(self, name: str) -> None:
        """Count one more, the one called ``name``."""
        self._done += 1
        share = self._done / self._whole
        if self._moving:
            self._to.write(f"\r{self._line(share, name):<{WIDE}}"[: WIDE + 1])
            self._to.flush()
        elif share >= self._said + EVERY or self._done == self._whole:
            self._said = share
            self._to.write(f"{self._line(share, name)}\n")

    def end(self) -> None:
        """Leave the moving line."""
        if self._moving and self._done:
            self._to.write("\n")

    def _line(self, share: float, name: str) -> str:
        left = (self._clock() - self._begun) * (1 - share) / share
        bar = "#" * round(share * BAR)
        return f"[{bar:.<{BAR}}] {self._done} of {self._whole}, {int(left) // 60}:{int(left) % 60:02} left, {name}"
