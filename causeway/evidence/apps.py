"""The evidence room as a Django app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Figures about areas, each with its source."""

    name = "causeway.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer this room's sources for refreshing."""
        from causeway.evidence.releases import renewing  # noqa: F401  importing registers it
