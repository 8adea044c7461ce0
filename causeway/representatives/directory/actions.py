"""Checking a directory of office holders and loading it: whole or not at all, as a new release beside the ones before."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from causeway.areas.models import Area, AreaKind
from causeway.audit.actions import record
from causeway.representatives.acts import Noted
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.directory import Known, Row, check
from causeway.representatives.directory.domain.lines import Checked
from causeway.representatives.directory.models import DirectoryRelease, OfficeEntry
from causeway.representatives.directory.offices import offices
from causeway.representatives.exceptions import DirectoryRefused

_KINDS = (AreaKind.UPPER_TIER, AreaKind.ICB, AreaKind.CONSTITUENCY)


@dataclass(frozen=True)
class Loaded:
    """What came of loading: the release, or none where the file was the last one loaded already."""

    release: DirectoryRelease | None


def known(on: dt.date) -> Known:
    """Return what a directory is compared with on a day: the areas in force."""
    areas: dict[str, dict[str, str]] = {kind.value: {} for kind in _KINDS}
    for kind, code, name in Area.objects.filter(kind__in=_KINDS).as_at(on).values_list("kind", "code", "name"):
        areas[kind][code] = name
    return Known(areas, on, offices())


def checked(content: bytes, on: dt.date) -> Checked[Row]:
    """Return a file's rows and its faults; nothing is changed."""
    return check(content, known(on))


def load(content: bytes, *, file_name: str, actor: str, now: dt.datetime) -> Loaded:
    """Load a directory as a new release.

    Of a council's or a board's office it replaces what was held about the areas it names; of the Senedd's and the Assembly's the whole
    list, since their Members are elected together. Raises :class:`DirectoryRefused` with every fault; nothing is changed then.
    """
    digest = hashlib.sha256(content).hexdigest()
    last = DirectoryRelease.objects.first()
    if last is not None and last.digest == digest:
        return Loaded(None)
    read = checked(content, timezone.localdate(now))
    if read.faults:
        _refuse(read.faults, file_name, actor)
    return Loaded(_load(read.rows, file_name, digest, actor, now))


def _refuse(faults: tuple[Fault, ...], file_name: str, actor: str) -> None:
    record(Noted.DIRECTORY_REFUSED, actor=actor, detail={"file": file_name[:200], "faults": len(faults)})
    raise DirectoryRefused(faults)


@transaction.atomic
def _load(rows: tuple[Row, ...], file_name: str, digest: str, actor: str, now: dt.datetime) -> DirectoryRelease:
    named = sum(bool(row.name) for row in rows)
    release = DirectoryRelease.objects.create(
        file_name=file_name[:200], digest=digest, loaded_at=now, rows=len(rows), named=named, replaced=0
    )
    release.replaced = _replace(rows, release)
    release.save(update_fields=["replaced"])
    _enter(rows, release)
    detail = {"file": release.file_name, "rows": release.rows, "named": named, "replaced": release.replaced}
    record(Noted.DIRECTORY_LOADED, actor=actor, subject=release, detail=detail)
    return release


def _replace(rows: Iterable[Row], release: DirectoryRelease) -> int:
    """Say of every entry that the new release speaks about that it did; returns how many."""
    codes: dict[str, set[str]] = {}
    for row in rows:
        codes.setdefault(row.office, set()).add(row.area_code)
    replaced = 0
    for office, areas in codes.items():
        of_areas = Q() if "" in areas else Q(area__code__in=areas)
        before = OfficeEntry.objects.filter(of_areas, office=office, replaced_by__isnull=True)
        replaced += before.update(replaced_by=release)
    return replaced


def _enter(rows: tuple[Row, ...], release: DirectoryRelease) -> None:
    areas = _areas({row.area_code for row in rows if row.area_code} | {seat for row in rows for seat in row.seats})
    entries = OfficeEntry.objects.bulk_create([_entry(row, release, areas) for row in rows])
    through = OfficeEntry.seats.through
    through.objects.bulk_create(
        through(officeentry_id=entry.pk, area_id=areas[AreaKind.CONSTITUENCY, seat].pk)
        for entry, row in zip(entries, rows, strict=True)
        for seat in row.seats
    )


def _areas(codes: set[str]) -> Mapping[tuple[str, str], Area]:
    return {(area.kind, area.code): area for area in Area.objects.filter(kind__in=_KINDS, code__in=codes)}


def _entry(row: Row, release: DirectoryRelease, areas: Mapping[tuple[str, str], Area]) -> OfficeEntry:
    return OfficeEntry(
        release=release,
        office=row.office,
        area=areas[row.office.area_kind, row.area_code] if row.area_code else None,
        place=row.place,
        name=row.name,
        salutation=row.salutation,
        email=row.email,
        source=row.source,
        checked=row.checked,
        held_from=row.held_from,
        held_until=row.held_until,
    )
