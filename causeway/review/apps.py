"""The review room as a Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """What waits for somebody to read it before everybody can."""

    name = "causeway.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"
