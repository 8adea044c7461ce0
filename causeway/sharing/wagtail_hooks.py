"""The texts for sharing that staff write, in the staff's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from causeway.frame.menu import NEWS_AND_LIBRARY
from causeway.sharing.models import ShareText


class ShareTextViewSet(SnippetViewSet):
    """Texts for sharing: drafted by who may, offered once published, by a workflow where staff have set one."""

    model = ShareText
    icon = "openquote"
    menu_label = _("Texts for sharing")
    menu_order = 321
    menu_name = "share-texts"
    menu_hook = NEWS_AND_LIBRARY.hook
    list_display = ["__str__", "act", "live"]
    list_filter = ["act", "live"]


register_snippet(ShareTextViewSet)
