"""What the rooms have for staff, in Wagtail's menu and among its permissions."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causeway.config.rooms import staff_addresses
from causeway.frame.menu import PermittedItem
from causeway.frame.rooms import Entry, Room, rooms


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def urls() -> list[URLPattern | URLResolver]:
    """Return the rooms' addresses under ``/staff/``."""
    return staff_addresses()


def _item(entry: Entry) -> MenuItem:
    where = reverse_lazy(entry.route, args=entry.args)
    return PermittedItem(
        entry.title,
        where,
        icon_name=entry.icon,
        order=entry.order,
        permission=entry.permission,
        or_permission=entry.or_permission,
    )


def _added(entry: Entry) -> None:
    hooks.register("register_admin_menu_item", lambda: _item(entry))


def _entries(room: Room) -> list[Entry]:
    """Return a room's lines in the staff's menu, one for each of its queues among them."""
    queues = [
        Entry(each.title, "review:queue", 320, each.permission, "view", (each.name,), each.or_permission) for each in room.reviews
    ]
    return [*room.staff_menu, *queues]


for _room in rooms().values():
    for _entry in _entries(_room):
        _added(_entry)


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]  # as above
def permissions() -> "QuerySet[Permission]":
    """Return what a group can be allowed, by the rooms."""
    these = Q(pk=None)
    for name, room in rooms().items():
        queues = [each.permission.partition(".")[2] for each in room.reviews]
        these |= Q(content_type__app_label=name, codename__in=[*room.permissions, *queues])
    return Permission.objects.filter(these)
