"""The library introduces itself."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry, Room
from causeway.library.files.actions import read_what_is_new
from causeway.library.pack import LIBRARY
from causeway.library.resources.queries import has_library, near_area, public_addresses
from causeway.work.jobs import every, minutes

ROOM = Room(
    urls={"library/": "causeway.library.urls"},
    staff_urls={"library/": "causeway.library.staff_urls"},
    menu=(Entry(_("Library"), "library:index", order=470, there=has_library),),
    staff_menu=(Entry(_("Library"), "library_staff:overview", 318, "library.keep_library", "folder-open-inverse"),),
    permissions=("keep_library",),
    pack=(LIBRARY,),
    jobs=(every(minutes(2), read_what_is_new),),
    addresses=public_addresses,
    beside=near_area,
)
