"""What of promises is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    WRITTEN_WITHOUT_NAMING_A_CHILD = "promise: written without naming a child"
    ASKED_AFTER = "promise: asked after"
    ORGANISER_AGREES = "promise: organiser agrees"
    ORGANISER_DOES_NOT_AGREE = "promise: organiser does not agree"
    STAFF_AGREE = "promise: staff agree"
    ITS_MAKER_ANSWERS = "promise: its maker answers"
    STAFF_DO_NOT_AGREE = "promise: staff do not agree"
