"""What may come back, and what it says of whom."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What came back."""

    FAILED = "failed"  # a report: given up
    DELAYED = "delayed"  # a report: still being tried there
    ARRIVED = "arrived"  # a report: delivered, or passed on to a system that does not report
    AUTOMATIC = "automatic"  # an out-of-office or an acknowledgement: it arrived
    OTHER = "other"  # a person's answer, a challenge, or a report that can be read two ways: somebody has to read it


GRAVEST_FIRST = (Kind.FAILED, Kind.ARRIVED, Kind.DELAYED)
ANOTHER = "a report about another address"


@dataclass(frozen=True)
class Fate:
    """What a report says of one recipient: the address it failed or arrived at, and the one it was sent to first, where it says so."""

    kind: Kind
    words: str = ""
    final: str = ""
    original: str = ""


@dataclass(frozen=True)
class Returned:
    """What came back, to whom, naming which Message-IDs, and in the other server's words."""

    kind: Kind
    addressed: str
    ids: tuple[str, ...] = ()
    words: str = ""
    fates: tuple[Fate, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON can carry it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Returned":
        """Return what :meth:`as_plain` gave."""
        fates = tuple(Fate(Kind(fate["kind"]), fate["words"], fate["final"], fate["original"]) for fate in plain["fates"])
        return cls(Kind(plain["kind"]), plain["addressed"], tuple(plain["ids"]), plain["words"], fates)

    @property
    def message_id(self) -> str:
        """The Message-ID that is named first."""
        return next(iter(self.ids), "")

    def of(self, address: str, besides: frozenset[str] = frozenset()) -> tuple[Kind, str]:
        """Return what it says of a message to this address; addresses ``besides`` are the sender's, and no recipient's.

        A report that names only others says nothing of ours, and a person has to read it. One that came to an alias, and from there
        reached somebody and failed with somebody else, means that it arrived.
        """
        named = [fate for fate in self.fates if {fate.final, fate.original} - {""} - besides]
        if not named or not address:
            return self.kind, self.words
        ours = [fate for fate in named if fate.final == address.lower()]
        if ours:
            return _first(ours, GRAVEST_FIRST)
        through = [fate for fate in named if fate.original == address.lower()]
        if through:
            return _first(through, (Kind.ARRIVED, Kind.FAILED, Kind.DELAYED))
        return Kind.OTHER, f"{ANOTHER}: {self.words}" if self.words else ANOTHER


def _first(fates: list[Fate], order: tuple[Kind, ...]) -> tuple[Kind, str]:
    return next(((kind, fate.words) for kind in order for fate in fates if fate.kind is kind), (Kind.OTHER, fates[0].words))


def addressed_in(raw: bytes) -> str:
    """Return the head of a mail that is not read any further, in which the address it came to stands."""
    return raw[:10_000].decode("latin-1").replace("\r\n", "\n").partition("\n\n")[0]
