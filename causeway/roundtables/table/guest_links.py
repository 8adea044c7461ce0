"""A guest's own link: it opens their page without an account. A new nonce revokes it, and it ends when their details are erased."""

from django.utils.translation import gettext as _

from causeway.frame.addresses import whole_address
from causeway.roundtables.table import tokens
from causeway.roundtables.table.exceptions import LinkInvalid
from causeway.roundtables.table.guest_models import Guest


def address(guest: Guest) -> str:
    """Return the whole address of a guest's page."""
    return whole_address("roundtables:guest", tokens.sign("guest", guest.pk, guest.nonce))


def guest_of(signed: str) -> Guest:
    """Return whose link this is; raises :class:`LinkInvalid` with a sentence for whoever holds it."""
    key, nonce = tokens.read("guest", signed)
    found = Guest.objects.select_related("roundtable").filter(pk=key, erased=False).first()
    if found is None or not tokens.same(nonce, found.nonce):
        raise LinkInvalid(_("This link was taken back or has ended. The organisers can send you a new one."))
    return found
