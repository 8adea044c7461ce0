"""One box for everything: a postcode, a seat, a council, a health board, a school, or a name that a room above has added."""

import re
import time
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from threading import Lock

import yaml
from django.conf import settings
from django.db.models import Max

from causeway.areas.actions import replace_names
from causeway.areas.domain.answers import PostcodeStatus
from causeway.areas.domain.name_index import Entry, Found, Matches, NameIndex, asked_for, words
from causeway.areas.domain.short_names import ShortNames
from causeway.areas.models import Area, AreaKind, AreaName, LoadedFile, School
from causeway.areas.nations import nations as all_nations
from causeway.areas.queries import look_up_postcode, seats_of_postcodes_begun
from causeway.areas.reference import read

__all__ = [
    "MANY_WORDS",
    "Found",
    "Matches",
    "add_names",
    "asked_for",
    "begun",
    "called",
    "entries",
    "find",
    "forget",
    "index",
    "search",
]

FRESH_SECONDS = 30
LISTED = {  # of when each nation's list of schools is, as its manifest says
    "W92000004": "about 2025",
    "N92000002": "about 2023 to 2025",
    "S92000003": "July 2023",
}
SHORTEST = 2
MANY_WORDS, TELLING, LIKELIEST, NEAR = 2, 4, 3, 12  # words, letters, and how many are looked at
_COMPASS = frozenset(["north", "south", "east", "west", "central", "outer", "upper", "lower", "great"])
_GSS = re.compile(r"[EWSN]\d{8}", re.IGNORECASE)
NAMED = {AreaKind.CONSTITUENCY, AreaKind.UPPER_TIER, AreaKind.DISTRICT, AreaKind.ICB, AreaKind.HEALTH_BOARD, AreaKind.REGION}
_ORDER = {
    AreaKind.NATION: 0,
    AreaKind.REGION: 1,
    AreaKind.CONSTITUENCY: 2,
    "mp": 3,
    AreaKind.UPPER_TIER: 4,
    AreaKind.DISTRICT: 5,
    AreaKind.ICB: 6,
    AreaKind.HEALTH_BOARD: 6,
    "school": 7,
}
_SHOWN_AS = {
    AreaKind.NATION: "Nation",
    AreaKind.REGION: "Region",
    AreaKind.CONSTITUENCY: "Constituency",
    AreaKind.UPPER_TIER: "Council",
    AreaKind.DISTRICT: "District council",
    AreaKind.ICB: "NHS integrated care board",
    AreaKind.HEALTH_BOARD: "NHS health board",
}
Version = tuple[object, ...]


class _Cache:
    """The index of this process, made anew when names, schools or areas have changed; looked at no more than every half minute.

    While one thread makes it anew, the others answer from the old one.
    """

    making = Lock()
    index: NameIndex | None = None
    version: Version = ()
    checked: float = 0.0


def find(text: str, limit: int = 10) -> list[Found]:
    """Return what the typed text may mean, the likeliest first: :func:`search` without what it says of them."""
    return list(search(text, limit).found)


def search(text: str, limit: int = 10) -> Matches:
    """Return what the typed text may mean: a known postcode, seats of postcodes that begin so, or places with words that begin so."""
    answer = look_up_postcode(text)
    if answer.status is PostcodeStatus.KNOWN:
        return Matches((Found("postcode", answer.postcode, answer.postcode, "Postcode", answer.constituency),), 1, exact=True)
    if len(text.strip()) < SHORTEST:
        return Matches()
    if _GSS.fullmatch(text.strip()):
        return _of_code(text.strip().upper())
    begun = _of_postcodes_begun(text)
    named = _named(text, limit)
    if begun and named.guessed:  # "SW1" is the beginning of a postcode, and no slip
        named = Matches()
    return Matches((*begun, *named.found)[:limit], len(begun) + named.many, named.exact and not begun, named.guessed)


def _of_code(code: str) -> Matches:
    """Return the areas of a GSS code, as spreadsheets of councils name them."""
    known = list(Area.objects.filter(kind__in=_SHOWN_AS, code=code).order_by("kind"))
    found = tuple(
        _found(area) for area in known if _is_shown(area, {each.code for each in known if each.kind == AreaKind.UPPER_TIER})
    )
    return Matches(found, len(found), exact=len(found) == 1)


def _named(text: str, limit: int) -> Matches:
    written_out = " ".join(short_names().written_out(asked_for(text)))
    found = index().either(written_out, text, limit) if written_out else Matches()
    return found if found.found else _with_near_seats(index().search(written_out or text, limit), asked_for(text), limit)


def _with_near_seats(guessed: Matches, asked: list[str], limit: int) -> Matches:
    """Return what was guessed, and before it the seats that share a telling word, where no seat is among the likeliest.

    A name that no seat has any more ("Morley and Outwood") would else lead to a school with a word like it.
    """
    if (
        not guessed.guessed
        or len(asked) < MANY_WORDS
        or any(each.kind == AreaKind.CONSTITUENCY for each in guessed.found[:LIKELIEST])
    ):
        return guessed
    telling = [word for word in asked if len(word) >= TELLING and word not in _COMPASS]
    shares: dict[Found, int] = {}
    for each in (found for word in telling for found in index().find(word, NEAR) if found.kind == AreaKind.CONSTITUENCY):
        shares[each] = sum(word in words(each.label) for word in telling)
    near = sorted((each for each in shares if shares[each]), key=lambda each: (-shares[each], each.label))
    new = [each for each in near if each not in guessed.found]
    return Matches((*new, *guessed.found)[:limit], guessed.many + len(new), guessed=True)


def short_names() -> ShortNames:
    """Return the names that are written for short (definitions/short_names.yaml)."""
    return _short_names(Path(settings.DEFINITIONS_PATH) / "short_names.yaml")


@lru_cache(maxsize=2)
def _short_names(path: Path) -> ShortNames:
    known = yaml.safe_load(path.read_text(encoding="utf-8"))
    alone, beside = (
        {tuple(asked_for(short)): tuple(asked_for(long)) for short, long in known[part].items()} for part in ("alone", "beside")
    )
    return ShortNames(alone, beside)


def _of_postcodes_begun(text: str) -> list[Found]:
    """Return the seats that postcodes beginning so lie in, while a postcode is being typed."""
    codes = seats_of_postcodes_begun(text)
    if not codes:
        return []
    typed = " ".join(text.upper().split())
    seats = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=codes).order_by("name")
    return [Found(seat.kind, seat.code, seat.name, f"Constituency with postcodes in {typed}", seat.code) for seat in seats]


def begun(text: str) -> list[Found]:
    """Return the areas with a name that begins with all of a text. "Kent and Medway" is the NHS board, too."""
    names = index()
    return [each for name in (text, f"nhs {text}") for each in names.called(name) if each.kind in NAMED]


def called(text: str) -> list[Found]:
    """Return the areas of a name; those that only begin with it where none is called just so."""
    near = begun(text)
    whole = [each for each in near if each.label.casefold() == text.strip().casefold()]
    return whole or near


def forget() -> None:
    """Make the index anew at the next search; for tests and after loading."""
    _Cache.index = None


def index() -> NameIndex:
    """Return the index of this process, made or made anew where it must be."""
    known = _Cache.index
    if known is not None and time.monotonic() - _Cache.checked < FRESH_SECONDS:
        return known
    if not _Cache.making.acquire(blocking=known is None):
        return known if known is not None else index()
    try:
        version = _version()
        if _Cache.index is None or version != _Cache.version:
            _Cache.index, _Cache.version = NameIndex(entries()), version
        _Cache.checked = time.monotonic()
        return _Cache.index
    finally:
        _Cache.making.release()


def _version() -> Version:
    return (
        LoadedFile.objects.aggregate(last=Max("loaded_at"))["last"],
        AreaName.objects.aggregate(last=Max("pk"))["last"],
        Area.objects.count(),
        School.objects.filter(listed=True).count(),
    )


def entries() -> Iterator[Entry]:
    """Yield every name that can be found."""
    shown = _shown_areas()
    yield from _areas(shown.values())
    yield from _other_names(shown)
    yield from _schools()
    yield from _schools_elsewhere(shown)


def _found(area: Area) -> Found:
    seat = area.code if area.kind == AreaKind.CONSTITUENCY else None
    kind = AreaKind(area.kind)
    ended = f" (until {area.valid_to:%B %Y})" if area.valid_to else ""
    return Found(area.kind, area.code, area.name, _SHOWN_AS[kind] + ended, seat)


def _shown_areas() -> dict[int, Area]:
    """Return the areas worth finding by their keys: not districts that are councils of their own, nor codes that were replaced."""
    known = list(Area.objects.filter(kind__in=_SHOWN_AS).order_by("kind", "code"))
    authorities = {area.code for area in known if area.kind == AreaKind.UPPER_TIER}
    return {area.pk: area for area in known if _is_shown(area, authorities)}


def _is_shown(area: Area, authorities: Container[str]) -> bool:
    return not (area.kind == AreaKind.DISTRICT and (area.code in authorities or area.valid_to))


def _areas(shown: Iterable[Area]) -> Iterator[Entry]:
    for area in shown:
        # What has ended stands below what has not.
        yield Entry(area.name, _found(area), _ORDER[AreaKind(area.kind)] + (10 if area.valid_to else 0))


def _other_names(shown: dict[int, Area]) -> Iterator[Entry]:
    for name in AreaName.objects.filter(area__kind__in=_SHOWN_AS).order_by("pk"):
        area = shown.get(name.area_id)
        if area is None:
            continue
        if name.kind == "mp":
            yield Entry(name.text, Found("mp", area.code, name.text, f"MP for {area.name}", area.code), _ORDER["mp"])
        else:
            # A step lower, for "London" would else bring thirty "London Borough of …" before any seat.
            yield Entry(name.text, _found(area), _ORDER[AreaKind(area.kind)], minor=name.kind == "alias")


_words_of_town = lru_cache(maxsize=4096)(words)  # some 1,500 towns have most of the schools


def _schools() -> Iterator[Entry]:
    listed = (
        School.objects.filter(listed=True).values_list("urn", "name", "town", "postcode", "constituency__code").order_by("urn")
    )
    for urn, name, town, postcode, seat in listed.iterator(chunk_size=1000):
        detail = ", ".join(part for part in (town, postcode) if part)
        found = Found("school", str(urn), name, detail or "School", seat)
        place = postcode.lower()
        also = (*_words_of_town(town), *place.split(), place.replace(" ", ""), str(urn))
        yield Entry(name, found, _ORDER["school"], also=also, minor=True)


def _schools_elsewhere(shown: dict[int, Area]) -> Iterator[Entry]:
    """Yield the schools of the other nations, which lead to their seats: no page tells of them."""
    seats = {area.code: area for area in shown.values() if area.kind == AreaKind.CONSTITUENCY}
    nations = {nation.code: nation.name for nation in all_nations()}
    for row in read(Path(settings.REFERENCE_PATH) / "areas" / "schools_elsewhere.csv.gz"):
        seat = seats.get(row["constituency"])
        if seat is None:
            continue
        place = row["postcode"].lower()
        where = ", ".join(part for part in (row["town"], row["postcode"], nations[row["nation"]]) if part)
        detail = f"{where}. In the list of {LISTED[row['nation']]}"
        found = Found("school-elsewhere", f"{row['number']}:{seat.code}", row["name"], detail, seat.code)
        also = (*_words_of_town(row["town"]), *place.split(), place.replace(" ", ""))
        yield Entry(row["name"], found, _ORDER["school"], also=also, minor=True)


def add_names(kind: str, names: Iterable[tuple[Area, str]]) -> None:
    """Replace the names of one kind that a room above lets people search by, such as MPs' names."""
    replace_names(kind, names)
    forget()
