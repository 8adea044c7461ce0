"""What stands in the audit trail beside the moves."""

from enum import StrEnum


class Noted(StrEnum):
    """What staff did with a survey."""

    WRITTEN = "survey: written"
    CHANGED = "survey: changed"
    LISTED = "survey: who is asked was listed"
    CORRECTED = "survey: a public note was added"
