"""The room as a Django app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Acting locally."""

    name = "causeway.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"
