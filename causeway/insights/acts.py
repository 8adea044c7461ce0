"""What of the staff's accounts and of requests about personal data is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    PASSWORD_LINK_SENT = "staff.password-link-sent"  # noqa: S105  the name of an act
    SECOND_FACTOR_ON = "staff.second-factor-on"
    PAPER_CODES_MADE = "staff.paper-codes-made"
    SECOND_FACTOR_FAILED = "staff.second-factor-failed"
    SECOND_FACTOR_GIVEN = "staff.second-factor-given"
    SECOND_FACTOR_OFF = "staff.second-factor-off"
    PASSKEY_ADDED = "staff.passkey-added"
    PASSKEY_NAMED = "staff.passkey-named"
    PASSKEY_REMOVED = "staff.passkey-removed"
    SIGNED_IN = "staff.signed-in"
    SIGN_IN_FAILED = "staff.sign-in-failed"
    ACCOUNT_MADE = "staff.account-made"
    ONE_TIME_PASSWORD = "staff.one-time-password"  # noqa: S105  the name of an act
    PASSWORD_CHOSEN = "staff.password-chosen"  # noqa: S105  the name of an act
    ROLE_CHANGED = "staff.role-changed"
    ROLES_GIVEN = "staff.roles-given"
    RIGHTS_REFUSED = "staff.rights-refused"
    LIMITS_CHOSEN = "staff.limits-chosen"
    PERSON_ERASED = "person.erased"
    PERSON_SHOWN = "person.shown"
    PERSON_EXPORTED = "person.exported"
    KEY_GIVEN_AGAIN = "staff.key-given-again"
    AUDIT_TAKEN = "staff.audit-taken"
    SEAT_SET_ASIDE = "monday: a seat was set aside"
    SEAT_TAKEN_BACK = "monday: a seat was taken back"
