"""The charts as a Django app, for their style sheet."""

from django.apps import AppConfig


class ChartsConfig(AppConfig):
    """Pictures of figures, as SVG."""

    name = "causeway.charts"
    label = "charts"
    default_auto_field = "django.db.models.BigAutoField"
