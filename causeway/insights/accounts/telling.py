"""Telling whoever holds an account of staff, at once, that a key, its password or its address is another: it may not have been them.

A password is told of by Django's own word that one was set, so that no way to set one is forgotten.
"""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.addresses import whole_address
from causeway.outbox.letters import Letter

JUST_MADE = dt.timedelta(minutes=1)  # its first password is saved with it
CHANGED = Letter(
    "staff-account-changed",
    gettext_lazy("Your account on the staff’s side: %(title)s"),
    "insights/accounts/changed_mail.txt",
    asked_for=True,
)


@transaction.atomic
def tell(account: User, title: str, what: str, *, to: str = "") -> None:
    """Write the letter: a ``title`` for its subject, and a sentence of what happened.

    It is written into the caller's transaction, or into one of its own, for Django sets most passwords in none.

    It goes to the account's address, or to ``to``: the one it had before. An account without an address is told nothing.
    """
    address = to or account.email
    if not address:
        return
    now = timezone.localtime(timezone.now(), ZoneInfo(settings.TIME_ZONE))
    CHANGED.post(
        to=address,
        title=title,
        what=what,
        when=formats.date_format(now, "j F Y, H:i"),
        name=account.get_username(),
        forgotten=whole_address("staff-forgotten"),
        keys=whole_address("insights:keys"),
    )


def tell_of_passkey(account: User, name: str, *, was: str = "", removed: bool = False) -> None:
    """Tell of a passkey that was added, is called something else than it ``was``, or was removed."""
    words = {"name": name, "was": was}
    if removed:
        tell(account, _("a passkey was removed"), _("The passkey “%(name)s” was removed. It opens nothing any more.") % words)
    elif was:
        tell(account, _("a passkey was renamed"), _("The passkey “%(was)s” is called “%(name)s” now.") % words)
    else:
        tell(
            account,
            _("a passkey was added"),
            _("The passkey “%(name)s” was added. It can be the second key at signing in.") % words,
        )


def tell_of_phone(account: User, *, another: bool) -> None:
    """Tell of a phone that gives codes from now on, in place of ``another`` where there was one."""
    if another:
        tell(account, _("another phone gives its codes"), _("Another phone was set up. The one before gives no codes any more."))
    else:
        tell(account, _("a phone was added"), _("A phone was set up. Its app gives codes for signing in."))


def tell_of_paper(account: User) -> None:
    """Tell of new codes on paper in place of those before."""
    tell(account, _("new codes on paper"), _("New codes for paper were made. Those before are no good any more."))


def tell_of_no_keys(account: User) -> None:
    """Tell that all keys are gone: the last was removed, or whoever runs the site took them off."""
    said = _("All second keys were removed: passkeys, phone and codes on paper.")
    tell(account, _("all second keys were removed"), said)


def tell_of_address(account: User, before: str) -> None:
    """Tell the address that an account had ``before`` of its new one, where it has another."""
    if before and before != account.email:
        said = _(
            "Its e-mail address was changed. A forgotten password is mailed to the new one, and nothing more comes to this one."
        )
        tell(account, _("another e-mail address"), said, to=before)


class LongEnoughAndTold(MinimumLengthValidator):
    """Wants a length of a new password; and tells the account's holder once there is one."""

    def password_changed(self, _password: str, user: Any = None) -> None:
        """Tell them. Django calls it wherever an account was saved with a new password: by its page, by a link, by a command."""
        if not isinstance(user, User):
            return
        if timezone.now() - user.date_joined < JUST_MADE:
            said = _(
                "A colleague made this account for you. They know its first password: choose one of your own after signing in."
            )
            tell(user, _("it was made"), said)
        else:
            tell(user, _("a new password"), _("It has a new password. The one before opens nothing any more."))
