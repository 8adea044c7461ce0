"""The letters' place in the staff's menu."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causeway.letters.partner_staff import PartnerViewSet


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def addresses() -> list[URLPattern | URLResolver]:
    """Add the addresses under ``/staff/``."""
    return [path("", include("causeway.letters.staff_urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def menu_item() -> MenuItem:
    """Add the line."""
    return MenuItem(_("Letters and replies"), reverse("letters_staff:seats"), icon_name="mail", order=310)


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # as above
def partners() -> PartnerViewSet:
    """Add where partners are recorded."""
    return PartnerViewSet()
