"""The roundtables' place in the staff's menu: all of them, promises to publish and dates to know."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causeway.frame.kept_lists import KeptViewSet
from causeway.frame.menu import PermittedItem
from causeway.roundtables.dates.actions import knowing_dates
from causeway.roundtables.dates.calendar_models import KnownPeriod
from causeway.roundtables.promises.staff_views import PERMISSION
from causeway.roundtables.regions.scope import SEE_ALL, SEE_OWN
from causeway.roundtables.screening.staff_views import PERMISSION as RELEASE

OFFERED = [
    "see_roundtables",
    "see_own_regions",
    "see_contacts",
    "choose_examples",
    "publish_promises",
    "publish_stories",
    "release_sends",
]


def _save(period: KnownPeriod, _changed: list[str], actor: str) -> KnownPeriod:
    return knowing_dates.save(period, actor=actor)


class PeriodViewSet(KeptViewSet):
    """School holidays, elections and other dates that roundtables should not clash with."""

    model = KnownPeriod
    name = "dates-to-know"
    icon = "calendar-alt"
    menu_label = _("Dates to know")
    menu_order = 313
    add_to_admin_menu = True
    list_display = ["kind", "name", "first", "last", "area_code", "completes_year", "withdrawn"]
    form_fields = ["kind", "name", "first", "last", "area_code", "source", "checked", "completes_year", "withdrawn"]
    save = staticmethod(_save)


class RoundtablesMenuItem(MenuItem):
    """Shown only to those whom the pages let in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this account may see roundtables."""
        return bool(request.user.has_perm(SEE_ALL) or request.user.has_perm(SEE_OWN))


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def addresses() -> list[URLPattern | URLResolver]:
    """Add the addresses under ``/staff/``."""
    return [path("", include("causeway.roundtables.staff_urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def roundtables_item() -> RoundtablesMenuItem:
    """Add the line for all roundtables."""
    return RoundtablesMenuItem(_("Roundtables"), reverse("roundtables_staff:every"), icon_name="group", order=312)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def promises_item() -> PermittedItem:
    """Add the line for promises."""
    where = reverse("roundtables_staff:promises")
    return PermittedItem(_("Promises"), where, icon_name="check", order=312, permission=PERMISSION)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def sends_item() -> PermittedItem:
    """Add the line for first messages of new organisers."""
    where = reverse("roundtables_staff:sends")
    return PermittedItem(_("First messages"), where, icon_name="mail", order=312, permission=RELEASE)


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]  # as above
def permissions() -> "QuerySet[Permission]":
    """Return what a group can be allowed."""
    return Permission.objects.filter(content_type__app_label="roundtables", codename__in=OFFERED)


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # as above
def dates() -> PeriodViewSet:
    """Add where dates are recorded."""
    return PeriodViewSet()
