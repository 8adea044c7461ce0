"""Pages for accounts of staff: who may open one is said once, above its view."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access

from causeway.moves.domain import IllegalMove
from causeway.people.visits import PrivateView


def staff(*permissions: str, any_of: Sequence[str] = ()) -> Callable[[PrivateView], PrivateView]:
    """Open a view for accounts of staff with all of ``permissions`` and, where some are given, one of ``any_of``; for all without either.

    Who is no staff is led to the door; of staff without the permission :exc:`~django.core.exceptions.PermissionDenied` is raised.
    """

    def wrapped(view: PrivateView) -> PrivateView:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
            has: Callable[[str], bool] = request.user.has_perm
            if not all(map(has, permissions)) or (any_of and not any(map(has, any_of))):
                raise PermissionDenied
            return view(request, *args, **rest)

        return require_admin_access(opened)  # type: ignore[no-any-return]  # wagtail has no types

    return wrapped


def must(request: HttpRequest, permission: str) -> None:
    """Raise :exc:`~django.core.exceptions.PermissionDenied` where an account of staff may not do a part of what its page offers."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def by(request: HttpRequest) -> str:
    """Return whose act it is."""
    return request.user.get_username()


def tell(request: HttpRequest, act: Callable[[], object], said: object, *refusals: type[Exception]) -> None:
    """Do something and tell whoever pressed the button what came of it: ``said``, the sentence of a refusal, or that it was done already."""
    try:
        act()
    except refusals as problem:
        messages.warning(request, str(problem))
    except IllegalMove:
        messages.warning(request, _("Somebody else did it already."))
    else:
        messages.success(request, str(said))
