"""The briefings room as a Django app."""

from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    """Papers about an area, to print, to hand over and to share."""

    name = "causeway.briefings"
    label = "briefings"

    def ready(self) -> None:
        """Offer the MP briefing to those who invite MPs, and the pack for the day."""
        from causeway.briefings.meetings import invitations, pack  # noqa: F401  importing registers them
