"""The people room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People without accounts: verified by e-mail, known by a link."""

    name = "causeway.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
