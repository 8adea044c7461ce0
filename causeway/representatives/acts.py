"""What of MPs, Parliament and the offices is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    DIRECTORY_REFUSED = "representatives.directory-refused"
    DIRECTORY_LOADED = "representatives.directory-loaded"
    RELEASE_LOADED = "representatives.release-loaded"
    PARLIAMENT_SAVED = "representatives.parliament-saved"
    VACANCY_SAVED = "representatives.vacancy-saved"
    MEMBER_CORRECTED = "representatives.member-corrected"
    PARLIAMENT_RECORDED = "representatives.parliament-recorded"
    RELEASE_REFUSED = "representatives.release-refused"
    RECESS_SAVED = "representatives.recess-saved"
