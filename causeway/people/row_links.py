"""A link that names a row and carries its nonce: somebody who is asked something opens it again and again, until a new nonce revokes it."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.core import signing
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.addresses import whole_address
from causeway.people.exceptions import LinkInvalid


class HasNonce(Protocol):
    """A row that a link can name."""

    pk: Any
    nonce: str


_Row = TypeVar("_Row", bound=Model)


def new_nonce() -> str:
    """Return what a row's links carry: 128 bits."""
    return secrets.token_hex(16)


@dataclass(frozen=True)
class RowLink:
    """One kind of such link. ``salt`` keeps kinds apart and must never change; ``route`` is the page; ``lasts`` how long it works.

    ``ended`` is said to whoever holds one that was taken back, ``expired`` where it is too old.
    """

    salt: str
    route: str
    lasts: dt.timedelta | None = None
    ended: object = gettext_lazy("This link was taken back or has ended. You can ask for a new one.")
    expired: object = gettext_lazy("This link has expired. Ask for a new one.")

    def signed(self, row: HasNonce) -> str:
        """Return the signed text that stands in the address."""
        return signing.dumps([row.pk, row.nonce], salt=self.salt)

    def address(self, row: HasNonce) -> str:
        """Return the whole address."""
        return whole_address(self.route, self.signed(row))

    def row(self, signed: str, rows: QuerySet[_Row]) -> _Row:
        """Return the row a link names, of ``rows``; raises :class:`LinkInvalid` for a damaged, forged, old or revoked link."""
        key, nonce = self.read(signed)
        found = rows.filter(pk=key).first()
        kept = str(getattr(found, "nonce", ""))
        if found is None or not kept or not secrets.compare_digest(nonce, kept):
            raise LinkInvalid(str(self.ended))
        return found

    def read(self, signed: str) -> tuple[int, str]:
        """Return which row a link names, and the nonce it carries; raises :class:`LinkInvalid` for a damaged, forged or old link."""
        try:
            key, nonce = signing.loads(signed, salt=self.salt, max_age=self.lasts)
            return int(key), str(nonce)
        except signing.SignatureExpired:
            raise LinkInvalid(str(self.expired)) from None
        except (signing.BadSignature, ValueError, TypeError):
            raise LinkInvalid(_("This link is not complete. Copy the whole of it from the message.")) from None
