"""The work room as a Django app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The loop, its jobs, and the leases that bring both round again."""

    name = "causeway.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have abandoned tasks taken back, finished ones pruned, and what is past its time erased in every room."""
        from causeway.audit.erasing import erase_and_report
        from causeway.privacy.traces import empty_log_in_time
        from causeway.work.jobs import every, hours, register, seconds
        from causeway.work.reaping import prune, reap

        register(
            every(seconds(30), reap),
            every(hours(1), prune),
            every(hours(1), erase_and_report),
            every(hours(1), empty_log_in_time),
        )
