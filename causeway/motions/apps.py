"""The motions room as a Django app."""

from django.apps import AppConfig


class MotionsConfig(AppConfig):
    """Carrying a motion."""

    name = "causeway.motions"
    label = "motions"
    default_auto_field = "django.db.models.BigAutoField"
