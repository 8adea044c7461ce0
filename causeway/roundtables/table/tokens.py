"""Signed links for those who are asked something and have no account.

A signed link names its row and the row's nonce. It works while the nonce is the row's: a new nonce revokes every link sent before.
"""

import secrets
from typing import Literal

from django.core import signing
from django.utils.translation import gettext as _

from causeway.roundtables.table.exceptions import LinkInvalid

Purpose = Literal["office", "guest", "reply", "staff", "note"]


def new_nonce() -> str:
    """Return what a row's links carry."""
    return secrets.token_hex(16)


def sign(purpose: Purpose, key: int, nonce: str) -> str:
    """Return the signed text for a link."""
    return signing.dumps([key, nonce], salt=f"roundtables.{purpose}")


def read(purpose: Purpose, signed: str) -> tuple[int, str]:
    """Return the row and nonce a link names; raises :class:`LinkInvalid` for a forged or damaged one."""
    try:
        key, nonce = signing.loads(signed, salt=f"roundtables.{purpose}")
        return int(key), str(nonce)
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkInvalid(_("This link is not complete. Copy the whole of it from the message.")) from None


def same(nonce: str, kept: str) -> bool:
    """Whether a link's nonce is the row's; a row without one takes no link."""
    return bool(kept) and secrets.compare_digest(nonce, kept)
