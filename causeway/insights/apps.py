"""The insights room as a Django app."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """What the campaign's staff see."""

    name = "causeway.insights"
    label = "insights"
    default_auto_field = "django.db.models.BigAutoField"
