"""The pages of places introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry, Room
from causeway.places.addresses import asked, public_addresses
from causeway.places.case.area_page import make_one_beforehand
from causeway.places.searched import searched
from causeway.serving.version import running_version

ROOM = Room(
    searched=searched,
    asked=asked,
    urls={"": "causeway.places.urls"},
    menu=(Entry(_("Your area"), "places:find", order=100), Entry(_("Search"), "places:search", order=900)),
    addresses=public_addresses,
    registers=("causeway.places.citations",),
    warms=(running_version, make_one_beforehand),
)
