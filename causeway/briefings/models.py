"""The rows of the papers: Django looks for a room's models here."""

from causeway.briefings.taking.models import PapersTaken

__all__ = ["PapersTaken"]
