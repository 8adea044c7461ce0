"""What a room's own file has no words for: lines in Wagtail's reports, settings and account, and permissions of other rooms' models."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causeway.frame.staff_lists import PermittedItem
from causeway.insights import kept_menu  # noqa: F401  registers how the menu is put into a page
from causeway.insights.accounts import superusers  # noqa: F401  registers its hooks
from causeway.insights.home.panel import OurHome
from causeway.insights.views import erasing, limiting

# Pages that wait to be read before they are public: of those alone who may.
_EDITORS_OWN = frozenset(
    {"workflow_pages_to_moderate", "workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "locked_pages"}
)


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def styles() -> str:
    """Mend what Wagtail's own pages do badly on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("insights/staff.css"))


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def our_home(_request: HttpRequest, panels: list[Any]) -> None:
    """Put what waits for staff before what the editor shows, and leave out what it says of itself."""
    panels[:] = [OurHome(), *(each for each in panels if getattr(each, "name", "") in _EDITORS_OWN)]


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def erased_item() -> MenuItem:
    """Add what was erased to the reports."""
    where = reverse("staff-erased:days")
    return PermittedItem(_("What was erased"), where, icon_name="bin", order=900, permission=erasing.MAY_SEE)


@hooks.register("register_account_menu_item")  # type: ignore[untyped-decorator]
def second_key(_request: HttpRequest) -> dict[str, Any]:
    """Offer the second factor among the settings of one's own account."""
    return {
        "url": reverse("insights:keys"),
        "label": _("Your second keys"),
        "help_text": _("Passkeys, your phone, your codes on paper: what signing in asks for beside your password."),
    }


@hooks.register("register_account_menu_item")  # type: ignore[untyped-decorator]
def my_roles(_request: HttpRequest) -> dict[str, Any]:
    """Show what one may do among the settings of one's own account."""
    return {
        "url": reverse("staff-roles:mine"),
        "label": _("What I may do"),
        "help_text": _("The pages that open for your account, and what may be done there."),
    }


@hooks.register("register_settings_menu_item")  # type: ignore[untyped-decorator]
def limits_item() -> MenuItem:
    """Add the limits to the settings."""
    return PermittedItem(_("Limits"), reverse("staff-limits:all"), icon_name="lock", order=900, permission=limiting.MAY_CHANGE)


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]
def permissions() -> QuerySet[Permission]:
    """Offer the permissions for groups of staff."""
    wanted = ["view_refresh", "change_refresh", "change_release", "view_entry", "change_limits"]
    return Permission.objects.filter(content_type__app_label__in=["fetching", "evidence", "audit", "limits"], codename__in=wanted)
