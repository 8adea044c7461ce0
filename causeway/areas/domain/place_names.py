"""How a place is named in a sentence: "Bristol" for "Bristol, City of", "the East Midlands", "on the Isle of Wight".

By rule, with reviewed exceptions; what comes of both ships as a table, so that no sentence has to guess.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TURNED_ROUND = re.compile(r"^(?P<name>.+), (?:City|County) of$")
_WITH_ARTICLE = re.compile(r"^(?:Isles? of|Vale of|Forest of|City of|Cities of|Weald of|East Riding of) ")
_BOARD = re.compile(r"^(?P<name>NHS .+) Integrated Care Board$")
_PART_OF_BOARD = re.compile(r"^(?P<board>NHS .+) ICB - (?P<code>\w+)$")
_BODIES = {"icb", "sub-icb", "health-board"}  # named after a body: one lives in its area, not in it


@dataclass(frozen=True)
class PlaceName:
    """A place as it stands in a sentence: ``named`` alone ("the East Midlands"), ``located`` with its preposition ("in …")."""

    named: str
    located: str

    @property
    def around(self) -> str:
        """What lies there, without a preposition: "the NHS Kent and Medway area" of a board, else the name."""
        return self.located.partition(" ")[2]

    def put(self, text: str) -> str:
        """Return a text with its ``{area}`` filled in, with the place's own preposition: "on the Isle of Wight"."""
        return text.replace("in {area}", self.located).replace("{area}", self.around)


def everyday(official: str, covers: Mapping[str, str]) -> str:
    """Return the name a place goes by here: "Bristol" for "Bristol, City of", "Calderdale (NHS West Yorkshire)" for "NHS … ICB - 02T".

    ``covers`` says by its code what a part of a board covers; a part without an entry is all of its board.
    """
    if turned := _TURNED_ROUND.match(official):
        return turned["name"]
    if part := _PART_OF_BOARD.match(official):
        covered = covers.get(part["code"], "")
        return f"{covered} ({part['board']})" if covered else part["board"]
    return official


def _body(name: str) -> PlaceName:
    if board := _BOARD.match(name):
        return PlaceName(board["name"], f"in the {board['name']} area")
    return PlaceName(name, f"in the {name} area" if name.startswith("NHS ") or name.endswith(" Board") else f"in {name}")


def by_rule(kind: str, name: str) -> PlaceName:
    """Return how a place with this official name is named in a sentence, where no exception says otherwise."""
    if kind in _BODIES:
        return _body(name)
    turned = _TURNED_ROUND.match(name)
    plain = turned["name"] if turned else name
    named = f"the {plain}" if _WITH_ARTICLE.match(plain) else plain
    return PlaceName(named, f"in {named}")
