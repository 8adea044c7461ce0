"""Where staff record partners. A partner is switched off, not deleted: its letters are counted under its name."""

from django.forms import Textarea
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import BooleanColumn

from causeway.frame.menu import NETWORK
from causeway.frame.staff_lists import KeptViewSet
from causeway.letters.partners import actions as partnering
from causeway.letters.partners.models import Partner

_LINK = '<p><a href="{}">{}</a></p>'


def _save(partner: Partner, _changed: list[str], actor: str) -> Partner:
    return partnering.save(partner, actor=actor)


class PartnerViewSet(KeptViewSet):
    """Partners' sites."""

    save = staticmethod(_save)
    model = Partner
    name = "partners"
    icon = "site"
    menu_label = _("Partners")
    menu_order = 311
    menu_hook = NETWORK.hook
    list_display = ["name", "slug", BooleanColumn("switched_on", label=_("Switched on"), sort_key="switched_on")]
    panels = [
        HelpPanel(
            content=format_lazy(_LINK, reverse_lazy("letters_staff:partners"), _("What each partner pastes, and its totals"))
        ),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("origins", widget=Textarea({"rows": 4})),
        FieldPanel("switched_on"),
    ]
