"""Sharing introduces itself."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.menu import WHERE_WE_STAND
from causeway.frame.rooms import Entry, Room
from causeway.sharing.pack import SHARES
from causeway.sharing.staff_views import MAY_SEE

ROOM = Room(
    pack=(SHARES,),
    urls={"": "causeway.sharing.urls"},
    staff_urls={"": "causeway.sharing.staff_urls"},
    staff_menu=(Entry(_("Shares and visits"), "shares", 320, MAY_SEE, "link", group=WHERE_WE_STAND),),
)
