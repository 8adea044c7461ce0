"""A file of branches: checked, told what it would change, and kept whole or not at all."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from causeway.areas.models import Area, AreaKind
from causeway.audit.actions import record
from causeway.branches.directory.areas import region_code
from causeway.branches.directory.domain.changes import OF_DEPUTY, OF_SECRETARY, ON_THE_PAGE, TEXTS, Change, Held, Part, changes
from causeway.branches.directory.domain.sheet import Column, Person, Row, check, key_of
from causeway.branches.directory.models import Act, Branch, Listing
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import Role
from causeway.branches.officers.models import Officer
from causeway.frame.file_import import Plan
from causeway.frame.slugs import free_slug
from causeway.frame.spreadsheets import lines
from causeway.frame.workbook import NotRead, as_csv
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.lines import Checked
from causeway.review.domain import State


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    IMPORTED = "branches: a file was kept"
    LISTED = "branch: listed by staff"
    CHANGED = "branch: changed by staff"
    AGAIN = "branch: listed again with a page that staff read"


def plan(content: bytes, now: dt.datetime) -> Plan[Checked[Row], Change]:
    """Return what a CSV file or a workbook would change; nothing is changed."""
    today = timezone.localdate(now)
    councils = dict(Area.objects.filter(kind=AreaKind.UPPER_TIER).as_at(today).values_list("code", "name"))
    waiting = Listing.objects.filter(state=State.HELD).values_list("branch__name", flat=True)
    try:
        read = check(as_csv(content), councils, frozenset(map(key_of, waiting)), today)
    except NotRead as unread:
        read = Checked((), (Fault(1, "", unread.wrong),))
    return Plan(read, () if read.faults else changes(read.rows, _held()))


def _held() -> dict[str, Held]:
    """Return every branch as it is, by its key."""
    published = {page.branch_id: page for page in Listing.objects.filter(state=State.PUBLISHED, branch__withdrawn_at=None)}
    people = {(officer.branch_id, officer.role): officer for officer in Officer.objects.serving()}

    def person(branch: Branch, role: Role) -> Person | None:
        officer = people.get((branch.pk, role))
        return Person(officer.name, officer.email) if officer else None

    return {
        key_of(branch.name): Held(
            frozenset(area.code for area in branch.authorities.all()),
            _shown(published.get(branch.pk)),
            person(branch, Role.SECRETARY),
            person(branch, Role.DEPUTY),
        )
        for branch in Branch.objects.prefetch_related("authorities")
    }


def _shown(page: Listing | None) -> Mapping[str, object] | None:
    return {part.value: getattr(page, part.value) for part in TEXTS} if page else None


@transaction.atomic
def keep(content: bytes, stamp: str, *, by: str, now: dt.datetime) -> Plan[Checked[Row], Change]:
    """Keep what a file says, whole; raises :class:`NotAsShown` where it has faults or would do something else than was shown."""
    found = plan(content, now)
    found.must_be_as_shown(stamp)
    there = {key_of(branch.name): branch for branch in Branch.objects.select_for_update()}
    for change in found.changes:
        _keep(change, None if change.is_new else there[key_of(change.row.name)], by, now)
    record(Noted.IMPORTED, actor=by, detail={"rows": len(found.changes), "new": found.new, "changed": found.changed})
    return found


def _keep(change: Change, there: Branch | None, by: str, now: dt.datetime) -> None:
    if change.does_nothing:
        return
    branch = there or Branch.objects.create(
        slug=free_slug(Branch, change.row.name, 70, "branch"), name=change.row.name, created=now
    )
    if change.is_new or change.has(Part.COUNCILS):
        councils = list(Area.objects.filter(kind=AreaKind.UPPER_TIER, code__in=change.row.councils).order_by("name"))
        branch.authorities.set(councils)
        branch.region = region_code(councils)
    branch.withdrawn_at = None
    branch.save(update_fields=["region", "withdrawn_at"])
    if change.is_new or change.has(*ON_THE_PAGE):
        publish(branch, change.texts, by=by, now=now)
    _officers(branch, change, by, now)
    noted = Noted.LISTED if change.is_new else Noted.CHANGED
    record(noted, actor=by, subject=branch, detail={"parts": [each.part.value for each in change.parts]})


@transaction.atomic
def publish(branch: Branch, texts: Mapping[str, object], *, by: str, now: dt.datetime) -> None:
    """Publish a page that staff wrote or brought in themselves, in place of the one before."""
    page = Listing.objects.create(
        branch=branch, state=State.PUBLISHED, state_since=now, approved_by=by, published_at=now, **texts
    )
    replace(page, now)


def replace(page: Listing, now: dt.datetime) -> None:
    """Take older versions off when a newer one is published, and list its branch; that is held, so that of two at once the later stays."""
    if page.state != State.PUBLISHED:
        return
    _list(Branch.objects.select_for_update().get(pk=page.branch_id), page)
    for older in Listing.objects.select_for_update().filter(branch=page.branch_id, state=State.PUBLISHED).exclude(pk=page.pk):
        older.move(Act.REPLACE, by=page.approved_by, now=now)


def _list(branch: Branch, page: Listing) -> None:
    """Show a branch, also one that was taken off, with the councils that its page was read with."""
    if councils := list(page.councils.order_by("name")):
        branch.authorities.set(councils)
        branch.region = region_code(councils)
    if branch.withdrawn_at is not None:
        record(Noted.AGAIN, actor=page.approved_by, subject=branch)
        branch.withdrawn_at = None
    branch.save(update_fields=["region", "withdrawn_at"])


def _officers(branch: Branch, change: Change, by: str, now: dt.datetime) -> None:
    people = {Role.SECRETARY: change.row.secretary, Role.DEPUTY: change.row.deputy}
    parts = {Role.SECRETARY: OF_SECRETARY, Role.DEPUTY: OF_DEPUTY}
    for role, person in people.items():
        if person is not None and change.has(*parts[role]):
            officers.name(branch, role, person.name, person.email, until=change.row.until, by=by, now=now)


def empty_form(on: dt.date) -> str:
    """Return the form as CSV: a line for every listed branch with what it shows, and for every council without one. No address is in it."""
    rows: list[dict[str, str]] = []
    seen: set[str] = set()
    listed = Listing.objects.filter(state=State.PUBLISHED, branch__withdrawn_at=None).select_related("branch")
    for page in listed.prefetch_related("branch__authorities").order_by("branch__name"):
        councils = list(page.branch.authorities.all())
        seen |= {council.code for council in councils}
        rows.append(_as_row(page, councils))
    without = Area.objects.filter(kind=AreaKind.UPPER_TIER).as_at(on).exclude(code__in=seen).order_by("code")
    rows += [{Column.COUNCIL_CODES: council.code, Column.COUNCIL_NAMES: council.name} for council in without]
    return "".join(lines([column.value for column in Column], ([row.get(column, "") for column in Column] for row in rows)))


def _as_row(page: Listing, councils: list[Area]) -> dict[str, str]:
    return {
        Column.BRANCH: page.branch.name,
        Column.COUNCIL_CODES: " ".join(council.code for council in councils),
        Column.COUNCIL_NAMES: "; ".join(council.name for council in councils),
        Column.ABOUT: " ".join(page.about.split()),
        Column.MEETS: page.meets,
        Column.WEBSITE: page.website,
        Column.ROLES: "; ".join(page.roles.splitlines()),
        Column.SHOW_SECRETARY: "yes" if page.shows_secretary else "no",
    }
