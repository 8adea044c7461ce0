"""Limits as they are declared: a name, a number, a window, and why. Staff may choose another number for each; see ``Chosen``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy

from causeway.frame.short_cache import forget, short_cached
from causeway.limits.counting import Tries, tries, tries_together
from causeway.limits.models import Chosen

_CHOSEN = "limits.chosen"
DECLARED: dict[str, "Limit"] = {}

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """One limit. ``what`` is counted, for staff ("letters begun from one internet address"); ``why`` it is there and not lower."""

    name: str
    default: int
    window: timedelta
    what: Any
    why: Any

    def __post_init__(self) -> None:
        DECLARED.setdefault(self.name, self)  # a copy with another number is nobody's declaration

    @property
    def most(self) -> int:
        """How many are taken in a window: what staff chose, a few seconds old at the most, or the default; 0 is without a limit."""
        return chosen().get(self.name, self.default)

    def tried(self, key: str, more: int = 1) -> Tries:
        """Count so many tries of ``key`` and return how many there were."""
        return tries(self.name, key, self.window, more)

    def over(self, key: str) -> bool:
        """Count one try of ``key``; return whether it is beyond the limit."""
        return self.over_until(key) is not None

    def over_until(self, key: str) -> datetime | None:
        """Count one try of ``key``; return when the next is taken where this one is not. An empty key is nobody, and not counted."""
        return over_any_until([(self, key)])

    def reached(self, key: str) -> bool:
        """Return whether ``key`` has used its limit up; counts nothing."""
        return bool(self.most) and self.tried(key, 0).count >= self.most

    def short_of(self, key: str, many: int) -> int | None:
        """Count ``many`` tries at once where so many are left; else count none and return how many are left."""
        if not (most := self.most):
            return None
        counted = self.tried(key, many).count
        if counted <= most:
            return None
        self.tried(key, -many)
        return max(0, most - (counted - many))


def from_one_client(name: str, most: int, what: Any, window: timedelta = HOUR) -> Limit:
    """Declare how much mail to others one internet address may ask for."""
    why = gettext_lazy("Keeps one visitor from mailing many strangers. A whole school may share one address.")
    return Limit(name, most, window, what, why)


def to_one_mailbox(name: str, most: int, what: Any, window: timedelta = HOUR) -> Limit:
    """Declare how much mail one address gets that somebody typed."""
    return Limit(name, most, window, what, gettext_lazy("Nobody’s mailbox is filled by somebody who types their address."))


def over_any_until(tried: Iterable[tuple[Limit, str]]) -> datetime | None:
    """Count one try of each key at its limit, all together; return when the next is taken of all, where one of these is not.

    An empty key is nobody, and not counted.
    """
    numbers = chosen()
    counted = [(limit, key, most) for limit, key in tried if key and (most := numbers.get(limit.name, limit.default))]
    made = tries_together([(limit.name, key, limit.window) for limit, key, _most in counted])
    over = [each.again_at for each, (_limit, _key, most) in zip(made, counted, strict=True) if each.count > most]
    return max(over, default=None)


def chosen() -> dict[str, int]:
    """Return the numbers that staff chose, by name."""
    return short_cached(_CHOSEN, lambda: dict(Chosen.objects.values_list("name", "most")), worth_keeping=lambda _found: True)


def anew() -> None:
    """Let this process read at once what staff chose."""
    forget(_CHOSEN)


def declared() -> Iterator[Limit]:
    """Return every limit that the rooms declared, by name."""
    return iter(sorted(DECLARED.values(), key=lambda limit: limit.name))
