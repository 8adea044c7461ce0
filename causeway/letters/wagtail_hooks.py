"""The letters' place in the staff's menu."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causeway.letters.partner_staff import PartnerViewSet
from causeway.letters.views.looking import PERMISSION


class LookingMenuItem(MenuItem):
    """Shown only to those whom the page lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this account may look at letters before they go."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def addresses() -> list[URLPattern | URLResolver]:
    """Add the addresses under ``/staff/``."""
    return [path("", include("causeway.letters.staff_urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def menu_item() -> MenuItem:
    """Add the line."""
    return MenuItem(_("Letters and replies"), reverse("letters_staff:seats"), icon_name="mail", order=310)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def looking_item() -> LookingMenuItem:
    """Add the line for letters that wait for a decision."""
    return LookingMenuItem(_("Letters to look at"), reverse("letters_staff:looking"), icon_name="view", order=311)


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]  # as above
def permissions() -> "QuerySet[Permission]":
    """Return what a group can be allowed."""
    return Permission.objects.filter(content_type__app_label="letters", codename="review_letters")


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # as above
def partners() -> PartnerViewSet:
    """Add where partners are recorded."""
    return PartnerViewSet()
