"""What of the time after the day is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    NOTE_SENT_FOR_CORRECTION = "roundtable: note sent for correction"
    FINAL_NOTE_SENT = "roundtable: final note sent"
    CORRECTION_SUGGESTED = "roundtable: correction suggested"
    NOTE_OF_THE_DAY_KEPT = "roundtable: note of the day kept"
    STORY_BEGUN = "roundtable: story begun"
    STORY_KEPT = "roundtable: story kept"
    STORY_WITHDRAWN = "roundtable: story withdrawn"
    STORY_SENT_TO_STAFF = "roundtable: story sent to staff"
    WORDS_OF_THANKS_KEPT = "roundtable: words of thanks kept"
    THANKED = "roundtable: thanked"
    ORGANISER_SAYS_THEY_THANKED = "roundtable: organiser says they thanked"
    COPY_OF_THE_NOTE_ERASED = "roundtable: copy of the note erased"
    CORRECTION_ACCEPTED = "roundtable: correction accepted"
    CORRECTION_DECLINED = "roundtable: correction declined"
    STORY_PUBLISHED = "roundtable: story published"
    STORY_RETURNED = "roundtable: story returned"
