"""Reads: a thread as one of its two sides sees it, and how letters stand for staff."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.branches.letterbox.domain import WAITING, Holder, State
from causeway.branches.letterbox.models import Passing, Thread, Words
from causeway.branches.officers.domain import Role
from causeway.branches.officers.models import Officer
from causeway.branches.scope import of_branch

STAFFS = (State.REGION, State.STAFF)


@dataclass(frozen=True)
class Step:
    """One step of a thread: words somebody wrote, or that it came to somebody."""

    at: dt.datetime
    who: str
    text: str = ""
    why: str = ""


@dataclass(frozen=True)
class Seen:
    """A thread as one side sees it; ``can_hand_on`` where it lies with whoever looks, and somebody comes after them."""

    thread: Thread
    steps: tuple[Step, ...]
    stands: str
    can_write: bool
    waits: bool
    unsent: bool
    can_hand_on: bool = False


def as_writer(thread: Thread) -> Seen:
    """Return a thread as its writer sees it."""
    return _seen(thread, _("You wrote"))


def as_holder(thread: Thread, holder: Holder | None) -> Seen:
    """Return a thread as whoever answers it, as ``holder``, sees it: the writer by name."""
    seen = _seen(thread, thread.name or _("Somebody whose details were erased"))
    return replace(seen, can_hand_on=holder is not None and holder is thread.holder)


def holder_as(officer: Officer) -> Holder | None:
    """Return as whom an officer has letters; ``None`` where none come to their role."""
    return {Role.SECRETARY: Holder.SECRETARY, Role.DEPUTY: Holder.DEPUTY}.get(Role(officer.role))


def _seen(thread: Thread, writer: str) -> Seen:
    words = [Step(each.at, _who(each, writer), text=each.text or _("(erased)")) for each in thread.words.all()]
    passings = [Step(each.at, each.get_to_display(), why=each.get_why_display()) for each in thread.passings.all()]
    # What somebody wrote stands before the step that it caused in the same moment.
    steps = sorted([*words, *passings], key=lambda step: (step.at, not step.text))
    state = State(thread.state)
    return Seen(
        thread=thread,
        steps=tuple(steps),
        stands=stands(thread),
        can_write=state in WAITING | {State.ANSWERED},
        waits=state in WAITING,
        unsent=state is State.ASKED,
    )


def _who(words: Words, writer: str) -> str:
    return writer if words.said_by == Words.By.WRITER else words.get_said_by_display()


def stands(thread: Thread) -> str:
    """Return how a letter stands, as a sentence for its writer."""
    if thread.holder is not None:
        last = thread.passings.last()
        to = last.get_to_display() if last else ""
        if thread.holder is Holder.STAFF:
            return _("It is with %(who)s, who are reminded every week until it is answered.") % {"who": to}
        return _("It is with %(who)s. Without an answer by %(day)s it is passed on, and you are told.") % {
            "who": to,
            "day": date_format(timezone.localdate(thread.due), "j F Y") if thread.due else "",
        }
    return {
        State.ASKED: _("Nobody has seen it yet. Read it once more, and send it."),
        State.ANSWERED: _("It is answered. You can write again: it goes to whoever had it last."),
    }.get(State(thread.state), _("It is closed."))


def of_officer(officer: Officer) -> list[Thread]:
    """Return the letters that wait for an officer, the one due first at the top."""
    states = {Role.SECRETARY: State.SECRETARY, Role.DEPUTY: State.DEPUTY}
    state = states.get(Role(officer.role))
    return list(Thread.objects.filter(branch=officer.branch, state=state).order_by("due")) if state else []


def may_read(officer: Officer, thread: Thread) -> bool:
    """Whether a letter ever came to this officer, or to the role they have now."""
    return officer.branch_id == thread.branch_id and thread.passings.filter(Q(officer=officer) | Q(to=officer.role)).exists()


@dataclass(frozen=True)
class Standing:
    """How the letters of one branch stand: no names and no words."""

    waiting: int
    overdue: int


def standing(user: Any) -> dict[int, Standing]:
    """Return how letters stand, by the keys of the branches an account sees; a branch with none that waits is left out."""
    rows = of_branch(Thread.objects.filter(state__in=WAITING), user).values("branch").order_by("branch")
    counts = rows.annotate(waiting=Count("pk"), overdue=Count("pk", filter=_unanswered()))
    return {row["branch"]: Standing(row["waiting"], row["overdue"]) for row in counts}


def _unanswered() -> Q:
    """Return the condition that no secretary answered in time, or that there was none."""
    return Q(state__in=(*STAFFS, State.DEPUTY))


def for_staff(user: Any) -> QuerySet[Thread]:
    """Return the letters that came to staff and wait, of the branches an account sees; to be read by it."""
    return of_branch(Thread.objects.filter(state__in=STAFFS), user).select_related("branch").order_by("due")


def readable(user: Any) -> QuerySet[Thread]:
    """Return the letters that ever came to staff, of the branches an account sees."""
    came = Passing.objects.filter(to__in=(Holder.REGION, Holder.STAFF)).values("thread")
    return of_branch(Thread.objects.filter(pk__in=came), user).select_related("branch")


def with_officers(user: Any) -> QuerySet[Thread]:
    """Return the letters that wait for officers, to be counted and dated only."""
    waiting = Thread.objects.filter(state__in=(State.SECRETARY, State.DEPUTY))
    return of_branch(waiting, user).select_related("branch").only("state", "state_since", "due", "branch__name").order_by("due")
