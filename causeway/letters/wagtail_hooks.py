"""The letters' place in the staff's menu."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causeway.frame.menu import PermittedItem
from causeway.letters.after.views import staff
from causeway.letters.partners.staff import PartnerViewSet
from causeway.letters.review import views as looking


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def addresses() -> list[URLPattern | URLResolver]:
    """Add the addresses under ``/staff/``."""
    return [path("", include("causeway.letters.staff_urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def menu_item() -> MenuItem:
    """Add the line."""
    where = reverse("letters_staff:seats")
    return PermittedItem(_("Letters and replies"), where, icon_name="mail", order=310, permission=staff.MAY_SEE)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def looking_item() -> MenuItem:
    """Add the line for letters that wait for a decision."""
    where = reverse("letters_staff:looking")
    return PermittedItem(_("Letters to look at"), where, icon_name="view", order=311, permission=looking.PERMISSION)


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]  # as above
def permissions() -> "QuerySet[Permission]":
    """Return what a group can be allowed."""
    return Permission.objects.filter(content_type__app_label="letters", codename__in=["review_letters", "see_counts"])


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # as above
def partners() -> PartnerViewSet:
    """Add where partners are recorded."""
    return PartnerViewSet()
