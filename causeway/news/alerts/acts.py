"""What stands in the audit trail beside the moves. What somebody follows is not written there."""

from enum import StrEnum


class Noted(StrEnum):
    """What a follower did."""

    ASKED = "follower: asked for alerts"
    CHANGED = "follower: changed what they get"
    EXPORTED = "follower: took their data"
    ERASED = "follower: had their data erased"
