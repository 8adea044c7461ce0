"""The evidence room as a Django app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Figures about areas, each with its source."""

    name = "causeway.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
