"""The rooms together, as a Django app."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The site as a whole: its settings, its addresses, its rooms."""

    name = "causeway.config"
    label = "config"

    def ready(self) -> None:
        """Open the rooms."""
        from causeway.config.rooms import open_rooms

        open_rooms()
