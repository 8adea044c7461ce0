"""The outbox room as a Django app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Mail that must arrive."""

    name = "causeway.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have what comes back read, by the worker and from a provider's word."""
        from causeway.outbox import maildir, providers  # noqa: F401  importing registers them
