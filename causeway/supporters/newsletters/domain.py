"""What may become of a newsletter, and the blocks it is made of. ``docs/reference/newsletter-states.md`` is drawn from the table."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a newsletter stands."""

    DRAFT = "draft"
    SENDING = "sending"
    STOPPED = "stopped"
    SENT = "sent"


class Act(StrEnum):
    """What can happen to it."""

    SEND = "staff send it"
    STOP = "staff stop it"
    GO_ON = "staff let it go on"
    FINISH = "it is written to everybody it is for"


MOVES = Moves(
    "A newsletter",
    {
        (State.DRAFT, Act.SEND): State.SENDING,
        (State.SENDING, Act.STOP): State.STOPPED,
        (State.STOPPED, Act.GO_ON): State.SENDING,
        (State.SENDING, Act.FINISH): State.SENT,
    },
)


class Kind(StrEnum):
    """What a block is."""

    WORDS = "words"
    FIGURE = "figure"
    NEAR = "near"
    LINK = "link"


@dataclass(frozen=True)
class Block:
    """One block. ``text`` is what staff wrote; ``link`` an address, and ``title`` what its line says. A figure and what is near need neither."""

    kind: Kind
    title: str = ""
    text: str = ""
    link: str = ""


def to_json(blocks: Iterable[Block]) -> list[dict[str, str]]:
    """Return blocks as they are kept."""
    return [{name: str(value) for name, value in asdict(each).items() if value} for each in blocks]


def from_json(rows: Iterable[Mapping[str, str]]) -> tuple[Block, ...]:
    """Return blocks from what was kept; raises :class:`ValueError` for a kind that is none."""
    return tuple(Block(Kind(row["kind"]), row.get("title", ""), row.get("text", ""), row.get("link", "")) for row in rows)
