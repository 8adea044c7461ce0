"""The insights introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.menu import RECORDS, WHERE_WE_STAND
from causeway.frame.rooms import Entry, Room
from causeway.frame.staff_home import Waits
from causeway.insights.audit_log.views import MAY_SEE as MAY_SEE_AUDIT
from causeway.insights.home.queries import sources_failing
from causeway.insights.monday.pack import MONDAY
from causeway.insights.monday.queries import EVERYWHERE, SEE
from causeway.insights.persons.views import MAY as MAY_LOOK_AFTER
from causeway.insights.views.refreshing import MAY_SEE

ROOM = Room(
    pack=(MONDAY,),
    staff_urls={"": "causeway.insights.staff_urls"},
    staff_menu=(
        Entry(_("Coverage"), "staff-coverage:seats", 305, SEE, "globe", or_permission=EVERYWHERE, group=WHERE_WE_STAND),
        Entry(
            _("Monday’s five"),
            "staff-monday:explained",
            306,
            SEE,
            "calendar-check",
            or_permission=EVERYWHERE,
            group=WHERE_WE_STAND,
        ),
        Entry(_("Sources"), "staff-sources:all", 309, MAY_SEE, "download", group=RECORDS),
        Entry(_("One person’s data"), "staff-persons:find", 340, MAY_LOOK_AFTER, "user", group=RECORDS),
        Entry(_("Who did what"), "staff-audit:search", 341, MAY_SEE_AUDIT, "history", group=RECORDS),
    ),
    permissions=("see_seats", "see_all_seats", "see_small_numbers", "look_after_people"),
    waits=(Waits(Entry(_("Sources that failed or are stale"), "staff-sources:all", permission=MAY_SEE), sources_failing),),
)
