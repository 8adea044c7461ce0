"""What changes a staff account."""

import secrets

from django.contrib.auth.models import User
from django.db import transaction

from causeway.audit.actions import record
from causeway.insights.acts import Noted
from causeway.insights.models import OneTimePassword

# No letters or digits that are mistaken for one another when read from a terminal.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def _random_password() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))


@transaction.atomic
def make_first_staff(username: str = "staff") -> User | None:
    """Create the first staff account, without a usable password yet; ``None`` when there already is one."""
    if User.objects.filter(is_superuser=True).exists():
        return None
    user: User = User.objects.create_superuser(username, email="", password=None)
    OneTimePassword.objects.create(user=user)
    record(Noted.ACCOUNT_MADE, actor="system", subject=user)
    return user


@transaction.atomic
def issue_one_time_password(user: User) -> str:
    """Set a new random password, which must be replaced at sign-in, and return it; it is kept nowhere in readable form."""
    password = _random_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    OneTimePassword.objects.update_or_create(user=user)
    record(Noted.ONE_TIME_PASSWORD, actor="system", subject=user)
    return password


@transaction.atomic
def own_password_chosen(user: User) -> None:
    """Note that the account has a password of its owner's choosing."""
    OneTimePassword.objects.filter(user=user).delete()
    record(Noted.PASSWORD_CHOSEN, actor=user.get_username(), subject=user)
