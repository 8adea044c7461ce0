"""The frame room as a Django app."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """The frame every page hangs in: base template, styles, scripts, form fields, security headers."""

    name = "causeway.frame"
    label = "frame"
    default_auto_field = "django.db.models.BigAutoField"
