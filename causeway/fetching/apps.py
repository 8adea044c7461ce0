"""The fetching room as a Django app."""

from django.apps import AppConfig


class FetchingConfig(AppConfig):
    """Reading other people's servers safely."""

    name = "causeway.fetching"
    label = "fetching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the schedule looked at."""
        from causeway.fetching import tasks  # noqa: F401  importing registers it
