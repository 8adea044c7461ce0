"""The regions as a Django app."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Who looks after which region."""

    name = "causeway.regions"
    label = "regions"
    default_auto_field = "django.db.models.BigAutoField"
