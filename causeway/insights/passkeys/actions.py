"""Adding, naming, taking off and using a passkey: each in one transaction with its audit row."""

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.insights.accounts.telling import tell_of_passkey
from causeway.insights.acts import Noted
from causeway.insights.passkeys import questions
from causeway.insights.passkeys.models import LONGEST_ID, Passkey
from causeway.insights.passkeys.questions import RefusedError

MOST = 10  # of one account


@transaction.atomic
def add(request: HttpRequest, user: User, name: str, answer: str) -> Passkey:
    """Keep a new passkey. Raises :exc:`RefusedError`: also where some account has it already, or this one has many."""
    right = questions.added(request, user, answer)
    User.objects.select_for_update().get(pk=user.pk)  # two at once are counted one after the other
    known = urlsafe_base64_encode(right.credential_id)
    many = Passkey.objects.filter(user=user).count()
    if len(known) > LONGEST_ID or many >= MOST or Passkey.objects.filter(credential_id=known).exists():
        raise RefusedError
    passkey: Passkey = Passkey.objects.create(
        user=user,
        name=name or _("Passkey %(number)s") % {"number": many + 1},
        credential_id=known,
        public_key=urlsafe_base64_encode(right.credential_public_key),
        sign_count=right.sign_count,
        added_at=timezone.now(),
    )
    record(Noted.PASSKEY_ADDED, actor=user.get_username(), subject=user, detail={"passkey": passkey.pk})
    tell_of_passkey(user, passkey.name)
    return passkey


@transaction.atomic
def rename(user: User, key: int, name: str) -> None:
    """Call a passkey something else. Raises :exc:`Passkey.DoesNotExist` where it is not the account's."""
    passkey = Passkey.objects.select_for_update().get(pk=key, user=user)
    was, passkey.name = passkey.name, name
    passkey.save(update_fields=["name"])
    record(Noted.PASSKEY_NAMED, actor=user.get_username(), subject=user, detail={"passkey": key})
    if was != name:
        tell_of_passkey(user, name, was=was)


@transaction.atomic
def use(request: HttpRequest, user: User, answer: str) -> Passkey:
    """Return the passkey with which the account has just answered. Raises :exc:`RefusedError`."""
    passkey, count = questions.used(request, user, answer)
    passkey.sign_count, passkey.last_used_at = count, timezone.now()
    passkey.save(update_fields=["sign_count", "last_used_at"])
    return passkey
