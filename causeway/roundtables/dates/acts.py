"""What of dates and calendars is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    GUESTS_NEEDS_KEPT = "roundtable: guest's needs kept"
    GUEST_SAYS_WHETHER_THEY_COME = "roundtable: guest says whether they come"
    CALENDAR_ENTRIES_SENT = "roundtable: calendar entries sent"
    ENTRIES_MOVED_TO_OTHER_CALENDARS = "roundtable: entries moved to other calendars"
    DATE_TO_KNOW_SAVED = "roundtables: date to know saved"
    DATES_OFFERED = "roundtable: dates offered"
    GUESTS_ASKED = "roundtable: guests asked"
    GUESTS_ASKED_AGAIN = "roundtable: guests asked again"
    DATE_TAKEN_BACK = "roundtable: date taken back"
