"""Who wants no more mail. It holds for every room: a keyed digest of the address is kept, from which it cannot be read."""

from collections.abc import Iterable

from django.core import signing
from django.db import transaction
from django.utils import timezone

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.frame.database.prepared import Prepared
from causeway.outbox.acts import Act
from causeway.outbox.models import Suppression, address_key, address_keys

SALT = "outbox.no-more"
_SAID = Prepared(lambda keys: Suppression.objects.filter(address_key__in=keys).values_list("everything", flat=True))


def wanted(email: str, *, asked_for: bool = False) -> bool:
    """Whether this address wants no more. What it ``asked_for`` itself is kept from it only if its owner said: it never was me."""
    said = _SAID.rows(keys=address_keys(email))
    return any(said) if asked_for else bool(said)


def wanted_by(emails: Iterable[str], *, asked_for: bool = False) -> frozenset[str]:
    """Return those of many addresses that want no more, in one question; each as it is spelt here, and one address may be spelt in many ways."""
    keys = {email: frozenset(address_keys(email)) for email in emails if email}
    rows = Suppression.objects.filter(address_key__in=frozenset[str]().union(*keys.values()))
    found = set((rows.filter(everything=True) if asked_for else rows).values_list("address_key", flat=True))
    return frozenset(email for email, theirs in keys.items() if theirs & found)


def address(email: str) -> str:
    """Return the whole address of the page by which whoever gets a message says "no more". The e-mail address is not in it."""
    return whole_address("mail-no-more", signing.dumps(address_key(email), salt=SALT))


def key_of(signed: str) -> str:
    """Return whose link it is; raises :class:`~django.core.signing.BadSignature`. It never expires: nobody is kept from saying no."""
    return str(signing.loads(signed, salt=SALT))


@transaction.atomic
def suppress(key: str, *, everything: bool = False) -> None:
    """Send nothing more to an address; with ``everything``, not even what is asked for in its name."""
    row, _made = Suppression.objects.get_or_create(address_key=key, defaults={"created": timezone.now()})
    if everything and not row.everything:
        row.everything = True
        row.save(update_fields=["everything"])
    record(Act.NO_MORE, actor="addressee", subject=row)
