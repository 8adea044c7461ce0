"""The pages room as a Django app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The public site: page types, navigation, the campaign pack."""

    name = "causeway.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
