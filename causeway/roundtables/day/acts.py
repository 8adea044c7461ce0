"""What of the day and its papers is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    CAME = "roundtable: came"
    DID_NOT_COME = "roundtable: did not come"
    WALKED_IN = "roundtable: walked in"
    NOTE_WRITTEN = "roundtable: note written"
    NOTE_CHANGED = "roundtable: note changed"
    PROMISE_WRITTEN_DOWN = "promise written down"
    RUN_SHEET_LAID_OUT = "run sheet laid out"
    RUN_SHEET_SAVED = "run sheet saved"
    RUN_SHEET_FITTED = "run sheet fitted"
    DUTIES_GIVEN = "duties given"
    PACK_DOWNLOADED = "pack downloaded"
    PAPER_OF_THE_PACK_DOWNLOADED = "paper of the pack downloaded"  # names stand on badges and on the sheet to sign in
