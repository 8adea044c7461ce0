"""What stands in the audit trail beside the moves."""

from enum import StrEnum


class Noted(StrEnum):
    """What was done with a supporter's choices."""

    ASKED = "supporter: asked to hear from us"
    CHOSE = "supporter: chose what and how often"
    PAUSED = "supporter: paused"
    EXPORTED = "supporter: took their data"
    BROUGHT_IN = "supporters: a list was brought in"
    ADMITTED = "supporters: a list was admitted"
    DROPPED = "supporters: a list was erased again"
    TAKEN_OUT = "supporters: taken out as a file"
    ERASED = "supporter: had their data erased"
