"""The roundtables room as a Django app."""

from django.apps import AppConfig


class RoundtablesConfig(AppConfig):
    """Convening MPs: a roundtable from its first idea to the promises kept."""

    name = "causeway.roundtables"
    label = "roundtables"
    default_auto_field = "django.db.models.BigAutoField"
