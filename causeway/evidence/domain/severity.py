"""What kind of thing an indicator is for a child: the first of what decides which figure leads a page."""

from enum import StrEnum


class Severity(StrEnum):
    """From what most directly is a child going without, to what only sets the scene. The order is not the weight: packs weigh."""

    LEGAL_LIMIT = "legal limit"  # the law gives a time or a duty, and this says how often it was kept
    WAIT = "wait"  # how long children wait, or how many
    REFUSAL = "refusal"  # turned away, closed unseen, or taken to a tribunal
    UNMET_NEED = "unmet need"  # out of school, suspended, in hospital, in need without help
    WORKFORCE = "workforce"  # who is there to do it
    SPEND = "spend"
    SHARE = "share"  # how many children have or get something, good or bad in itself
    CONTEXT = "context"  # what kind of place it is: never a finding
