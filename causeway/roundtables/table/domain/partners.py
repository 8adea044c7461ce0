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
    """One role, in which nations (letters of GSS codes) it is filled, and for which body."""

    key: str
    body: Body
    nations: str


# Directors of children's services and lead members: Children Act 2004, sections 18 and 19 (England). A council may split the second.
ROLES = (
    RoleToFill("icb-chair", Body.BOARD, "E"),
    RoleToFill("health-board-chair", Body.HEALTH_BOARD, "WS"),
    RoleToFill("director-of-childrens-services", Body.COUNCIL, "E"),
    RoleToFill("lead-member-for-children", Body.COUNCIL, "E"),
    RoleToFill("director-of-education", Body.COUNCIL, "WS"),
    RoleToFill("education-authority", Body.ANY, "N"),
    RoleToFill("health-trust", Body.ANY, "N"),
    RoleToFill("healthwatch", Body.COUNCIL, "E"),
    RoleToFill("parent-carer-forum", Body.COUNCIL, "E"),
    RoleToFill("parents-group", Body.ANY, "WSN"),
    RoleToFill("speech-and-language-therapy-lead", Body.ANY, "EWSN"),
    RoleToFill("principal-educational-psychologist", Body.COUNCIL, "EWS"),
    RoleToFill("mental-health-service-lead", Body.ANY, "EWSN"),
)


def roles_for(nations: Iterable[str], bodies: Mapping[Body, Iterable[str]]) -> list[tuple[str, str]]:
    """Return each role with the name of its body, once per body; ``nations`` are first letters of the seats' GSS codes."""
    here = set(nations)
    found: list[tuple[str, str]] = []
    for role in ROLES:
        if not here & set(role.nations):
            continue
        names = list(bodies.get(role.body, ())) if role.body is not Body.ANY else [""]
        found += [(role.key, name) for name in names]
    return found
