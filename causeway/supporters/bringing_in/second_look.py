"""Who looks at a list the second time: another than who brought it in, wherever another may."""

from causeway.people.staff import names_that_may
from causeway.supporters.bringing_in.models import BroughtIn

BRING_IN = "supporters.bring_in"


def is_own(made: BroughtIn, by: str) -> bool:
    """Whether an account brought the list in itself."""
    return made.by == by


def others(made: BroughtIn) -> list[str]:
    """Return the names of the accounts beside the one that brought it in which may look, in their order."""
    return [name for name in names_that_may(BRING_IN) if name != made.by]
