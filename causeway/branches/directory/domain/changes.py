"""What a file of branches would change, said before anything is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from causeway.branches.directory.domain.sheet import EMPTIES, Person, Row, key_of


class Part(StrEnum):
    """What of a branch may change; the words stand where they are shown."""

    COUNCILS = "councils"
    ABOUT = "about"
    MEETS = "meets"
    WEBSITE = "website"
    ROLES = "roles"
    SHOWS_SECRETARY = "shows_secretary"
    SECRETARY = "secretary"
    SECRETARY_NAME = "secretary_name"
    SECRETARY_ADDRESS = "secretary_address"
    DEPUTY = "deputy"
    DEPUTY_NAME = "deputy_name"
    DEPUTY_ADDRESS = "deputy_address"
    LISTED = "listed"


ON_THE_PAGE = frozenset({Part.ABOUT, Part.MEETS, Part.WEBSITE, Part.ROLES, Part.SHOWS_SECRETARY, Part.LISTED})
TEXTS = (Part.ABOUT, Part.MEETS, Part.WEBSITE, Part.ROLES, Part.SHOWS_SECRETARY)

OF_SECRETARY = (Part.SECRETARY, Part.SECRETARY_NAME, Part.SECRETARY_ADDRESS)
OF_DEPUTY = (Part.DEPUTY, Part.DEPUTY_NAME, Part.DEPUTY_ADDRESS)


@dataclass(frozen=True)
class Held:
    """A branch as it is: its councils' codes, its published page (``None`` where it is not listed), who serves."""

    councils: frozenset[str]
    page: Mapping[str, object] | None
    secretary: Person | None
    deputy: Person | None


@dataclass(frozen=True)
class Changed:
    """One part that changes: what it is, what stood there and what will; addresses are not said."""

    part: Part
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Change:
    """What one row would do: to a branch that is new, or to which parts of one that is there; to nothing where ``parts`` is empty.

    ``texts`` is what its page says then.
    """

    row: Row
    is_new: bool
    parts: tuple[Changed, ...]
    texts: Mapping[str, object]

    @property
    def does_nothing(self) -> bool:
        """Whether all of it is held already."""
        return not self.is_new and not self.parts

    def has(self, *parts: Part) -> bool:
        """Whether any of these parts changes."""
        return any(each.part in parts for each in self.parts)


def changes(rows: tuple[Row, ...], held: Mapping[str, Held]) -> tuple[Change, ...]:
    """Return what each row would change, given what is held by the branches' keys."""
    return tuple(_change(row, held.get(key_of(row.name))) for row in rows)


def texts(row: Row, held: Mapping[str, object] | None) -> dict[str, object]:
    """Return what a branch's page says with a row: what the row leaves empty stays as it is held."""
    return {part.value: _text(getattr(row, part.value), (held or _NOTHING)[part.value]) for part in TEXTS}


_NOTHING: Mapping[str, object] = {part.value: False if part is Part.SHOWS_SECRETARY else "" for part in TEXTS}


def _text(said: object, held: object) -> object:
    if said is None or said == "":
        return held
    return "" if said == EMPTIES else said


def _change(row: Row, held: Held | None) -> Change:
    if held is None:
        return Change(row, is_new=True, parts=tuple(_people(row, None, None)), texts=texts(row, None))
    then = texts(row, held.page)
    parts = [*_area(row, held), *_page(then, held), *_people(row, held.secretary, held.deputy)]
    return Change(row, is_new=False, parts=tuple(parts), texts=then)


def _area(row: Row, held: Held) -> Iterator[Changed]:
    if frozenset(row.councils) != held.councils:
        yield Changed(Part.COUNCILS, " ".join(sorted(held.councils)), " ".join(sorted(row.councils)))


def _page(then: Mapping[str, object], held: Held) -> Iterator[Changed]:
    if held.page is None:
        yield Changed(Part.LISTED)
        return
    for part in TEXTS:
        before, after = held.page[part.value], then[part.value]
        if before != after:
            said = ("", "") if part is Part.SHOWS_SECRETARY else (str(before), str(after))
            yield Changed(part, *said)


def _people(row: Row, secretary: Person | None, deputy: Person | None) -> Iterator[Changed]:
    yield from _person(OF_SECRETARY, secretary, row.secretary)
    yield from _person(OF_DEPUTY, deputy, row.deputy)


def _person(parts: tuple[Part, Part, Part], before: Person | None, after: Person | None) -> Iterator[Changed]:
    """Yield what changes of who has a role: another person, the same at another address, or only how their name is written."""
    another, name, address = parts
    if after is None:
        return
    if before is None:
        yield Changed(another, "", after.name)
    elif before.email.casefold() == after.email.casefold():
        if before.name != after.name:
            yield Changed(name, before.name, after.name)
    else:
        yield Changed(another, before.name, after.name) if before.name != after.name else Changed(address)
