"""The outbox in the staff's menu, for those who may look after it."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causeway.frame.menu import PermittedItem
from causeway.outbox import staff_views


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def addresses() -> list[URLPattern]:
    """Return the page and what can be done on it."""
    return [
        path("outbox/", staff_views.index, name="outbox-staff"),
        path("outbox/lane/", staff_views.lane, name="outbox-lane"),
        path("outbox/lane/pace/", staff_views.pace, name="outbox-pace"),
        path("outbox/<int:key>/settle/", staff_views.settle, name="outbox-settle"),
        path("outbox/<int:key>/address/", staff_views.show_address, name="outbox-address"),
    ]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def menu_item() -> MenuItem:
    """Return the entry of the menu."""
    return PermittedItem(
        _("Outbox"), reverse_lazy("outbox-staff"), icon_name="mail", order=350, permission=staff_views.PERMISSION
    )


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]
def permissions() -> QuerySet[Permission]:
    """Return what a group can be allowed."""
    return Permission.objects.filter(content_type__app_label="outbox", codename="look_after_outbox")
