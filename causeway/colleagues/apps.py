"""The room as a Django app."""

from django.apps import AppConfig


class ColleaguesConfig(AppConfig):
    """Bringing others in."""

    name, label, default_auto_field = "causeway.colleagues", "colleagues", "django.db.models.BigAutoField"
