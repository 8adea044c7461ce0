"""Where staff record dates to know, in Wagtail."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from causeway.frame.menu import MEETINGS
from causeway.frame.staff_lists import KeptViewSet
from causeway.roundtables.dates.actions import recording_dates
from causeway.roundtables.dates.calendar_models import KnownPeriod


def _save(period: KnownPeriod, _changed: list[str], actor: str) -> KnownPeriod:
    return recording_dates.save(period, actor=actor)


class PeriodViewSet(KeptViewSet):
    """School holidays, elections and other dates that roundtables should not clash with."""

    model = KnownPeriod
    name = "dates-to-know"
    icon = "calendar-alt"
    menu_label = _("Dates to know")
    menu_order = 313
    menu_hook = MEETINGS.hook
    list_display = ["kind", "name", "first", "last", "area_code", "completes_year", "withdrawn"]
    form_fields = ["kind", "name", "first", "last", "area_code", "source", "checked", "completes_year", "withdrawn"]
    save = staticmethod(_save)


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # wagtail has no types
def dates() -> PeriodViewSet:
    """Add where dates are recorded."""
    return PeriodViewSet()
