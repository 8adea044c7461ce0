"""Where staff record partners. A partner is switched off, not deleted: its letters are counted under its name."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.kept_lists import KeptViewSet
from causeway.letters.actions import partnering
from causeway.letters.partner_models import Partner


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
    add_to_admin_menu = True
    list_display = ["name", "slug", "switched_on"]
    form_fields = ["name", "slug", "origins", "switched_on"]
