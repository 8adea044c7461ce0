"""The cache of several machines, Valkey or Redis by Django's own backend, without which a site still answers.

Where it does not answer, nothing is found in it and nothing is kept, until it is asked again two seconds later: a page is then made as if
it were the first time, and what must be counted raises :class:`CacheGone`, so that its caller counts elsewhere.
"""

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar, cast

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NotConnected
from redis.exceptions import RedisError
from redis.retry import Retry

CONNECT_SECONDS, ANSWER_SECONDS = 0.5, 1.0
LEFT_ALONE_SECONDS = 2.0

_Found = TypeVar("_Found")
_log = logging.getLogger(__name__)


class CacheGone(Exception):  # noqa: N818  what happened, in the words of those who catch it
    """The shared cache does not answer."""


class SharedCache(RedisCache):
    """Django's cache in Valkey or Redis; its waiting is short."""

    left_until: ClassVar[float] = 0.0  # for every thread of this process

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        once_more = Retry(NoBackoff(), 1)  # a connection may be from before the cache was started again
        waiting = {"socket_connect_timeout": CONNECT_SECONDS, "socket_timeout": ANSWER_SECONDS, "retry": once_more}
        super().__init__(server, {**params, "OPTIONS": {**waiting, **params.get("OPTIONS", {})}})

    def add(self, key: Any, value: Any, *args: Any, **options: Any) -> bool:
        """Set what is not there; returns whether it was set."""
        return self._or(False, super().add, key, value, *args, **options)  # noqa: FBT003  what is returned, no flag

    def get(self, key: Any, default: Any = None, *args: Any, **options: Any) -> Any:
        """Return what is kept, or the default."""
        return self._or(default, super().get, key, default, *args, **options)

    def set(self, *args: Any, **options: Any) -> None:
        """Keep a value."""
        self._or(None, super().set, *args, **options)

    def touch(self, *args: Any, **options: Any) -> bool:
        """Keep what is there for longer; returns whether it is."""
        return self._or(False, super().touch, *args, **options)  # noqa: FBT003  as above

    def delete(self, *args: Any, **options: Any) -> bool:
        """Delete; returns whether something was."""
        return self._or(False, super().delete, *args, **options)  # noqa: FBT003  as above

    def get_many(self, *args: Any, **options: Any) -> dict[Any, Any]:
        """Return what is kept of many."""
        return self._or({}, super().get_many, *args, **options)

    def set_many(self, data: Mapping[Any, Any], *args: Any, **options: Any) -> list[Any]:
        """Keep many; returns those that were not."""
        return self._or(list(data), super().set_many, data, *args, **options)

    def delete_many(self, *args: Any, **options: Any) -> None:
        """Delete many."""
        self._or(None, super().delete_many, *args, **options)

    def has_key(self, *args: Any, **options: Any) -> bool:
        """Return whether something is kept."""
        return self._or(False, super().has_key, *args, **options)  # noqa: FBT003  as above

    def counted(self, lasting: Mapping[str, int], more: int) -> list[int]:
        """Add to counts that each end so many seconds after they began, in one conversation; raises :class:`CacheGone`."""

        def count() -> list[int]:
            with self._cache.get_client(None, write=True).pipeline() as all_of_them:
                for key, seconds in lasting.items():
                    name = self.make_and_validate_key(key)
                    all_of_them.set(name, 0, ex=seconds, nx=True)
                    all_of_them.incrby(name, more)
                return [int(said) for said in all_of_them.execute()[1::2]]

        return self._asked(count)

    def answers(self) -> bool:
        """Return whether it answers now."""
        try:
            return bool(self._asked(lambda: self._cache.get_client(None).ping()))
        except CacheGone:
            return False

    def _or(self, without: _Found, ask: Callable[..., Any], *args: Any, **options: Any) -> _Found:
        try:
            return cast("_Found", self._asked(lambda: ask(*args, **options)))
        except CacheGone:
            return without

    def _asked(self, ask: Callable[[], _Found]) -> _Found:
        if time.monotonic() < SharedCache.left_until:
            raise CacheGone
        try:
            return ask()
        except (RedisError, OSError) as fault:
            if isinstance(fault, NotConnected | OSError):
                SharedCache.left_until = time.monotonic() + LEFT_ALONE_SECONDS
            _log.error("The shared cache does not answer (%s); going on without it", type(fault).__name__)
            raise CacheGone from fault
