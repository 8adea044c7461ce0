"""What of roundtables, their organisers and guests, and of who saw people's details is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    CONTACT_DETAILS_SHOWN = "contact details shown"
    CALENDAR_LINK_MADE = "roundtables: calendar link made"
    CALENDAR_LINK_REVOKED = "roundtables: calendar link revoked"
    THOSE_INVITED_ERASED = "roundtables: those invited erased"
    FIRST_MESSAGE_HELD = "roundtable: first message held"
    BEGUN = "roundtable begun"
    CO_ORGANISER_ASKED = "co-organiser asked"
    CO_ORGANISER_TAKEN_OFF = "co-organiser taken off"
    HANDED_OVER = "roundtable handed over"
    DESK_LINK_SENT = "roundtable desk link sent"
    ORGANISER_VERIFIED = "organiser verified"
    SEATS_ADDED = "seats added"
    SEAT_REMOVED = "seat removed"
    WORDS_SAVED = "roundtable words saved"
    SCHOOLS_ADDED = "schools added"
    GUEST_SAVED = "guest saved"
    GUEST_REMOVED = "guest removed"
    PARTNERS_ROLE_SET_ASIDE = "partner's role set aside"
    PARTNERS_ROLE_TAKEN_UP = "partner's role taken up"
