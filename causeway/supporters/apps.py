"""The supporters room as a Django app."""

from django.apps import AppConfig


class SupportersConfig(AppConfig):
    """People and their consent."""

    name = "causeway.supporters"
    label = "supporters"
    default_auto_field = "django.db.models.BigAutoField"
