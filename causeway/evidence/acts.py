"""What of figures and their releases is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    RELEASE_REFUSE = "evidence.release.refuse"
    RELEASE_TAKE_IN = "evidence.release.take_in"
    RELEASE_GO_BACK = "evidence.release.go_back"
    EDITION_MARK = "evidence.edition.mark"
    COMPARISONS_COMPUTE = "evidence.comparisons.compute"
