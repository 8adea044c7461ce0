"""Partners of a roundtable as roles to fill: who has a say over the services of a place, by nation and body."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Body(StrEnum):
    """Whose role it is; the values are the kinds of area the body serves."""

    COUNCIL = "authority"
    BOARD = "icb"
    HEALTH_BOARD = "health-board"
    ANY = ""


@dataclass(frozen=True)
class RoleToFill:
    """One role, in which nations (keys of their files) it is filled, and for which body."""

    key: str
    body: Body
    nations: frozenset[str]


# Directors of children's services and lead members: Children Act 2004, sections 18 and 19 (England). A council may split the second.
ROLES = (
    RoleToFill("icb-chair", Body.BOARD, frozenset({"england"})),
    RoleToFill("health-board-chair", Body.HEALTH_BOARD, frozenset({"wales", "scotland"})),
    RoleToFill("director-of-childrens-services", Body.COUNCIL, frozenset({"england"})),
    RoleToFill("lead-member-for-children", Body.COUNCIL, frozenset({"england"})),
    RoleToFill("director-of-education", Body.COUNCIL, frozenset({"wales", "scotland"})),
    RoleToFill("education-authority", Body.ANY, frozenset({"northern-ireland"})),
    RoleToFill("health-trust", Body.ANY, frozenset({"northern-ireland"})),
    RoleToFill("healthwatch", Body.COUNCIL, frozenset({"england"})),
    RoleToFill("parent-carer-forum", Body.COUNCIL, frozenset({"england"})),
    RoleToFill("parents-group", Body.ANY, frozenset({"wales", "scotland", "northern-ireland"})),
    RoleToFill("speech-and-language-therapy-lead", Body.ANY, frozenset({"england", "wales", "scotland", "northern-ireland"})),
    RoleToFill("principal-educational-psychologist", Body.COUNCIL, frozenset({"england", "wales", "scotland"})),
    RoleToFill("mental-health-service-lead", Body.ANY, frozenset({"england", "wales", "scotland", "northern-ireland"})),
)


def roles_for(nations: Iterable[str], bodies: Mapping[Body, Iterable[str]]) -> list[tuple[str, str]]:
    """Return each role with the name of its body, once per body; ``nations`` are the keys of the seats' nations."""
    here = set(nations)
    found: list[tuple[str, str]] = []
    for role in ROLES:
        if not here & role.nations:
            continue
        names = list(bodies.get(role.body, ())) if role.body is not Body.ANY else [""]
        found += [(role.key, name) for name in names]
    return found
