"""The outbox room as a Django app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Mail that must arrive."""

    name = "causeway.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the worker deliver, and read what comes back."""
        from causeway.outbox import files, maildir, providers  # noqa: F401  importing registers them
        from causeway.outbox.worker import DELIVERY
        from causeway.work.jobs import every, minutes, register

        register(DELIVERY, every(minutes(1), maildir.read_bounces))
