"""The outbox room as a Django app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Mail that must arrive."""

    name = "causeway.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"
