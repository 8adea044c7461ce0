"""The branches' rows, subject by subject: Django looks for a room's models here."""

from causeway.branches.directory.models import Branch, Listing
from causeway.branches.letterbox.models import Passing, Thread, Words
from causeway.branches.officers.models import Officer

__all__ = ["Branch", "Listing", "Officer", "Passing", "Thread", "Words"]
