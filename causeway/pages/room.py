"""The campaign's pages introduce themselves."""

from causeway.frame.rooms import Room
from causeway.pages.sections import LINKS, PAGES, in_the_footer

ROOM = Room(urls={"": "causeway.pages.urls"}, pack=(LINKS, PAGES), footer=in_the_footer)
