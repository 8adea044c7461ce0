"""The list of who looks after which region, in the staff's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from causeway.frame.menu import NETWORK
from causeway.frame.staff_lists import KeptViewSet
from causeway.regions.actions import save_looks_after
from causeway.regions.models import LooksAfter


class RegionalViewSet(KeptViewSet):
    """Which accounts look after which regions."""

    model = LooksAfter
    name = "regional-organisers"
    icon = "globe"
    menu_label = _("Regional organisers")
    menu_order = 314
    menu_hook = NETWORK.hook
    list_display = ["user", "region", "withdrawn"]
    form_fields = ["user", "region", "withdrawn"]

    @staticmethod
    def save(row: LooksAfter, _changed: list[str], actor: str) -> LooksAfter:
        """Save by the action."""
        return save_looks_after(row, actor=actor)


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # wagtail has no types
def regional_organisers() -> RegionalViewSet:
    """Add where it is said who looks after which region."""
    return RegionalViewSet()
