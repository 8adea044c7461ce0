"""Which of the places and people that bear a name are meant, with the reason; what cannot be told is left open and shown so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from causeway.news.placing.domain.gazetteer import Gazetteer, Hit
from causeway.news.placing.domain.names import Place, is_common
from causeway.news.placing.domain.words import (
    BEFORE_A_PLACE,
    CAREFUL,
    COMPASS,
    IN_PARLIAMENT,
    NOT_AFTER,
    OF_A_PLACE,
    TITLES,
    not_before,
)

_APART, _WIDE, _BESIDE, _WITHIN = range(4)
_ENGLAND = "E92000001"  # two places in England are not near each other for that
_REGION_LIKE = ("E12", "E92", "W92", "S92", "N92")  # far wider than a neighbourhood


class Because(StrEnum):
    """Why a name was taken for what it was; :mod:`causeway.news.placing.labels` says it in words."""

    NAMED = "named"  # nothing else bears the name
    CUE = "cue"  # a word beside it says that it is a place
    NEAR = "near"  # another place or person in the text is near one of its bearers, and near no other
    OUTLET = "outlet"  # the one that its source writes about
    OFFICE = "office"  # the text speaks of Parliament, or of the person's own seat
    OPEN = "open"  # several bear it, and nothing says which


@dataclass(frozen=True)
class Mention:
    """A name in a text and what it was taken for; several where they are one piece of land, none where it is left open."""

    written: str
    start: int
    chosen: tuple[Place, ...]
    because: Because
    by: str = ""
    bearers: tuple[Place, ...] = ()


def placed(gazetteer: Gazetteer, text: str, near: Iterable[str] = (), *, official: bool = False) -> list[Mention]:
    """Return what a text names. ``near`` are codes of areas that its source or its people are of; ``official``: it is Parliament's own."""
    hits = [hit for hit in gazetteer.find(text) if not _is_somebody(hit, gazetteer.forenames) and not _is_elsewhere(hit)]
    sure = [mention for hit in hits if (mention := _sure(hit, text, official=official)) is not None]
    ground = _Ground(sure, frozenset(near))
    known = {mention.start for mention in sure}
    rest = [mention for hit in hits if hit.start not in known and (mention := _resolved(hit, text, ground)) is not None]
    return sorted([*sure, *rest], key=lambda mention: mention.start)


def _is_person(hit: Hit) -> bool:
    return hit.bearers[0].kind == "mp"


def _is_school(hit: Hit) -> bool:
    return hit.bearers[0].kind == "school"


def _is_somebody(hit: Hit, forenames: frozenset[str]) -> bool:
    """Tell whether a single word is somebody's surname or forename: "Liam Kerr", "Angus Robertson"."""
    if " " in hit.name or _is_person(hit):
        return False
    before = hit.before[-1] if hit.before else ""
    after = hit.after[0] if hit.after else ""
    is_forename = hit.name in forenames and bool(after) and after not in OF_A_PLACE and after not in BEFORE_A_PLACE
    return before in TITLES or before in forenames or (is_forename and hit.name in CAREFUL)


def _is_elsewhere(hit: Hit) -> bool:
    """Tell whether a name is part of what lies elsewhere: the Duke of York, New York, the Windsor Framework, North East Scotland."""
    before, after = hit.before, hit.after[0] if hit.after else ""
    if hit.bearers[0].kind in {"mp", "school"}:
        return False
    if before and (not_before(before[-1]) or (before[-1] == "of" and len(before) > 1 and not_before(before[-2]))):
        return True
    if hit.bearers[0].kind == "region" and hit.name.split()[0] in COMPASS:
        return not _is_region(hit)
    return after in NOT_AFTER.get(hit.name, ())


def _is_region(hit: Hit) -> bool:
    """Tell whether a direction is the region: "in the north-east", "North East England", "South-West" at the end of a heading."""
    after = hit.after[0] if hit.after else ""
    if hit.written[0].islower():
        whose = hit.after[:2] in {("of", "england"), ("of", "the")} or after != "of"
        return after not in COMPASS and whose and bool(hit.before) and (hit.before[-1] == "the" or after == "england")
    return after not in {"scotland", "wales", "london", "somerset", "asia", "africa", "coast"}


def _cue(hit: Hit, text: str) -> str:
    """Return the words beside a name that say that it is a place; empty where there are none."""
    before, after = hit.before[-1] if hit.before else "", hit.after[0] if hit.after else ""
    if before in BEFORE_A_PLACE:
        return f"{before} {hit.written}"
    if after in OF_A_PLACE and text[hit.end : hit.end + 1] == " ":
        return f"{hit.written} {after}"
    ends_a_heading = text[: hit.start].rstrip().endswith(":") and not text[hit.end : hit.end + 2].strip(" .\n|")
    return f": {hit.written}" if ends_a_heading else ""


def one_ground(bearers: Sequence[Place]) -> bool:
    """Tell whether all that bears a name is one piece of land, such as a council and the seat called like it."""
    first = bearers[0]
    return all(first.key in each.around or each.key in first.around or first.key == each.key for each in bearers)


def _sure(hit: Hit, text: str, *, official: bool) -> Mention | None:
    """Return what a name means where that needs no look at the rest of the text; ``None`` where it does."""
    if _is_person(hit):
        return _sure_person(hit, text, official=official)
    if not one_ground(hit.bearers) or (_is_school(hit) and _is_of_careful_words(hit.name)):
        return None
    if hit.name not in CAREFUL:
        return Mention(hit.written, hit.start, hit.bearers, Because.NAMED, bearers=hit.bearers)
    cue = _cue(hit, text)
    return Mention(hit.written, hit.start, hit.bearers, Because.CUE, cue, hit.bearers) if cue else None


def _is_of_careful_words(name: str) -> bool:
    """Tell whether a school's name may be a careful word and its school: "Reading School" in a heading of capitals."""
    first, *rest = name.split()
    return first in CAREFUL and len(rest) == 1


def _sure_person(hit: Hit, text: str, *, official: bool) -> Mention | None:
    if len(hit.bearers) > 1:
        return None
    if not is_common(hit.name):
        return Mention(hit.written, hit.start, hit.bearers, Because.NAMED, bearers=hit.bearers)
    cue = IN_PARLIAMENT.search(text)
    if official or cue:
        said = cue[0] if cue else ""
        return Mention(hit.written, hit.start, hit.bearers, Because.OFFICE, said, hit.bearers)
    return None


class _Ground:
    """Where a text is already known to be."""

    def __init__(self, sure: Iterable[Mention], near: frozenset[str]) -> None:
        self._named = [(mention.written, place) for mention in sure for place in mention.chosen]
        self._near = near

    def nearest(self, bearers: Sequence[Place]) -> tuple[list[Place], Because, str]:
        """Return those bearers that are nearest to what the text or its source is about; all of them where nothing tells."""
        scored = [(self._score(place), place) for place in bearers]
        best = max((score for (score, _because, _by), _place in scored), default=0)
        if best == 0:
            return list(bearers), Because.OPEN, ""
        chosen = [(why, place) for why, place in scored if why[0] == best]
        return [place for _why, place in chosen], chosen[0][0][1], chosen[0][0][2]

    def _score(self, place: Place) -> tuple[int, Because, str]:
        best = (0, Because.OPEN, "")
        for written, other in self._named:
            if (score := closeness(place, other)) > best[0]:
                best = (score, Because.NEAR, written)
        shared = place.around & self._near
        if shared and best[0] < _WITHIN:
            narrow = any(not code.startswith(_REGION_LIKE) for code in shared)
            best = max(best, (_WITHIN if narrow else _WIDE, Because.OUTLET, ""), key=lambda each: each[0])
        return best


def closeness(one: Place, other: Place) -> int:
    """Return how near two are: one in the other's ground, in one council or health board, in one region or nation, or not at all."""
    narrow = {code for code in one.around & other.around if not code.startswith(_REGION_LIKE)}
    if one.key in other.around or other.key in one.around:
        return _WIDE if one.key.startswith(_REGION_LIKE) or other.key.startswith(_REGION_LIKE) else _WITHIN
    if narrow:
        return _BESIDE
    return _WIDE if one.around & other.around - {_ENGLAND} else _APART


def _resolved(hit: Hit, text: str, ground: _Ground) -> Mention | None:
    """Return what a name means by what stands around it; left open where several may be meant, dropped where it may be no name."""
    chosen, because, by = ground.nearest(hit.bearers)
    told = because is not Because.OPEN and one_ground(chosen)
    if told and (not _is_school(hit) or len(chosen) == 1):
        return Mention(hit.written, hit.start, tuple(chosen), because, by, hit.bearers)
    if hit.name in CAREFUL and not _cue(hit, text):
        return None
    return Mention(hit.written, hit.start, (), Because.OPEN, bearers=hit.bearers)
