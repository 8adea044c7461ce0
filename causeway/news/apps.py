"""The room as a Django app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """The newsroom."""

    name = "causeway.news"
    label = "news"
    default_auto_field = "django.db.models.BigAutoField"
