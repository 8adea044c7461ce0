"""Reading the rooms: what each says in its ``room.py`` is put where the house needs it."""

import logging
from importlib import import_module
from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from causeway.config.translations import remember_translations
from causeway.frame.area_links import beside_areas
from causeway.frame.rooms import Room, rooms
from causeway.outbox.registry import on_change
from causeway.work.jobs import register

logger = logging.getLogger(__name__)


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
