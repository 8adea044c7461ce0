"""What happens with a letter to a branch: written, confirmed, passed on in time, answered, closed. Each step in one transaction."""

import datetime as dt
from enum import StrEnum

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from causeway.audit.actions import record
from causeway.branches.directory.models import Branch
from causeway.branches.letterbox import mail
from causeway.branches.letterbox.domain import GOES, WAIT, WAITING, Act, Holder, State, Why, first, following
from causeway.branches.letterbox.models import Passing, Thread, Words
from causeway.branches.letterbox.staff import reachable
from causeway.branches.officers.actions import actor
from causeway.branches.officers.domain import Role
from causeway.branches.officers.domain import State as Serving
from causeway.branches.officers.models import Officer
from causeway.outbox.actions import erase as erase_mail
from causeway.outbox.domain.states import State as Sent
from causeway.outbox.models import Message
from causeway.people.row_links import new_nonce
from causeway.privacy.erasing import erase_asked, on_erase
from causeway.words.domain.keys import key_in

OF_OFFICERS = {Holder.SECRETARY: Role.SECRETARY, Holder.DEPUTY: Role.DEPUTY}
LOST = frozenset({Sent.FAILED, Sent.BOUNCED})


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    WRITTEN = "letter to a branch: written"
    OPENED = "letter to a branch: opened by staff"
    ADDED = "letter to a branch: its writer adds something"


@transaction.atomic
def write(branch: Branch, *, name: str, email: str, subject: str, text: str, volunteers: bool, now: dt.datetime) -> Thread:
    """Keep a letter and send its writer the link by which they send it off; nobody else has seen it until then."""
    thread = Thread.objects.create(
        branch=branch,
        name=name,
        email=email,
        subject=subject,
        volunteers=volunteers,
        nonce=new_nonce(),
        created=now,
        state_since=now,
    )
    Words.objects.create(thread=thread, at=now, said_by=Words.By.WRITER, text=text)
    record(Noted.WRITTEN, actor="writer", subject=thread, detail={"branch": branch.slug})
    mail.ask_to_confirm(thread)
    return thread


@transaction.atomic
def send_off(key: int, now: dt.datetime) -> Thread:
    """Bring a letter to whoever is there first; a second press does nothing."""
    thread = Thread.held(key)
    if thread.state == State.ASKED:
        _hand(thread, first(there(thread.branch)), Why.SENT, "writer", now)
    return thread


@transaction.atomic
def add(key: int, text: str, now: dt.datetime) -> None:
    """Add the writer's further words: to an answered letter they go to whoever had it, to a waiting one they are laid beside."""
    thread = Thread.held(key)
    if thread.state in {State.ASKED, State.CLOSED}:
        return
    Words.objects.create(thread=thread, at=now, said_by=Words.By.WRITER, text=text)
    record(Noted.ADDED, actor="writer", subject=thread)
    if thread.state == State.ANSWERED:
        last = thread.passings.last()
        _hand(thread, first(there(thread.branch), Holder(last.to) if last else Holder.SECRETARY), Why.AGAIN, "writer", now)


@transaction.atomic
def answer(key: int, text: str, by: Officer | str, now: dt.datetime) -> None:
    """Keep an answer, by an officer or by staff, and tell the writer; raises ``IllegalMove`` for a letter that is closed."""
    thread = Thread.held(key)
    officer = by if isinstance(by, Officer) else None
    said_by = Words.By(officer.role) if officer else Words.By.STAFF
    thread.move(Act.ANSWER, by=actor(officer) if officer else str(by), now=now, due=None)
    words = Words.objects.create(thread=thread, at=now, said_by=said_by, officer=officer, text=text)
    mail.answered(thread, words)


@transaction.atomic
def hand_on(key: int, holder: Holder, by: str, now: dt.datetime) -> None:
    """Give a letter to the next at once, because ``holder`` says so; nothing happens where it is no longer with them."""
    thread = Thread.held(key)
    if thread.holder is holder and holder is not Holder.STAFF:
        _hand(thread, following(holder, there(thread.branch)), Why.HANDED_ON, by, now)
        mail.passed_on(thread)


@transaction.atomic
def close(key: int, by: str, now: dt.datetime) -> None:
    """Close a letter; raises ``IllegalMove`` for one that is closed or was never sent."""
    Thread.held(key).move(Act.CLOSE, by=by, now=now, due=None)


@transaction.atomic
def erase(key: int, now: dt.datetime) -> None:
    """Erase a letter because its writer says so: it is closed, and its words, names and links are gone."""
    for words in Words.objects.filter(thread=key):
        erase_asked(Words, Words.personal, words.pk, now)
    erase_asked(Thread, Thread.personal, key, now)


def there(branch: Branch) -> frozenset[Holder]:
    """Return who can be reached of those a letter may come to; staff of the whole campaign always can, on their page."""
    roles = set(Officer.objects.serving().filter(branch=branch).values_list("role", flat=True))
    found = {holder for holder, role in OF_OFFICERS.items() if role in roles}
    return frozenset(found | {Holder.STAFF} | ({Holder.REGION} if reachable(Holder.REGION, branch.region) else set()))


def _hand(thread: Thread, holder: Holder, why: Why, by: str, now: dt.datetime) -> None:
    """Bring a letter to a step and tell whoever is there; who wants no mail from us is passed over at once."""
    act, _state = GOES[holder]
    detail = {"branch": thread.branch.slug, "why": why.value}
    thread.move(act, by=by, now=now, due=now + WAIT, detail=detail)
    if not _tell(_passing(thread, holder, why, now)) and holder is not Holder.STAFF:
        _hand(thread, following(holder, there(thread.branch)), Why.NOBODY, "system", now)


def _passing(thread: Thread, holder: Holder, why: Why, now: dt.datetime) -> Passing:
    role = OF_OFFICERS.get(holder)
    officer = Officer.objects.serving().filter(branch=thread.branch, role=role).first() if role else None
    return Passing.objects.create(thread=thread, at=now, to=holder, why=why, officer=officer, nonce=new_nonce())


def _tell(passing: Passing) -> bool:
    """Tell whoever has it now; returns whether anybody was told."""
    if passing.officer is not None:
        return mail.waiting(passing)
    told = [mail.for_staff(passing, to) for to in reachable(Holder(passing.to), passing.thread.branch.region)]
    return any(told)


def pass_on_overdue(now: dt.datetime) -> int:
    """Pass on every letter whose seven days are over, or whose officer no longer serves; returns how many.

    Each is one transaction under its own lock: a worker that is killed leaves it as it was, and the next does it, once.
    """
    waiting = Thread.objects.filter(state__in=WAITING)
    last = Passing.objects.filter(thread=OuterRef("pk")).order_by("-pk")
    of_officers = waiting.filter(state__in=(State.SECRETARY, State.DEPUTY))
    left = of_officers.annotate(now_is=Subquery(last.values("officer__state")[:1])).exclude(now_is=Serving.SERVING)
    keys = {*waiting.filter(due__lte=now).values_list("pk", flat=True), *left.values_list("pk", flat=True)}
    return sum(_pass_on(key, now) for key in sorted(keys))


@transaction.atomic
def _pass_on(key: int, now: dt.datetime) -> bool:
    thread = Thread.held(key)
    holder, last = thread.holder, thread.passings.last()
    if holder is None or last is None or thread.due is None:
        return False
    if holder in OF_OFFICERS and (last.officer is None or last.officer.state != Serving.SERVING):
        now_there = first(there(thread.branch), holder)
        _hand(thread, now_there, Why.FOLLOWED if now_there is holder else Why.NOBODY, "system", now)
    elif thread.due > now:
        return False
    elif holder is Holder.STAFF:
        _remind(thread, now)
        return True
    else:
        _hand(thread, following(holder, there(thread.branch)), Why.NO_ANSWER, "system", now)
    mail.passed_on(thread)
    return True


def _remind(thread: Thread, now: dt.datetime) -> None:
    thread.move(Act.REMIND, by="system", now=now, due=now + WAIT)
    _tell(_passing(thread, Holder.STAFF, Why.NO_ANSWER, now))


@transaction.atomic
def heard_of_notice(message: Message) -> None:
    """Pass a letter on at once when the message to whoever has it cannot be delivered; heard twice, it happens once."""
    if message.state not in LOST:
        return
    key = key_in(message.about.rpartition(":")[2])
    passing = None if key is None else Passing.objects.filter(pk=key).first()
    if passing is None:
        return
    thread = Thread.held(passing.thread_id)
    last = thread.passings.last()
    holder = thread.holder
    if last == passing and holder is not None and holder is not Holder.STAFF:
        now = timezone.now()
        _hand(thread, following(holder, there(thread.branch)), Why.NOT_ARRIVED, "system", now)
        mail.passed_on(thread)


@on_erase(Thread)
def close_first(thread: Thread) -> None:
    """Close a letter whose writer asks to be erased: it waits for nobody."""
    if thread.can(Act.CLOSE):
        thread.move(Act.CLOSE, by="writer", now=timezone.now(), due=None)


@on_erase(Thread, in_time=True)
def erase_its_mail(thread: Thread) -> None:
    """Erase the mail in which a letter and its answers stand; what has not left never will."""
    about = [f"branches.Passing:{key}" for key in thread.passings.values_list("pk", flat=True)]
    erase_mail(Message.objects.filter(about__in=[f"branches.Thread:{thread.pk}", *about]))


@on_erase(Words)
def erase_where_repeated(words: Words) -> None:
    """Erase the mail that brought an officer's answer to whoever had the letter after them: only its writer is known as whose it is."""
    if words.officer is not None:
        later = words.thread.passings.filter(at__gte=words.at).values_list("pk", flat=True)
        about = [f"branches.Passing:{key}" for key in later]
        erase_mail(Message.objects.filter(kind=mail.WAITING.kind, about__in=about))


@on_erase(Thread, in_time=True)
def close_in_time(thread: Thread) -> None:
    """Close a letter that still waits when its time is over: without its words nobody can answer it, and nobody is reminded of it any more.

    One that was answered stays so: its words are erased by how long ago that was.
    """
    if thread.holder is not None:
        thread.move(Act.CLOSE, by="system", now=timezone.now(), due=None)
