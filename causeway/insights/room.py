"""The insights introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry, Room
from causeway.insights.views.refreshing import MAY_SEE

ROOM = Room(
    staff_urls={"": "causeway.insights.staff_urls"},
    staff_menu=(Entry(_("Sources"), "staff-sources:all", 309, MAY_SEE, "download"),),
)
