"""How much of each kind is held about people altogether."""

from dataclasses import dataclass

from causeway.privacy.queries import called
from causeway.privacy.registry import declared


@dataclass(frozen=True)
class Kept:
    """One kind of row: how many there are, and until when one is kept."""

    what: str
    many: int
    until: str


def kept() -> tuple[Kept, ...]:
    """Return each kind of row with personal data: how many rows, blanked ones among them, and until when it is kept."""
    rows = (
        Kept(called(model), model._base_manager.count(), of.sentence(model))  # noqa: SLF001  Django documents them
        for model, of in declared()
    )
    return tuple(sorted(rows, key=lambda each: (-each.many, each.what)))
