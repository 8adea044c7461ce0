"""Who holds which office, subject by subject: Django looks for a room's models here."""

from causeway.representatives.directory.models import DirectoryRelease, OfficeEntry
from causeway.representatives.members.models import Member, MemberChange, Parliament, Release, Term, Vacancy
from causeway.representatives.recess.models import Recess

__all__ = [
    "DirectoryRelease",
    "Member",
    "MemberChange",
    "OfficeEntry",
    "Parliament",
    "Recess",
    "Release",
    "Term",
    "Vacancy",
]
