"""What of invitations to MPs is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    OFFICE_ANSWERED = "office answered"
    ANSWER_LOGGED = "answer logged"
    WORDS_SAVED = "invitation words saved"
    SENT_BY_ORGANISER = "invitation sent by organiser"
    TAKEN_BACK = "invitation taken back"
    OFFICE_LINK_RENEWED = "office link renewed"
    CONFIRMED = "invitation confirmed"
    COURTESY_NOTICE_SENT = "courtesy notice sent"
    MESSAGE_MOVED_UNEXPECTEDLY = "invitation: message moved unexpectedly"
    NUDGE = "invitation: nudge"
    OFFER = "invitation: offer"
    DRAFT = "invitation draft"
    DELIVERED = "invitation delivered"
    NOT_DELIVERED = "invitation not delivered"
    UNCERTAIN = "invitation uncertain"
