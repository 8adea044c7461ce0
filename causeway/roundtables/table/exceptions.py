"""What can stand in the way of a roundtable. Each message is a sentence for whoever reads it."""
# ruff: noqa: N818  they are named for what happened, and a person reads their sentence

from collections.abc import Mapping


class RoundtableError(Exception):
    """Base of everything this room raises."""


class NotNow(RoundtableError):
    """This cannot be done as things stand; the sentence says why and what to do."""


class NotYours(RoundtableError):
    """Only the owner may do this."""


class ChangedMeanwhile(RoundtableError):
    """Somebody else saved other words since this form was opened. Nothing was overwritten; ``theirs`` has the fields that differ."""

    def __init__(self, theirs: Mapping[str, object]) -> None:
        super().__init__(", ".join(theirs))
        self.theirs = theirs
