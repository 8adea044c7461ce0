"""The room as a Django app."""

from django.apps import AppConfig


class BranchesConfig(AppConfig):
    """Branches and their letterboxes."""

    name = "causeway.branches"
    label = "branches"
    default_auto_field = "django.db.models.BigAutoField"
