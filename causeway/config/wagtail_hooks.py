"""What the rooms have for staff, in Wagtail's menu and among its permissions."""

from collections.abc import Callable

from django.contrib.auth.models import Permission
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from causeway.config.rooms import staff_addresses
from causeway.frame.menu import EVERY, TO_READ_FIRST, StaffGroup
from causeway.frame.rooms import Entry, Room, rooms
from causeway.frame.staff_lists import PermittedItem


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def urls() -> list[URLPattern | URLResolver]:
    """Return the rooms' addresses under ``/staff/``."""
    return staff_addresses()


def _item(entry: Entry) -> MenuItem:
    where = reverse(entry.route, args=entry.args)  # once: the menu is made when the first page asks for it
    return PermittedItem(
        entry.title,
        where,
        icon_name=entry.icon,
        order=entry.order,
        permission=entry.permission,
        or_permission=entry.or_permission,
        there=entry.there,
    )


def _later(make: Callable[..., MenuItem], *given: object) -> Callable[[], MenuItem]:
    return lambda: make(*given)


def _group(group: StaffGroup) -> SubmenuMenuItem:
    """Return a group with its lines; Wagtail leaves out one of which an account may open nothing."""
    lines = Menu(register_hook_name=group.hook)
    return SubmenuMenuItem(group.title, lines, name=group.key, icon_name=group.icon, order=group.order)


def _entries(room: Room) -> list[Entry]:
    """Return a room's lines in the staff's menu, one for each of its queues among them."""
    queues = [
        Entry(each.title, "review:queue", 320, each.permission, "view", (each.name,), each.or_permission, group=TO_READ_FIRST)
        for each in room.reviews
    ]
    return [*room.staff_menu, *queues]


def _added(entry: Entry) -> StaffGroup:
    """Put a line into its group, and return the group."""
    if entry.group is None:
        raise ImproperlyConfigured(f"{entry.route!r} of the staff's menu stands in no group: give it one of causeway.frame.menu.")
    hooks.register(entry.group.hook, _later(_item, entry))
    return entry.group


_GROUPS = {each.key: each for each in EVERY} | {
    group.key: group for room in rooms().values() for group in map(_added, _entries(room))
}
for _each in _GROUPS.values():
    hooks.register("register_admin_menu_item", _later(_group, _each))


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]  # as above
def permissions() -> "QuerySet[Permission]":
    """Return what a group can be allowed, by the rooms."""
    these = Q(pk=None)
    for name, room in rooms().items():
        queues = [each.permission.partition(".")[2] for each in room.reviews]
        these |= Q(content_type__app_label=name, codename__in=[*room.permissions, *queues])
    return Permission.objects.filter(these)
