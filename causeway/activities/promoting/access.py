"""Which activities an account may decide about: all, or those of the regions it looks after."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.auth import require_admin_access

from causeway.activities.activity.models import Activity
from causeway.people.visits import PrivateView
from causeway.regions.queries import looked_after_by

PUBLISH, PUBLISH_OWN = "activities.publish", "activities.publish_own_regions"


def regions_of(user: Any) -> frozenset[str] | None:
    """Return the regions whose activities an account sees; ``None`` for all of them."""
    return None if user.has_perm(PUBLISH) else looked_after_by(user)


def within(found: "QuerySet[Activity]", user: Any) -> "QuerySet[Activity]":
    """Return the activities of the regions an account looks after; all for who publishes everywhere."""
    regions = regions_of(user)
    return found if regions is None else found.filter(region__in=regions)


def may_decide(user: Any) -> bool:
    """Whether an account decides about activities anywhere."""
    return bool(user.has_perm(PUBLISH) or user.has_perm(PUBLISH_OWN))


def for_staff(view: Callable[..., HttpResponseBase]) -> PrivateView:
    """Open ``view(request, ...)`` for staff who decide about activities anywhere."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        if not may_decide(request.user):
            raise PermissionDenied
        return view(request, *args, **rest)

    return require_admin_access(opened)  # type: ignore[no-any-return]  # wagtail has no types
