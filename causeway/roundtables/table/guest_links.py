"""A guest's own link: it opens their page without an account. A new nonce revokes it, and it ends when their details are erased."""

from django.utils.translation import gettext_lazy

from causeway.people.row_links import RowLink
from causeway.roundtables.table.guest_models import Guest

LINK = RowLink(
    "roundtables.guest",
    "roundtables:guest",
    ended=gettext_lazy("This link was taken back or has ended. The organisers can send you a new one."),
)
address = LINK.address


def guest_of(signed: str) -> Guest:
    """Return whose link this is; raises :class:`~causeway.people.exceptions.LinkInvalid` with a sentence for whoever holds it."""
    return LINK.row(signed, Guest.objects.select_related("roundtable").filter(erased=False))
