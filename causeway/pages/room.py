"""The campaign's pages introduce themselves."""

from causeway.frame.rooms import Room
from causeway.pages.searched import searched
from causeway.pages.sections import PAGES, in_the_footer

ROOM = Room(
    searched=searched,
    urls={"": "causeway.pages.urls"},
    pack=(PAGES,),
    footer=in_the_footer,
    registers=("causeway.pages.citations",),
)
