"""Who is thanked for what after the day, and the letter of thanks put together from its parts."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.roundtables.invitations.domain.letter import after
from causeway.roundtables.table.domain.kinds import GuestKind


class Group(StrEnum):
    """Those who are written to in the same words. The last of them were not there."""

    MPS = "mps"
    OFFICES = "offices"
    GUESTS = "guests"
    PARTNERS = "partners"
    ABSENT = "absent"


OF_MPS = frozenset({Group.MPS, Group.OFFICES, Group.ABSENT})


def group_of_mp(*, came: bool, instead: bool) -> Group:
    """Return the group of an invited MP: whether anybody came for the seat, and whether that was somebody ``instead`` of the MP."""
    if not came:
        return Group.ABSENT
    return Group.OFFICES if instead else Group.MPS


def group_of_guest(kind: GuestKind, *, fills_role: bool) -> Group:
    """Return the group of a guest who came: whoever fills a partner's role is a partner, whatever they were added as."""
    return Group.PARTNERS if fills_role or kind is GuestKind.PARTNER else Group.GUESTS


@dataclass(frozen=True)
class Parts:
    """A letter of thanks. ``common`` goes to everybody of a group, ``own`` to one person; the rest is what is known."""

    salutation: str
    common: str
    own: str
    promised: str
    note: str
    answer: str
    signed: str


def compose(parts: Parts) -> str:
    """Return the letter; a part that is empty is left out."""
    return after((parts.common, parts.own, parts.promised, parts.note, parts.answer), parts.salutation, parts.signed)
