"""The letters room as a Django app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Writing to an MP in one's own words, and having it delivered."""

    name = "causeway.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what becomes of the messages this room sends, remind once, and have what is past its time erased."""
        from causeway.letters import checks, retention  # noqa: F401  importing registers it
        from causeway.letters.after.actions import following_up, visiting  # noqa: F401  importing registers them
        from causeway.letters.sending import following  # noqa: F401  importing registers it
        from causeway.letters.sending.actions import letting_go, remembering, reminding
        from causeway.work.jobs import always, every, hours, minutes, register, seconds

        register(
            always(remembering.remember_what_went, idle=seconds(1)),
            every(minutes(10), reminding.remind_unconfirmed),
            every(hours(1), letting_go.let_waiting_go),
            every(hours(1), following_up.remind_writers),
        )
