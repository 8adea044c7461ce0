"""What the outbox writes into the audit trail."""

from enum import StrEnum


class Act(StrEnum):
    """Its acts."""

    CANCELLED = "outbox.cancelled"
    SETTLED = "outbox.settled"
    BOUNCED = "outbox.bounced"
    ADDRESS_SHOWN = "outbox.address-shown"
    LANE_PAUSED = "outbox.lane-paused"
    LANE_RESUMED = "outbox.lane-resumed"
    LANE_PACE = "outbox.lane-pace"
    NO_MORE = "outbox.no-more"
    READDRESSED = "outbox.readdressed"
    STOPPED = "outbox.stopped"
