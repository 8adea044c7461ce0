"""What of the pack's pages is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    PACK_WRITTEN = "pages.pack-written"
    PACK_MADE = "pages.pack-made"
