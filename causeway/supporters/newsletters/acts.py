"""What stands in the audit trail beside the moves."""

from enum import StrEnum


class Noted(StrEnum):
    """What staff did with a newsletter."""

    WRITTEN = "newsletter: written"
    CHANGED = "newsletter: changed"
    TESTED = "newsletter: sent as a test"
    OUTCOME_TOLD = "newsletter: what came of it told"
