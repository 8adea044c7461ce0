"""The members of a committee as Parliament's own service lists them, made into lines for the campaign's pack.

``GET /api/Committees/{id}`` and ``GET /api/Committees/{id}/Members?MembershipStatus=Current`` of https://committees-api.parliament.uk answer as
JSON: a ``name``; ``items``, each with ``isLayMember``, ``memberInfo.mnisId`` (Parliament's own number of a Member) and ``roles``, of which each
has an ``endDate`` once it has ended; and ``totalResults``. Members of the Lords hold no seat, and a seat that changed hands since is told.
"""

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

API = "https://committees-api.parliament.uk"
PAGE = "https://committees.parliament.uk/committee/{key}/membership/"
PER_PAGE = 30
MOST = 20  # pages; no committee has so many members, and an answer that says so is none


class NotListed(Exception):  # noqa: N818  it is a sentence for whoever asked
    """Why there are no members to list."""


@dataclass(frozen=True)
class Committee:
    """A committee's name, the seats of its members in order, and how many of its members hold none."""

    name: str
    seats: tuple[str, ...]
    without: int


def read(key: int, get: Callable[[str], bytes], seat_of: Mapping[int, str]) -> Committee:
    """Return a committee; ``get`` returns what stands at an address below the service's own, ``seat_of`` has seats by Parliament's number.

    Raises :class:`NotListed` where the service answers otherwise than it says.
    """
    name = str(_object(get(f"/api/Committees/{key}")).get("name", "")).strip()
    members = frozenset(_members(key, get))
    if not name or not members:
        raise NotListed(f"Committee {key} has no name or no members in what was answered.")
    seats = tuple(sorted(seat_of[each] for each in members if each in seat_of))
    if not seats:
        raise NotListed(f"No member of the {name} holds a seat that is known here.")
    return Committee(name, seats, len(members) - len(seats))


def _members(key: int, get: Callable[[str], bytes]) -> Iterator[int]:
    for page in range(MOST):
        query = f"MembershipStatus=Current&Take={PER_PAGE}&Skip={page * PER_PAGE}"
        answer = _object(get(f"/api/Committees/{key}/Members?{query}"))
        items, total = answer.get("items"), answer.get("totalResults")
        if not isinstance(items, list) or not isinstance(total, int):
            raise NotListed("The answer has no items, or does not say how many there are.")
        yield from (number for each in items if (number := _sits(each)) is not None)
        if (page + 1) * PER_PAGE >= total:
            return
    raise NotListed(f"The answer says that there are more than {MOST * PER_PAGE} members.")


def _sits(item: Any) -> int | None:
    """Return Parliament's number of somebody who sits on it now; nothing of lay members and of those whose roles have all ended."""
    if not isinstance(item, dict) or item.get("isLayMember") or not isinstance(item.get("memberInfo"), dict):
        return None
    roles, number = item.get("roles"), item["memberInfo"].get("mnisId")
    now = isinstance(roles, list) and any(isinstance(role, dict) and not role.get("endDate") for role in roles)
    return number if now and isinstance(number, int) else None


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        raise NotListed("The answer is no JSON.") from None
    if not isinstance(found, dict):
        raise NotListed("The answer is JSON of another shape.")
    return found


def lines(committee: Committee, key: int, on: dt.date) -> Collection[str]:
    """Return the committee as lines for ``committees:`` in ``monday.yaml``."""
    return (
        f"  - name: {json.dumps(committee.name, ensure_ascii=False)}",
        f"    source: {PAGE.format(key=key)}",
        f"    checked: {on.isoformat()}",
        f"    seats: [{', '.join(committee.seats)}]",
    )
