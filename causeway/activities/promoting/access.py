"""Which activities an account may decide about: all, or those of the regions it looks after."""

from typing import Any

from django.db.models import QuerySet

from causeway.activities.activity.models import Activity
from causeway.regions.queries import regions_of

PUBLISH, PUBLISH_OWN = "activities.publish", "activities.publish_own_regions"


def within(found: "QuerySet[Activity]", user: Any) -> "QuerySet[Activity]":
    """Return the activities of the regions an account looks after; all for who publishes everywhere."""
    regions = regions_of(user, PUBLISH)
    return found if regions is None else found.filter(region__in=regions)
