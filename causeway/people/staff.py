"""Accounts of staff by what they may do: whom the site writes to about a duty of theirs."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

BACKEND = "django.contrib.auth.backends.ModelBackend"


def accounts_that_may(*permissions: str) -> QuerySet[User]:
    """Return the accounts in use that have an e-mail address and all of these permissions, by a group or by themselves."""
    accounts = User.objects
    found = accounts.exclude(email="")
    for permission in permissions:
        found = found.filter(pk__in=accounts.with_perm(permission, backend=BACKEND))
    return found


def names_that_may(permission: str) -> list[str]:
    """Return the names of the accounts in use that have a permission, by a group or by themselves, in order."""
    return sorted(User.objects.with_perm(permission, backend=BACKEND).values_list("username", flat=True))


def addresses_of(accounts: QuerySet[User]) -> list[str]:
    """Return the e-mail addresses of accounts, in order; whoever has two accounts with one address is written to once."""
    return sorted({email.casefold(): email for email in accounts.values_list("email", flat=True)}.values())
