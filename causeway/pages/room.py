"""The campaign's pages introduce themselves."""

from django.urls import reverse

from causeway.frame.rooms import Room
from causeway.pages.searched import searched
from causeway.pages.sections import PAGES, in_the_footer


def asked() -> tuple[str, ...]:
    """Return the first page, and what a balancer asks for again and again."""
    return ("/", reverse("pages:ready"))


ROOM = Room(
    asked=asked,
    searched=searched,
    urls={"": "causeway.pages.urls"},
    pack=(PAGES,),
    footer=in_the_footer,
    registers=("causeway.pages.citations",),
)
