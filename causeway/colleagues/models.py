"""The rows of the room, subject by subject: Django looks for a room's models here."""

from causeway.colleagues.links.models import PersonalLink

__all__ = ["PersonalLink"]
