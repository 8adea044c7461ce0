"""What of areas and schools is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    LOADED = "areas.loaded"
    SCHOOLS_REFRESHED = "areas.schools-refreshed"
