"""What erasing in time did, day by day: the counts of its reports in the audit trail, added up. There are no names in them."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from causeway.audit.erasing import DAILY, REPORT
from causeway.audit.models import Entry

DAYS = 90  # as far back as the page looks
MONTH = 30
LATE = DAILY + dt.timedelta(hours=2)  # a run an hour, and of idle ones a report a day: later than this something stands still

# What a job of a room calls its counts, and what people call it. One that is missing here is shown by the room's own word.
_NAMES: dict[tuple[str, str], Promise] = {
    ("letters.actions.retention.erase_expired", "lapsed"): _("Letters that nobody confirmed, expired"),
    ("letters.actions.retention.erase_expired", "drafts"): _("Drafts of letters"),
    ("letters.actions.retention.erase_expired", "letters"): _("Letters and their replies"),
    ("letters.actions.remembering.forget_old_prints", "rows"): _("Fingerprints of letters"),
    ("letters.actions.visiting.erase_old_links", "rows"): _("Links to private pages"),
    ("outbox.actions.keeping.erase_ended", "rows"): _("Messages that were sent"),
    ("outbox.maildir.erase_old_files", "rows"): _("Returned mail that nobody came for"),
}


@dataclass(frozen=True)
class Counted:
    """So many of one kind."""

    what: str
    count: int


@dataclass(frozen=True)
class Day:
    """What was erased on one day, and which jobs failed then."""

    on: dt.date
    counts: tuple[Counted, ...]
    failed: tuple[str, ...]


@dataclass(frozen=True)
class Erasures:
    """The days with a report, the latest first; the sums of the last month; when the last report was written."""

    days: tuple[Day, ...]
    month: tuple[Counted, ...]
    last: dt.datetime | None
    late: bool


def _name(job: str, kind: str) -> str:
    known = _NAMES.get((job, kind))
    if known:
        return str(known)
    return _job(job) if kind == "rows" else f"{_job(job)}: {kind.replace('_', ' ')}"


def _job(job: str) -> str:
    """Return a job's name as its room has it: "Surveys: erase answers"."""
    room, function = job.split(".", maxsplit=1)[0], job.rsplit(".", 1)[-1]
    return f"{room.capitalize()}: {function.replace('_', ' ')}"


def _counts(detail: dict[str, dict[str, dict[str, int]]]) -> Iterator[tuple[str, int]]:
    for job, counts in detail.get("erased", {}).items():
        yield from ((_name(job, kind), count) for kind, count in counts.items() if count)


def _sorted(counts: Counter[str]) -> tuple[Counted, ...]:
    return tuple(Counted(what, count) for what, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def erasures(now: dt.datetime) -> Erasures:
    """Return what was erased in the last :data:`DAYS` days, counted by kind and by day in the site's time zone."""
    reports = Entry.objects.filter(act=REPORT, at__gt=now - dt.timedelta(days=DAYS)).order_by("-at")
    counts: dict[dt.date, Counter[str]] = defaultdict(Counter)
    failed: dict[dt.date, set[str]] = defaultdict(set)
    for at, detail in reports.values_list("at", "detail"):
        day = timezone.localtime(at).date()
        failed[day] |= set(detail.get("failed", ()))
        for what, count in _counts(detail):
            counts[day][what] += count
    last = reports.values_list("at", flat=True).first()
    since = timezone.localtime(now).date() - dt.timedelta(days=MONTH)
    return Erasures(
        days=tuple(Day(day, _sorted(counts[day]), tuple(_job(job) for job in sorted(failed[day]))) for day in failed),
        month=_sorted(sum((counts[day] for day in failed if day > since), Counter[str]())),
        last=last,
        late=last is None or now - last > LATE,
    )
