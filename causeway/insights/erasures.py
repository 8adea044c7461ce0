"""What erasing in time did, day by day: the counts of its reports in the audit trail, added up. There are no names in them."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from causeway.audit.erasing import DAILY, Noted
from causeway.audit.models import Entry

DAYS = 90  # as far back as the page looks
MONTH = 30
LATE = DAILY + dt.timedelta(hours=2)  # a run an hour, and of idle ones a report a day: later than this something stands still

# A room, its job and what that calls its counts, and what people call them. One that is missing here is shown by the room's own word.
_NAMES: dict[tuple[str, str, str], Promise] = {
    ("letters", "erase_expired", "lapsed"): _("Letters that nobody confirmed, expired"),
    ("letters", "erase_expired", "drafts"): _("Drafts of letters"),
    ("letters", "erase_expired", "letters"): _("Letters and their replies"),
    ("roundtables", "close_for_good", "rows"): _("Roundtables whose guests were erased"),
    ("outbox", "erase_old_files", "rows"): _("Returned mail that nobody came for"),
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
    room, function = job.split(".", maxsplit=1)[0], job.rsplit(".", 1)[-1]
    known = _NAMES.get((room, function, kind)) or _model_name(job)
    if known:
        return str(known)
    return _job(job) if kind == "rows" else f"{_job(job)}: {kind.replace('_', ' ')}"


def _model_name(label: str) -> str:
    """Return what a model's rows are called, where a report names a model; empty where it names a job, or one that is no more."""
    try:
        return capfirst(str(apps.get_model(label)._meta.verbose_name_plural))  # noqa: SLF001  Django documents it
    except (LookupError, ValueError):
        return ""


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
    reports = Entry.objects.filter(act=Noted.ERASED_IN_TIME, at__gt=now - dt.timedelta(days=DAYS)).order_by("-at")
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
