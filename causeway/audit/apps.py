"""The audit room as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, and when."""

    name = "causeway.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
