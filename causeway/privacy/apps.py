"""The privacy room as a Django app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What personal data each model holds, why, for how long, and how it is exported and erased."""

    name = "causeway.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"
