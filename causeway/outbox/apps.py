"""The outbox room as a Django app."""

import datetime as dt

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Mail that must arrive."""

    name = "causeway.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the worker read what comes back, and erase what is past its time in every room."""
        from causeway.audit.erasing import erase_and_report
        from causeway.frame.regularly import regularly
        from causeway.outbox import maildir, providers  # noqa: F401  importing registers them

        regularly(every=dt.timedelta(hours=1))(erase_and_report)
