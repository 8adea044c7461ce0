"""The letters room as a Django app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Writing to an MP in one's own words, and having it delivered."""

    name = "causeway.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
