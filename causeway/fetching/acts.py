"""What of refreshing is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    REFRESH = "fetching.refresh"
    REFRESH_FAILED = "fetching.refresh-failed"
    REFRESH_QUEUED = "fetching.refresh-queued"
