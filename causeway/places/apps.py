"""The places room as a Django app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Area, school and indicator pages: what is published about a place."""

    name = "causeway.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
