"""The room as a Django app."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys."""

    name, label, default_auto_field = "causeway.surveys", "surveys", "django.db.models.BigAutoField"
