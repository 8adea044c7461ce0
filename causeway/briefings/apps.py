"""The briefings room as a Django app."""

from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    """Papers about an area, to print, to hand over and to share."""

    name = "causeway.briefings"
    label = "briefings"
