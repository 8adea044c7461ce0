"""The room as a Django app."""

from django.apps import AppConfig


class SearchingConfig(AppConfig):
    """Searching."""

    name, label, default_auto_field = "causeway.searching", "searching", "django.db.models.BigAutoField"
