"""What a role may do, made from what the rooms declare: nobody writes it down by hand, so it cannot fall behind."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Count
from django.utils.text import capfirst

from causeway.frame.rooms import Entry, rooms


@dataclass(frozen=True)
class Role:
    """One group of staff and how many accounts are in it."""

    key: int
    name: str
    accounts: int


@dataclass(frozen=True)
class Rights:
    """What somebody may do: the pages that open, and each permission by its name; ``closed`` are the pages that do not open."""

    pages: tuple[Entry, ...]
    closed: tuple[Entry, ...]
    permissions: tuple[str, ...]
    everything: bool = False


def roles() -> tuple[Role, ...]:
    """Return every group, by name."""
    rows = Group.objects.annotate(accounts=Count("user")).order_by("name")
    return tuple(Role(row.pk, row.name, row.accounts) for row in rows)


def rights_of_group(group: Group) -> Rights:
    """Return what a group may do."""
    return _rights(group.permissions.select_related("content_type"))


def rights_of(user: Any) -> Rights:
    """Return what an account may do, by all its groups and by itself."""
    if user.is_superuser:
        return Rights(tuple(_pages()), (), (), everything=True)
    mine = Permission.objects.filter(group__user=user) | Permission.objects.filter(user=user)
    return _rights(mine.distinct().select_related("content_type"))


def _rights(permissions: Any) -> Rights:
    held = list(permissions)
    codes = {f"{each.content_type.app_label}.{each.codename}" for each in held}
    pages = list(_pages())
    names = sorted({capfirst(each.name) for each in held})
    return Rights(
        tuple(each for each in pages if _opens(each, codes)),
        tuple(each for each in pages if not _opens(each, codes)),
        tuple(names),
    )


def _opens(entry: Entry, codes: Collection[str]) -> bool:
    return entry.permission in codes or entry.or_permission in codes


def _pages() -> Iterator[Entry]:
    """Yield every page of staff that a room declares, each once, by its title."""
    found = {
        str(each.title): each
        for room in rooms().values()
        for each in (*room.staff_menu, *(waits.entry for waits in room.waits), *map(_queue, room.reviews))
        if each.is_there and each.address is not None
    }
    yield from (found[title] for title in sorted(found))


def _queue(queue: Any) -> Entry:
    return Entry(queue.title, "review:queue", permission=queue.permission, or_permission=queue.or_permission, args=(queue.name,))
