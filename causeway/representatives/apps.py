"""The representatives room as a Django app."""

from django.apps import AppConfig


class RepresentativesConfig(AppConfig):
    """Who holds which office where, and how to address them."""

    name = "causeway.representatives"
    label = "representatives"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the list of MPs for refreshing, and have names of former office holders erased in time."""
        from causeway.representatives.directory import actions  # noqa: F401  importing registers it
        from causeway.representatives.members import renewing  # noqa: F401  importing registers it
