"""Who may do everything is made and changed by their like alone: an account that may change accounts does not thereby become one of them.

With another's e-mail address in their row, a forgotten password would be mailed to whoever wrote it there.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks


def keep_apart(request: HttpRequest, accounts: Iterable[User]) -> None:
    """Refuse what would make a superuser, or change one; raises ``PermissionDenied``."""
    if request.user.is_superuser:
        return
    if request.POST.get("is_superuser") or any(each.is_superuser for each in accounts):
        raise PermissionDenied


@hooks.register("before_edit_user")  # type: ignore[untyped-decorator]
@hooks.register("before_delete_user")  # type: ignore[untyped-decorator]
def one(request: HttpRequest, user: User) -> None:
    """Look before an account is changed or deleted."""
    keep_apart(request, [user])


@hooks.register("before_create_user")  # type: ignore[untyped-decorator]
def new(request: HttpRequest) -> None:
    """Look before an account is made."""
    keep_apart(request, [])


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def several(request: HttpRequest, _kind: str, objects: Iterable[Any], _action: object) -> None:
    """Look before something is done with several accounts at once."""
    keep_apart(request, [each for each in objects if isinstance(each, User)])
