"""The home of staff inside Wagtail's: what waits, Monday's five, the week."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from causeway.insights.home.queries import waiting, week
from causeway.insights.monday.queries import five, may_see


class OurHome(Component):  # type: ignore[misc]  # wagtail has no types
    """What the campaign's staff see first."""

    name = "causeway_home"
    template_name = "insights/home/panel.html"
    order = 1

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return what there is for whoever looks."""
        request = (parent_context or {})["request"]
        now, user = timezone.now(), request.user
        sees = may_see(user)
        return {
            "waiting": waiting(user, now),
            "sees_seats": sees,
            "five": five(user, now) if sees else (),
            "week": week(user, now),
        }
