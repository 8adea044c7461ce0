"""The areas room as a Django app."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    """Areas and their vintages, postcodes, schools."""

    name = "causeway.areas"
    label = "areas"
    default_auto_field = "django.db.models.BigAutoField"
