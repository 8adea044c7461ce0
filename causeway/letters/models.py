"""The rows of a letter, subject by subject: Django looks for a room's models here."""

from causeway.letters.after.models import FollowUp, PrivateLink, Publishing, Reply
from causeway.letters.counting.models import LetterStep, OfficeTotal, SeatTotal
from causeway.letters.letter.models import Draft, Letter, SentByWriter
from causeway.letters.partners.models import Partner
from causeway.letters.review.models import CareRules, Freeze

__all__ = [
    "CareRules",
    "Draft",
    "FollowUp",
    "Freeze",
    "Letter",
    "LetterStep",
    "OfficeTotal",
    "Partner",
    "PrivateLink",
    "Publishing",
    "Reply",
    "SeatTotal",
    "SentByWriter",
]
