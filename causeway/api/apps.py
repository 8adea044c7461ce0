"""The API room as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """JSON for others."""

    name = "causeway.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
