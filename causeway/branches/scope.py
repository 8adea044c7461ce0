"""Which branches an account may see: all, or those of the regions it looks after."""

from typing import Any

from django.db.models import Q, QuerySet

from causeway.branches.directory.models import Branch, Listing
from causeway.branches.letterbox.staff import EVERYWHERE
from causeway.regions.queries import regions_of


def _within(user: Any, path: str) -> Q:
    regions = regions_of(user, EVERYWHERE)
    return Q() if regions is None else Q(**{f"{path}region__in": regions})


def branches_of(user: Any) -> QuerySet[Branch]:
    """Return the branches an account sees."""
    return Branch.objects.filter(_within(user, ""))


def pages_of(pages: QuerySet[Listing], user: Any) -> QuerySet[Listing]:
    """Return those among versions of pages whose branch an account sees."""
    return pages.filter(_within(user, "branch__"))


def of_branch(rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Return those among rows with a branch whose branch an account sees."""
    return rows.filter(_within(user, "branch__"))
