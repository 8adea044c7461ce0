"""The sharing room's place in the staff's menu: texts that staff write, and the counts."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from causeway.frame.menu import PermittedItem
from causeway.sharing import staff_views
from causeway.sharing.models import ShareText


class ShareTextViewSet(SnippetViewSet):
    """Texts for sharing: drafted by who may, offered once published, by a workflow where staff have set one."""

    model = ShareText
    icon = "openquote"
    menu_label = _("Texts for sharing")
    menu_order = 321
    menu_name = "share-texts"
    add_to_admin_menu = True
    list_display = ["__str__", "act", "live"]
    list_filter = ["act", "live"]


register_snippet(ShareTextViewSet)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail has no types
def addresses() -> list[URLPattern]:
    """Add the addresses under ``/staff/``."""
    return [path("shares/", staff_views.counts, name="shares"), path("shares/shares.csv", staff_views.as_csv, name="shares-csv")]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # as above
def menu_item() -> MenuItem:
    """Add the line."""
    return PermittedItem(_("Shares and visits"), reverse("shares"), icon_name="link", order=320, permission=staff_views.MAY_SEE)
