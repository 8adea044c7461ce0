"""The limits room as a Django app."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """Every limit on how often, and the numbers that staff chose."""

    name = "causeway.limits"
    label = "limits"
    default_auto_field = "django.db.models.BigAutoField"
