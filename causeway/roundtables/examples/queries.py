"""Good examples: what of a roundtable others may begin from. Format, themes, run sheet and tasks; never a person."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from causeway.roundtables.examples.models import GoodExample
from causeway.roundtables.table.models import Roundtable


@dataclass(frozen=True)
class Part:
    """One item of the run sheet, without who speaks."""

    kind: str
    minutes: int
    title: str
    theme: str
    role: str


@dataclass(frozen=True)
class ToDo:
    """One task, without whose it is and whether it is done."""

    key: str
    title: str
    days_before: int
    remind: bool


@dataclass(frozen=True)
class Content:
    """What is taken over."""

    mode: str
    format_key: str
    minutes: int
    themes: tuple[str, ...]
    run_sheet: tuple[Part, ...]
    tasks: tuple[ToDo, ...]

    def as_kept(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return asdict(self)


@dataclass(frozen=True)
class Example:
    """A good example as organisers read it."""

    key: int
    name: str
    why: str
    content: Content


def content_of(roundtable: Roundtable) -> Content:
    """Return what of a roundtable others could begin from, as it stands."""
    return Content(
        mode=roundtable.mode,
        format_key=roundtable.format_key,
        minutes=roundtable.minutes,
        themes=tuple(str(theme) for theme in roundtable.themes),
        run_sheet=tuple(Part(each.kind, each.minutes, each.title, each.theme, each.role) for each in roundtable.run_sheet.all()),
        tasks=tuple(ToDo(each.key, each.title, each.days_before, each.remind) for each in roundtable.tasks.all()),
    )


def read(kept: dict[str, Any]) -> Content:
    """Return what was kept."""
    return Content(
        mode=kept["mode"],
        format_key=kept["format_key"],
        minutes=kept["minutes"],
        themes=tuple(kept["themes"]),
        run_sheet=tuple(Part(**each) for each in kept["run_sheet"]),
        tasks=tuple(ToDo(**each) for each in kept["tasks"]),
    )


def whole_names_in(content: Content, names: Iterable[str]) -> tuple[str, ...]:
    """Return which people's whole names stand in what would be taken over, whatever their case."""
    return _found(content, {name: _plain(name) for name in names if " " in _plain(name)})


def last_names_in(content: Content, names: Iterable[str]) -> tuple[str, ...]:
    """Return the people whose last name stands in it. It may be a plain word (“Price”, “Young”): a person has to look."""
    return _found(content, {name: _plain(name).split()[-1] for name in names if _plain(name)})


def _found(content: Content, names: dict[str, str]) -> tuple[str, ...]:
    words = [
        *content.themes,
        *(f"{each.title} {each.theme}" for each in content.run_sheet),
        *(each.title for each in content.tasks),
    ]
    text = f" {' '.join(_plain(each) for each in words)} "
    return tuple(name for name, plain in names.items() if f" {plain} " in text)


def _plain(text: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in text.casefold()).split())


def people_of(roundtable: Roundtable) -> list[str]:
    """Return the names of everybody known here: organisers, guests, and MPs."""
    people = (roundtable.organisers, "name"), (roundtable.guests, "name"), (roundtable.seats, "mp_name")
    return [name for rows, field in people for name in rows.values_list(field, flat=True)]


def offered() -> list[Example]:
    """Return the good examples by name."""
    return [Example(each.pk, each.name, each.why, read(each.content)) for each in GoodExample.objects.filter(withdrawn_at=None)]


def one(key: int) -> Example | None:
    """Return one good example, if it is still offered."""
    return next((each for each in offered() if each.key == key), None)
