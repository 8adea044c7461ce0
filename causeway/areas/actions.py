"""Loading the shipped areas, relations, names and schools; each file in one transaction, each only when it is new."""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from django.db import transaction

from causeway.areas.domain.postcode_index import BadIndex, PostcodeIndex
from causeway.areas.exceptions import BadReference
from causeway.areas.models import Area, AreaKind, AreaName, AreaRelation, LoadedFile, School
from causeway.areas.reference import checked, described, read
from causeway.audit.actions import record

Row = dict[str, str]
BATCH = 2000
SEATS = 650
SCHOOL_AREAS = {
    "constituency": AreaKind.CONSTITUENCY,
    "district": AreaKind.DISTRICT,
    "authority": AreaKind.UPPER_TIER,
    "sub_icb": AreaKind.SUB_ICB,
    "icb_2023": AreaKind.ICB,
    "icb_2026": AreaKind.ICB,
}
REFRESHED_SCHOOLS = "schools, refreshed"
OWN_NAMES = ("welsh", "alias")  # kinds of names that come with the shipped file; rooms above add others


class Noted(StrEnum):
    """What stands in the audit trail."""

    LOADED = "areas.loaded"
    SCHOOLS_REFRESHED = "areas.schools-refreshed"


def load_reference(folder: Path, say: Callable[[str], object]) -> None:
    """Load what is new in ``folder``; raises :class:`BadReference` and leaves what is there when a file is not as described."""
    _check_postcodes(folder / "postcodes.bin", say)
    known = described(folder)
    loaded = dict(LoadedFile.objects.values_list("name", "sha256"))
    for name, load in (
        ("areas.csv", _load_areas),
        ("names.csv", _load_names),
        ("relations.csv.gz", _load_relations),
        ("schools.csv.gz", _load_schools),
    ):
        if name in known and loaded.get(name) == known[name].sha256:
            say(f"  {name}: as before")
            continue
        rows = read(folder / name)
        with transaction.atomic():
            count = _loaded(name, load, rows)
            LoadedFile.objects.update_or_create(name=name, defaults={"sha256": known[name].sha256})
            record(Noted.LOADED, actor="system", subject=name, detail={"rows": count, "sha256": known[name].sha256})
        say(f"  {name}: {count:,} rows")


def _check_postcodes(path: Path, say: Callable[[str], object]) -> None:
    """Read the postcode index as the site will; it is used where it lies, so there is nothing to load."""
    checked(path)
    try:
        count = len(PostcodeIndex(path))
    except BadIndex as error:
        raise BadReference(str(error)) from error
    expected = described(path.parent)[path.name].rows
    if count != expected:
        raise BadReference(f"{path.name} knows {count:,} postcodes, not {expected:,}. Nothing was changed.")
    say(f"  {path.name}: {count:,} postcodes")


def _loaded(name: str, load: Callable[[list[Row]], int], rows: list[Row]) -> int:
    try:
        return load(rows)
    except (KeyError, ValueError) as error:
        raise BadReference(f"{name} does not fit the other files: {error}. Nothing was changed.") from error


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _load_areas(rows: list[Row]) -> int:
    seats = sum(row["kind"] == AreaKind.CONSTITUENCY for row in rows)
    if seats != SEATS:
        raise BadReference(f"areas.csv has {seats} constituencies, not {SEATS}. Nothing was changed.")
    fields = ["name", "name_cy", "valid_from", "valid_to", "dfe_code", "short_code"]
    areas = [Area(**(row | {"valid_from": _day(row["valid_from"]), "valid_to": _day(row["valid_to"])})) for row in rows]
    Area.objects.bulk_create(areas, batch_size=BATCH, update_conflicts=True, unique_fields=["kind", "code"], update_fields=fields)
    return len(areas)


def _keys() -> dict[tuple[str, str], int]:
    return {(kind, code): key for key, kind, code in Area.objects.values_list("pk", "kind", "code")}


def _load_names(rows: list[Row]) -> int:
    keys = _keys()
    AreaName.objects.filter(kind__in=OWN_NAMES).delete()
    names = [AreaName(area_id=keys[row["area_kind"], row["code"]], text=row["text"], kind=row["kind"]) for row in rows]
    return len(AreaName.objects.bulk_create(names, batch_size=BATCH))


def _load_relations(rows: list[Row]) -> int:
    keys = _keys()
    AreaRelation.objects.all().delete()
    relations = [
        AreaRelation(
            part_id=keys[row["part_kind"], row["part"]],
            whole_id=keys[row["whole_kind"], row["whole"]],
            share=float(row["share"]),
            basis=row["basis"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            source=row["source"],
        )
        for row in rows
    ]
    return len(AreaRelation.objects.bulk_create(relations, batch_size=BATCH))


def _load_schools(rows: list[Row]) -> int:
    keys, kinds = _keys(), SCHOOL_AREAS
    plain = ["name", "town", "postcode", "opened"]
    schools = [
        School(
            urn=int(row["urn"]),
            name=row["name"],
            town=row["town"],
            postcode=row["postcode"],
            opened=_day(row["opened"]),
            listed=True,
            **{f"{field}_id": keys.get((kind, row[field])) for field, kind in kinds.items()},
        )
        for row in rows
    ]
    School.objects.update(listed=False)
    School.objects.bulk_create(
        schools, batch_size=BATCH, update_conflicts=True, unique_fields=["urn"], update_fields=[*plain, "listed", *kinds]
    )
    return len(schools)


@transaction.atomic
def replace_schools(rows: list[Row], *, sha256: str, actor: str) -> None:
    """Make the rows the list of schools; schools that are no longer in it stay, but are not found."""
    count = _load_schools(rows)
    LoadedFile.objects.update_or_create(name=REFRESHED_SCHOOLS, defaults={"sha256": sha256})
    record(Noted.SCHOOLS_REFRESHED, actor=actor, subject=REFRESHED_SCHOOLS, detail={"rows": count, "sha256": sha256})


@transaction.atomic
def replace_names(kind: str, names: Iterable[tuple[Area, str]]) -> int:
    """Replace all names of one kind ("mp") by these; for rooms above whose people are looked for by name."""
    if kind in OWN_NAMES:
        raise ValueError(f"Names of the kind {kind} come with the shipped file.")
    AreaName.objects.filter(kind=kind).delete()
    rows = {(area.pk, text): AreaName(area=area, text=text[:160], kind=kind) for area, text in names if text.strip()}
    return len(AreaName.objects.bulk_create(rows.values(), batch_size=BATCH))
