"""A digest of the news as a draft of a newsletter: the newsroom's desk offers it where the campaign writes to readers."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.domain.cleaning import clean_line
from causeway.news.desk.digest import Digest, Taker, takes_digests
from causeway.supporters.newsletters.actions import write
from causeway.supporters.newsletters.domain import Block, Kind
from causeway.supporters.newsletters.forms import MOST_BLOCKS
from causeway.supporters.pack import SUPPORTERS, there

LONGEST = 120  # of a line's title, as the form of a block has it


@transaction.atomic
def draft_of(digest: Digest, by: str) -> str:
    """Write a draft with the digest's items, the first eight of them, and return where it is changed, tested and sent."""
    said = SUPPORTERS.words()
    subjects = said.subjects if said else ()
    columns = {"subject": clean_line(digest.heading, LONGEST), "about": subjects[0].key if subjects else "", "monthly": False}
    blocks = [
        Block(Kind.LINK, line.title[:LONGEST], line.note or _("From: %(whom)s") % {"whom": line.from_whom}, line.address)
        for line in digest.lines[:MOST_BLOCKS]
    ]
    made = write(columns, blocks, by)
    return reverse("supporters_staff:one", args=[made.pk])


takes_digests(
    Taker(
        gettext_lazy("Make it a draft of a newsletter"),
        draft_of,
        permission="supporters.write",
        there=there,
    )
)
