"""The representatives room as a Django app."""

from django.apps import AppConfig


class RepresentativesConfig(AppConfig):
    """Who holds which office where, and how to address them."""

    name = "causeway.representatives"
    label = "representatives"
    default_auto_field = "django.db.models.BigAutoField"
