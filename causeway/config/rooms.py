"""Reading the rooms: what each says in its ``room.py`` is put where the house needs it."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import Resolver404, URLPattern, URLResolver, include, path, resolve, reverse

from causeway.config.translations import remember_translations
from causeway.frame.area_links import beside_areas
from causeway.frame.rooms import Room, rooms
from causeway.outbox.registry import on_change
from causeway.work.jobs import register

logger = logging.getLogger(__name__)
MOST_BROKEN = 3
OF_EACH_KIND = 3  # Python makes of what runs often something quicker, which is memory, too


def open_rooms() -> None:
    """Register every room's jobs, listeners and links beside areas; called once, when all models are loaded."""
    for room in rooms().values():
        for module in room.registers:
            import_module(module)
        register(*room.jobs)
        for kind, listener in room.listeners.items():
            on_change(kind)(listener)
        if room.beside is not None:
            beside_areas(room.beside)


def warm_up() -> None:
    """Do what each room does before its process serves. What cannot be done yet, for want of tables, is done by the first visit."""
    remember_translations()
    for name, room in rooms().items():
        for warm in room.warms:
            try:
                warm()
            except Exception:
                logger.exception("%s could not be made ready beforehand; its first visitor waits", name)


def ask_beforehand(site: Callable[..., Iterable[bytes]]) -> None:
    """Ask the site for a few pages of each kind. What they read, compile and remember, processes share that are forked afterwards.

    Without a database none is asked for; where several break, no more are. Each has its lines in the log.
    """
    if not _database_answers():
        return
    host = urlsplit(settings.BASE_URL)
    factory = RequestFactory(HTTP_HOST=host.netloc)
    broken = 0
    for address in _of_each_kind(chain.from_iterable(map(_addresses, (_in_menu, _asked, _in_the_map)))):
        broken += not _answers(site, factory.get(address, secure=host.scheme == "https"))
        if broken == MOST_BROKEN:
            return


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
    except DatabaseError:
        logger.exception("The database does not answer, so no page is made beforehand; the first visitors wait")
        return False
    return True


def _answers(site: Callable[..., Iterable[bytes]], request: HttpRequest) -> bool:
    said: list[str] = []
    try:
        for _part in site(request.environ, lambda status, *_more: said.append(status)):  # type: ignore[attr-defined]  # a WSGI request
            pass
    except Exception:
        logger.exception("%s could not be made beforehand; its first visitor waits", request.path)
        return False
    return not said[0].startswith("5")


def _addresses(of_a_room: Callable[[Room], Iterable[str]]) -> Iterator[str]:
    """Yield some addresses of every room. Without tables there are fewer, and no harm done."""
    for name, room in rooms().items():
        try:
            found = list(of_a_room(room))
        except Exception:
            logger.exception("%s could not say which of its pages to make beforehand", name)
        else:
            yield from found


def _in_menu(room: Room) -> Iterable[str]:
    return (reverse(entry.route, args=entry.args) for entry in room.menu if entry.is_there)


def _asked(room: Room) -> Iterable[str]:
    return room.asked() if room.asked is not None else ()


def _in_the_map(room: Room) -> Iterable[str]:
    return room.addresses() if room.addresses is not None else ()


def _of_each_kind(addresses: Iterable[str]) -> Iterator[str]:
    known: Counter[tuple[str, object]] = Counter()
    for address in addresses:
        try:
            found = resolve(urlsplit(address).path)
        except Resolver404:  # a page of elsewhere
            continue
        known[kind := (found.route, found.kwargs.get("kind"))] += 1
        if known[kind] <= OF_EACH_KIND:
            yield address


def begin_beside() -> None:
    """Start what a serving process does beside answering: after it was forked, since threads stay behind."""
    for room in rooms().values():
        for begin in room.begins:
            begin()


def addresses() -> list[URLPattern | URLResolver]:
    """Return every room's public addresses. Rooms with a prefix come before those without, so that no page is hidden by another."""
    found = [(prefix, _with_desk(room, prefix, module)) for room in rooms().values() for prefix, module in room.urls.items()]
    return [path(prefix, included) for prefix, included in sorted(found, key=lambda each: not each[0])]


def _with_desk(room: Room, prefix: str, module: str) -> Any:
    """Return a room's addresses; those of its desk come first, below where it stands."""
    if room.desk is None or not room.desk.at.startswith(f"/{prefix}"):
        return include(module)
    own, desk = import_module(module), path(room.desk.at.removeprefix(f"/{prefix}"), include(room.desk.urls()))
    return include(([desk, *own.urlpatterns], own.app_name))


def staff_addresses() -> list[URLPattern | URLResolver]:
    """Return every room's addresses under ``/staff/``."""
    return [path(prefix, include(module)) for room in rooms().values() for prefix, module in room.staff_urls.items()]
