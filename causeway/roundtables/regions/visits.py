"""Pages of the staff about roundtables: who is let in, and what they see of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import any_permission_required

from causeway.roundtables.regions.scope import SEE_ALL, SEE_OWN, scope_of

View = Callable[..., HttpResponseBase]


def seen(view: View) -> View:
    """Open ``view(request, scope, ...)`` for an account that may see roundtables, and only those of its scope."""

    @never_cache
    @any_permission_required(SEE_ALL, SEE_OWN)  # type: ignore[untyped-decorator]  # wagtail has no types
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        scope = scope_of(request.user)
        if scope is None:
            raise PermissionDenied
        return view(request, scope, *args, **rest)

    return opened  # type: ignore[no-any-return]  # as above
