"""The second key asked anew: who looks at a person's data has given it in the last ten minutes, and gives it once more to erase.

An account without a second factor, which only a site on this machine alone has, gives its password instead.
"""

import datetime as dt
from collections.abc import Mapping
from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from causeway.audit.actions import record
from causeway.insights.accounts import second_factor
from causeway.insights.acts import Noted
from causeway.limits.declared import MINUTE, Limit

_GIVEN = "insights.key-given"
TRIES = Limit(
    "insights.second-look",
    10,
    10 * MINUTE,
    _("Tries to open the page of one person’s data, by one account"),
    _("Nobody who found a browser open can guess the second key or the password."),
)


def is_open(request: HttpRequest, now: dt.datetime) -> bool:
    """Whether this visit gave the key in the last ten minutes."""
    given = float(request.session.get(_GIVEN, 0))
    return 0 <= now.timestamp() - given < second_factor.LASTS.total_seconds()


def asks_for_password(request: HttpRequest) -> bool:
    """Whether the account has no second key, and its password is asked for."""
    return not second_factor.is_on(cast("User", request.user))


def give(request: HttpRequest, given: Mapping[str, str], now: dt.datetime) -> bool:
    """Check the key, typed or by a passkey, and open the page for ten minutes; a wrong one is written down."""
    user = cast("User", request.user)
    if TRIES.over(user.get_username()):
        return False
    if asks_for_password(request):
        right = user.check_password(given["code"])
        record(Noted.KEY_GIVEN_AGAIN if right else Noted.SECOND_FACTOR_FAILED, actor=user.get_username(), subject=user)
    else:
        right = second_factor.given(request, user, code=given["code"], passkey=given["passkey"])
    if right:
        request.session[_GIVEN] = now.timestamp()
    return right


def close(request: HttpRequest) -> None:
    """Ask for the key again next time."""
    request.session.pop(_GIVEN, None)
