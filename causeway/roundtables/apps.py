"""The roundtables room as a Django app."""

from django.apps import AppConfig


class RoundtablesConfig(AppConfig):
    """Convening MPs: a roundtable from its first idea to the promises kept."""

    name = "causeway.roundtables"
    label = "roundtables"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what becomes of the messages this room sends, remind of tasks, and have what is past its time erased."""
        from causeway.roundtables import (
            forgetting,  # noqa: F401  importing registers it
            retention,  # noqa: F401  importing registers it
        )
        from causeway.roundtables.dates.actions import in_step
        from causeway.roundtables.day.tasks import actions as todo
        from causeway.roundtables.invitations import following  # noqa: F401  importing registers it
        from causeway.roundtables.promises import beside  # noqa: F401  importing registers it
        from causeway.roundtables.table.actions import opening  # noqa: F401  importing registers it
        from causeway.work.jobs import every, hours, minutes, register

        register(every(hours(1), todo.remind_of_tasks), every(minutes(5), in_step.settle_entries))
