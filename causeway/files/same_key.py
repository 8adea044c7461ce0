"""Whether every machine of this site has the same secret key: with another, one refuses the links and sign-ins that the others gave.

A digest of the key lies in the shared database, slow to make (scrypt) and with a salt, so that who reads the database learns nothing of the
key. The first machine writes it, each other compares. One that knows the key of the digest as an older one (``SECRET_KEY_FALLBACKS``)
writes the digest of its own: so a key is changed on one machine after the other. A database file beside the key of one machine needs none.
"""

import hashlib
import secrets
from enum import StrEnum
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction

from causeway.files.models import StoredFile
from causeway.files.storage import content_of, put

NAME = "site/secret-key"
SALT_BYTES = 16
ANOTHER = (
    "CAUSEWAY_SECRET_KEY is not the key of this site's other machines: each would refuse the links and sign-ins that the other gave. "
    "Give every machine the same key. To change it on all of them, set the new one as CAUSEWAY_SECRET_KEY and the one before in "
    "CAUSEWAY_SECRET_KEY_FALLBACKS, on one machine after the other. Where the one before is lost, make this machine's the site's by: "
    "script/manage take_this_key (docs/how-to/run-on-several-machines.md)"
)


class Stands(StrEnum):
    """How this machine's key stands to the one of which the database has a digest."""

    FIRST = "first"  # there is no digest yet
    SAME = "same"
    OLDER = "older"  # the digest is of a key that this machine knows as an older one
    ANOTHER = "another"


class AnotherKey(SystemExit):
    """This machine may not be started, for its key is not the site's: the end of the program that was to start, with a sentence."""

    def __init__(self) -> None:
        super().__init__(ANOTHER)


@lru_cache(maxsize=32)
def _digest(key: str, salt: bytes) -> bytes:
    return hashlib.scrypt(key.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


def _fingerprint(key: str) -> bytes:
    salt = secrets.token_bytes(SALT_BYTES)
    return salt + _digest(key, salt)


def _is_of(kept: bytes, key: str) -> bool:
    return secrets.compare_digest(kept[SALT_BYTES:], _digest(key, kept[:SALT_BYTES]))


def shared() -> bool:
    """Return whether other machines can have this database."""
    return connection.vendor == "postgresql"


def stands() -> Stands:
    """Return how this machine's key stands."""
    try:
        kept = content_of(NAME)
    except FileNotFoundError:
        return Stands.FIRST
    if _is_of(kept, settings.SECRET_KEY):
        return Stands.SAME
    return Stands.OLDER if any(_is_of(kept, each) for each in settings.SECRET_KEY_FALLBACKS) else Stands.ANOTHER


def agrees() -> bool:
    """Return whether this machine may answer visitors beside the others."""
    return not shared() or stands() is not Stands.ANOTHER


def must_agree() -> None:
    """Write the digest where none is, or where it is of an older key of this machine's; raises :class:`AnotherKey`.

    Where the database does not answer, or has no tables yet, nothing is compared: ``/health/ready/`` does so as soon as it answers.
    """
    if not shared():
        return
    try:
        with transaction.atomic():
            _settle()
    except (DatabaseError, InterfaceError):
        return


def _settle() -> None:
    found = stands()
    if found is Stands.FIRST:
        content = _fingerprint(settings.SECRET_KEY)
        StoredFile.objects.get_or_create(name=NAME, defaults={"content": content, "size": len(content)})
        found = stands()  # another machine may have been first
    if found is Stands.OLDER:
        take()
    if found is Stands.ANOTHER:
        raise AnotherKey


def take() -> None:
    """Make this machine's key the site's: the others refuse to start, and are taken from the balancer, until they have it."""
    put(NAME, _fingerprint(settings.SECRET_KEY))
