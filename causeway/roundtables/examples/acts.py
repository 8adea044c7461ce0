"""What of good examples is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    OFFERED_AS_AN_EXAMPLE = "roundtable: offered as an example"
    BEGUN_FROM_AN_EXAMPLE = "roundtable: begun from an example"
    NO_LONGER_AN_EXAMPLE = "roundtable: no longer an example"
