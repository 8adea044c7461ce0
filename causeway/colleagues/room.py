"""The room introduces itself."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry, Room

ROOM = Room(
    urls={"colleagues/": "causeway.colleagues.urls", "c/": "causeway.colleagues.links.urls"},
    menu=(Entry(_("Bring a colleague"), "colleagues:index", order=450),),
    robots=("/colleagues/link/", "/c/"),
    registers=("causeway.colleagues.links.actions",),
)
