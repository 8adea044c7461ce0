"""The fetching room as a Django app."""

from django.apps import AppConfig


class FetchingConfig(AppConfig):
    """Reading other people's servers safely."""

    name = "causeway.fetching"
    label = "fetching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the schedule looked at."""
        from causeway.fetching.queueing import keep_to_the_schedule
        from causeway.work.jobs import every, minutes, register

        register(every(minutes(1), keep_to_the_schedule))
