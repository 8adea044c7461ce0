"""A spreadsheet of resources: checked, told what it would change, and kept whole or not at all; and the library as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import Prefetch

from causeway.areas.models import Area
from causeway.areas.nations import nation_codes
from causeway.audit.actions import record
from causeway.frame.file_import import Plan
from causeway.frame.spreadsheets import lines
from causeway.frame.workbook import NotRead, as_csv
from causeway.library.pack import audiences, services
from causeway.library.resources import actions
from causeway.library.resources.models import Resource
from causeway.library.sheet.domain.sheet import Column, Known, Row, check, key_of
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.lines import Checked


class Noted(StrEnum):
    """What stands in the audit trail."""

    IMPORTED = "library: a spreadsheet was kept"


@dataclass(frozen=True)
class Change:
    """What one row would do: ``held`` is the resource it is about, ``None`` for a new one; ``fields`` are those that differ."""

    row: Row
    held: int | None
    fields: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether it is a resource that we do not have."""
        return self.held is None

    @property
    def does_nothing(self) -> bool:
        """Whether all of it is held already."""
        return not self.is_new and not self.fields


def _known() -> Known:
    codes = frozenset(Area.objects.values_list("code", flat=True))
    return Known(frozenset(audiences()), frozenset(services()), nation_codes(), codes)


def plan(content: bytes) -> Plan[Checked[Row], Change]:
    """Return what a CSV file or a workbook would change; nothing is changed."""
    try:
        read = check(as_csv(content), _known())
    except NotRead as unread:
        read = Checked((), (Fault(1, "", unread.wrong),))
    if read.faults:
        return Plan(read, ())
    held = {
        key_of(each.address, each.title, each.publisher): each
        for each in Resource.objects.defer("words", "transcript").prefetch_related("areas")
    }
    return Plan(read, tuple(_change(row, held.get(row.key)) for row in read.rows))


def _change(row: Row, held: Resource | None) -> Change:
    if held is None:
        return Change(row, None, ())
    fields = [name for name, value in row.values.items() if _one_line(getattr(held, name)) != value]
    if row.areas is not None and row.areas != {each.code for each in held.areas.all()}:
        fields.append("areas")
    return Change(row, held.pk, tuple(fields))


def _one_line(value: object) -> object:
    """Return what is held as a cell writes it, so that a line break alone is no change."""
    return " ".join(value.split()) if isinstance(value, str) else value


@transaction.atomic
def keep(content: bytes, stamp: str, *, by: str) -> Plan[Checked[Row], Change]:
    """Keep what a file says, whole; raises :class:`NotAsShown` where it has faults or would do something else than was shown."""
    found = plan(content)
    found.must_be_as_shown(stamp)
    for change in found.changes:
        if change.does_nothing:
            continue
        areas = None if change.row.areas is None else list(Area.objects.filter(code__in=change.row.areas))
        if change.held is None:
            actions.add(change.row.values, areas or (), by=by)
        else:  # what is as it was is not written: a cell has no line breaks, and the text held may have some
            different = {name: value for name, value in change.row.values.items() if name in change.fields}
            actions.change(change.held, different, areas, by=by)
    record(Noted.IMPORTED, actor=by, detail={"rows": len(found.changes), "new": found.new, "changed": found.changed})
    return found


def as_sheet() -> str:
    """Return the public library as CSV, in the columns of the form, so that it can be changed and brought in again."""
    public = Resource.objects.public().defer("words", "transcript")
    rows = public.prefetch_related(Prefetch("areas", Area.objects.order_by("code")))
    return "".join(lines([column.value for column in Column], map(_cells, rows)))


def _cells(resource: Resource) -> Iterator[str]:
    for column in Column:
        if column is Column.AREA_CODES:
            yield " ".join(area.code for area in resource.areas.all())
            continue
        value = getattr(resource, column.value)
        if isinstance(value, list):
            yield " ".join(value)
        else:
            yield "" if value is None else " ".join(str(value).split())
