"""The task list: begun with the usual ones, changed, ticked off; and reminders, which people can turn off."""

import datetime as dt
from dataclasses import asdict, dataclass, replace

from django.core import signing
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.calendars.domain import LONDON
from causeway.frame.addresses import whole_address
from causeway.people.exceptions import LinkInvalid
from causeway.roundtables.dates.calendar_models import NoReminders
from causeway.roundtables.day.models import Task
from causeway.roundtables.table import mail
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions.planning import locked, touch
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.kinds import Role
from causeway.roundtables.table.domain.states import ENDED
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Organiser, Roundtable
from causeway.roundtables.tasks import queries as todos
from causeway.roundtables.tasks.acts import Noted
from causeway.roundtables.tasks.domain import USUAL, due, remind
from causeway.roundtables.tasks.done_tasks import done_here

MOST_TASKS = 80
REMINDER = "roundtable-task-reminder"
MORNING, EVENING = 8, 18  # nobody is reminded at night
_QUIET = "roundtables.no-reminders"


@dataclass(frozen=True)
class Typed:
    """A task as somebody typed it."""

    title: str
    days_before: int
    whose: int | None
    remind: bool


@transaction.atomic
def begin_with_usual(desk: Desk, now: dt.datetime) -> int:
    """Add the usual tasks that are not on the list; returns how many."""
    roundtable = locked(desk)
    there = set(roundtable.tasks.values_list("key", flat=True))
    new = [
        Task(roundtable=roundtable, key=todo.key, title=todos.title_of(todo.key), days_before=todo.days_before) for todo in USUAL
    ]
    new = [task for task in new if task.key not in there]
    _must_have_room(roundtable, len(new))
    Task.objects.bulk_create(new)
    touch(roundtable, now)
    record(Noted.TASKS_BEGUN, actor=desk.actor, subject=roundtable, detail={"tasks": len(new)})
    return len(new)


def values_of(task: Task) -> dict[str, object]:
    """Return a task's values as somebody types them, by which a form that was opened with it knows it again."""
    return {"title": task.title, "days_before": task.days_before, "whose": task.whose_id, "remind": task.remind}


@transaction.atomic
def save_task(desk: Desk, key: int | None, typed: Typed, now: dt.datetime, *, seen: str = "") -> Task:
    """Add a task, or change one; what somebody else changed since the form was opened is kept, and where both did it is refused."""
    roundtable = locked(desk)
    if key is None:
        _must_have_room(roundtable, 1)
    task = roundtable.tasks.get(pk=key) if key else Task(roundtable=roundtable)
    if key and seen:
        merged = editing.merge(asdict(typed), values_of(task), seen)
        if merged.clashes:
            words = _("Somebody else changed this task meanwhile. It now says: “%(title)s”. Yours is still in the form.")
            raise NotNow(words % {"title": task.title})
        typed = replace(Typed(**values_of(task)), **merged.save)  # type: ignore[arg-type]  # values of these very fields
    task.title, task.days_before, task.remind = typed.title, typed.days_before, typed.remind
    task.whose = roundtable.organisers.filter(pk=typed.whose or 0, revoked_at=None).first()
    task.save()
    touch(roundtable, now)
    record(Noted.TASK_SAVED, actor=desk.actor, subject=roundtable, detail={"task": task.pk})
    return task


@transaction.atomic
def tick(desk: Desk, key: int, now: dt.datetime, *, done: bool) -> None:
    """Tick a task off, or put it back."""
    roundtable = locked(desk)
    roundtable.tasks.filter(pk=key).update(done_at=now if done else None)
    touch(roundtable, now)
    record(Noted.TASK_DONE if done else Noted.TASK_PUT_BACK, actor=desk.actor, subject=roundtable, detail={"task": key})


@transaction.atomic
def remove(desk: Desk, key: int, now: dt.datetime) -> None:
    """Take a task off the list."""
    roundtable = locked(desk)
    roundtable.tasks.filter(pk=key).delete()
    touch(roundtable, now)
    record(Noted.TASK_REMOVED, actor=desk.actor, subject=roundtable, detail={"task": key})


def _must_have_room(roundtable: Roundtable, more: int) -> None:
    if roundtable.tasks.count() + more > MOST_TASKS:
        raise NotNow(_("Eighty tasks are more than anybody does. Take some off first."))


@transaction.atomic
def want_reminders(organiser: Organiser, now: dt.datetime, *, wanted: bool) -> None:
    """Turn all reminders about a roundtable's tasks on or off for one organiser."""
    if wanted:
        NoReminders.objects.filter(organiser=organiser).delete()
    else:
        NoReminders.objects.get_or_create(organiser=organiser, defaults={"since": now})
    record(Noted.TASK_REMINDERS_ON if wanted else Noted.TASK_REMINDERS_OFF, actor=f"organiser:{organiser.pk}", subject=organiser)


def quiet_link(organiser: Organiser) -> str:
    """Return the address at which an organiser turns reminders off; it never ends, because nobody should be kept from saying no."""
    return whole_address("roundtables:quiet", signing.dumps(organiser.pk, salt=_QUIET))


def whose_quiet(signed: str) -> Organiser:
    """Return who turns reminders off by this link; raises :class:`LinkInvalid`."""
    try:
        return Organiser.objects.select_related("roundtable").get(pk=int(signing.loads(signed, salt=_QUIET)))
    except (signing.BadSignature, ValueError, TypeError, Organiser.DoesNotExist):
        raise LinkInvalid(_("This link is not complete. Copy the whole of it from the message.")) from None


def remind_of_tasks(now: dt.datetime) -> int:
    """Remind each organiser, in one message, of their tasks that come due; returns how many messages."""
    if not MORNING <= now.astimezone(LONDON).hour < EVENING:
        return 0
    waiting = Roundtable.objects.filter(tasks__done_at=None, tasks__remind=True, erased_at=None).exclude(state__in=ENDED)
    return sum(_remind(key, now) for key in waiting.values_list("pk", flat=True).distinct())


@transaction.atomic
def _remind(key: int, now: dt.datetime) -> int:
    roundtable = Roundtable.objects.select_for_update().get(pk=key)
    owner = roundtable.organisers.get(role=Role.OWNER)
    by_whom: dict[Organiser, list[tuple[Task, dt.date]]] = {}
    for task, when in _to_remind_of(roundtable, now):
        whose = task.whose if task.whose and task.whose.revoked_at is None else owner
        by_whom.setdefault(whose, []).append((task, when))
    quiet = set(NoReminders.objects.filter(organiser__in=by_whom).values_list("organiser", flat=True))
    sent = 0
    for organiser, tasks in by_whom.items():
        Task.objects.filter(pk__in=[task.pk for task, _when in tasks]).update(reminded_at=now)
        if organiser.email and organiser.pk not in quiet:
            sent += _send(roundtable, organiser, tasks)
    return sent


def _to_remind_of(roundtable: Roundtable, now: dt.datetime) -> list[tuple[Task, dt.date]]:
    """Return the tasks that come due, with their days. What was done here is asked for those alone."""
    event, today = todos.counted_from(roundtable, now), day_of(now)
    closed = todos.closed_days(roundtable, event)
    found = []
    for task in roundtable.tasks.filter(done_at=None, remind=True).select_related("whose"):
        when = due(event, task.days_before, closed)
        reminded_on = day_of(task.reminded_at) if task.reminded_at else None
        if when is not None and remind(when, today, done=False, off=False, reminded_on=reminded_on):
            found.append((task, when))
    here = done_here(roundtable, [task for task, _when in found]) if found else frozenset()
    return [(task, when) for task, when in found if task.key not in here]


def _send(roundtable: Roundtable, organiser: Organiser, tasks: list[tuple[Task, dt.date]]) -> bool:
    lines = [f"– {task.title} ({date_format(when, 'l j F')})" for task, when in sorted(tasks, key=lambda pair: pair[1])]
    words = mail.text(
        "tasks",
        roundtable=roundtable,
        organiser=organiser,
        lines="\n".join(lines),
        link=whole_address("roundtables:tasks", roundtable.slug),
        quiet_link=quiet_link(organiser),
    )
    subject = _("To do: %(title)s") % {"title": roundtable.title}
    return mail.to_person(organiser.email, REMINDER, subject, words, roundtable=roundtable) is not None
