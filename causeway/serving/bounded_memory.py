"""Django's cache in a process's memory, with an end by bytes besides the one by entries: thousands of pages kept ready are a hundred megabytes.

What was not asked for longest goes first. All instances of one name hold one store, as Django's own do.
"""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

_sizes: dict[str, dict[str, int]] = {}  # bytes of each value as it was set, by the store's name and its own
_totals: dict[str, list[int]] = {}


class BoundedMemory(LocMemCache):
    """Keeps at most ``MAX_BYTES`` (an option) of values, packed as they are."""

    _cache: Any
    _lock: Any

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self._most = int(params["OPTIONS"]["MAX_BYTES"])
        self._size_of = _sizes.setdefault(name, {})
        self._total = _totals.setdefault(name, [0])

    @property
    def held(self) -> int:
        """Return how many bytes of values are kept."""
        return self._total[0]

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        with self._lock:
            for key in [key for key in self._size_of if key not in self._cache]:
                self._total[0] -= self._size_of.pop(key)

    def _set(self, key: str, value: bytes, timeout: Any = DEFAULT_TIMEOUT) -> None:
        self._delete(key)
        super()._set(key, value, timeout)  # type: ignore[misc]
        self._size_of[key] = len(value)
        self._total[0] += len(value)
        while self.held > self._most:
            self._drop_last()

    def _delete(self, key: str) -> bool:
        self._total[0] -= self._size_of.pop(key, 0)
        return bool(super()._delete(key))  # type: ignore[misc]

    def _cull(self) -> None:
        for _ in range(max(1, len(self._cache) // (self._cull_frequency or 1))):
            self._drop_last()

    def _drop_last(self) -> None:
        self._delete(next(reversed(self._cache)))
