"""The fetching room as a Django app."""

from django.apps import AppConfig


class FetchingConfig(AppConfig):
    """Reading other people's servers safely."""

    name = "causeway.fetching"
    label = "fetching"
    default_auto_field = "django.db.models.BigAutoField"
