"""The library introduces itself."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.menu import NEWS_AND_LIBRARY
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.library.files.actions import draw_what_waits, read_what_is_new
from causeway.library.health.checking import check_what_is_due, find_copies
from causeway.library.health.domain import MOVES as LINKS
from causeway.library.notifying import WAITS, tell_staff
from causeway.library.pack import LIBRARY
from causeway.library.quotations.domain import MOVES as QUOTATIONS
from causeway.library.resources.queries import has_library, near_area, public_addresses
from causeway.library.resources.searched import searched
from causeway.work.jobs import every, hours, minutes

ROOM = Room(
    searched=searched,
    urls={"library/": "causeway.library.urls"},
    staff_urls={"library/": "causeway.library.staff_urls"},
    menu=(Entry(_("Library"), "library:index", order=470, there=has_library, folded=True),),
    staff_menu=(
        Entry(_("Library"), "library_staff:overview", 323, "library.keep_library", "folder-open-inverse", group=NEWS_AND_LIBRARY),
    ),
    permissions=("keep_library",),
    pack=(LIBRARY,),
    waits=WAITS,
    jobs=(
        every(minutes(2), read_what_is_new),
        every(minutes(2), draw_what_waits),
        every(minutes(1), check_what_is_due),
        every(hours(6), find_copies),
        every(hours(24), tell_staff),
    ),
    moves=(
        Drawn(LINKS, "library-link-states.md", "What may become of a link of the library", "library/health/domain.py"),
        Drawn(QUOTATIONS, "quotation-states.md", "What may become of something we cite", "library/quotations/domain.py"),
    ),
    addresses=public_addresses,
    beside=near_area,
)
