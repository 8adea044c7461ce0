"""The files room as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files that every machine has."""

    name = "causeway.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
