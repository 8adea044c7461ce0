"""The room as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The library."""

    name = "causeway.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
