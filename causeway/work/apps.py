"""The work room as a Django app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The loop, its jobs, and the leases that bring both round again."""

    name = "causeway.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"
