"""What leads a page about a place, as the campaign says in ``priorities.yaml``: how grave each kind of thing is for a child."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, field_validator

from causeway.campaign.sections import Section
from causeway.campaign.words import Words

GRAVITY = (
    ("legal limit", 1.0), ("wait", 1.0), ("refusal", 0.9), ("unmet need", 0.8), ("workforce", 0.5), ("spend", 0.3), ("share", 0.2),
    ("context", 0.0),
)  # fmt: skip


class Priorities(Words):
    """How grave each kind of thing is for a child, and what the campaign asks about."""

    gravity: tuple[tuple[str, Annotated[float, Field(ge=0, le=1, strict=True)]], ...] = Field(
        default=GRAVITY, description="kind of thing, as the definitions name it → 0 to 1"
    )
    why: str = Field(default="", description="why it weighs so; shown beside the weights")
    asked: tuple[str, ...] = Field(default=(), description="keys of indicators that bear on what the campaign asks for")
    services: tuple[str, ...] = Field(
        default=(), description="services in the order of a page, as indicators name them; the others follow by name"
    )

    @field_validator("gravity", mode="before")
    @classmethod
    def _weighs_every_kind(cls, gravity: object) -> object:
        kinds = [kind for kind, _weight in GRAVITY]
        if not isinstance(gravity, Mapping) or set(gravity) != set(kinds):
            raise ValueError(
                f"priorities weigh each of {', '.join(kinds)}, and nothing else: a name, a colon and its weight on a line each"
            )
        return tuple(gravity.items())  # a pack is frozen, and what is kept by it must stay so

    def weight(self, kind: str) -> float:
        """Return how grave a kind of thing is; raises ``KeyError`` for one there is not."""
        return dict(self.gravity)[kind]


PRIORITIES = Section[Priorities]("priorities.yaml", Priorities, without=Priorities())
