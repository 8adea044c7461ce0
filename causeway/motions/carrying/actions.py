"""What people do with a motion: begin it, word it, choose its figures, and say what became of it in its body."""

import datetime as dt
from collections.abc import Collection
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.areas.placing import Place
from causeway.audit.actions import record
from causeway.motions.carrying.domain import DECIDED, OPEN, WRITABLE, Act, State
from causeway.motions.carrying.exceptions import NotNow, Parted
from causeway.motions.carrying.models import Motion
from causeway.motions.carrying.same_body import same_body
from causeway.motions.pack import Model, MotionWords
from causeway.motions.published.actions import keep_minutes, put_forward, take_off
from causeway.motions.wording import recitals
from causeway.motions.wording.domain import Clause, Part, in_order, next_own, reworded, to_json
from causeway.moves.domain import IllegalMove
from causeway.outbox.letters import Letter
from causeway.people.desk import Desk, DeskWords

MOST_ADDED = 12  # clauses of a body's own: more is another motion
ASKED = Letter("motion-what-came-of-it", gettext_lazy("What came of the motion? %(title)s"), "motions/mail/what_came_of_it.txt")


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    BEGUN = "motion: begun"
    VERIFIED = "motion: its writer opened the link"
    REWORDED = "motion: a clause reworded"
    FIGURES = "motion: local figures chosen"
    NEWER_FIGURE = "motion: a newer figure put in"
    PROOF = "motion: proof given"
    PUBLICITY = "motion: its writer chose whether it is public"


def known(email: str) -> str:
    """Return the address under which motions are held for whoever typed one; empty for none."""
    found = Motion.objects.filter(email__iexact=email).values_list("email", flat=True).first()
    return found or ""


@transaction.atomic
def verify(email: str, now: dt.datetime) -> None:
    """Note that a link from this mailbox was used."""
    for motion in Motion.objects.select_for_update().filter(email__iexact=email, verified_at=None):
        motion.verified_at = now
        motion.save(update_fields=["verified_at"])
        record(Noted.VERIFIED, actor="writer", subject=motion)


DESK = Desk(
    "motions",
    at="/motions/",
    lasts=dt.timedelta(hours=12),
    home="motions:mine",
    words=DeskWords(
        title=gettext_lazy("My motions"),
        why=gettext_lazy("Give the e-mail address you began with. A link goes there: it opens what you drafted."),
    ),
    knows=known,
    opened=verify,
)


def place_of(motion: Motion) -> Area:
    """Return the area a motion is about; raises ``Area.DoesNotExist``."""
    return places.area(motion.area_kind, motion.area_code)


def told_of(motion: Motion, now: dt.datetime) -> tuple[Clause, ...]:
    """Return what is published about a motion's place today, as clauses; none where the area is no more."""
    try:
        return recitals.recitals(place_of(motion), timezone.localdate(now))
    except Area.DoesNotExist:
        return ()


@transaction.atomic
def begin(pack: MotionWords, model: Model, *, named: str, place: Place, email: str, now: dt.datetime) -> Motion:
    """Begin a motion from the model, with the first local figure in it, and send the link that opens it.

    Whoever has one in draft for the same body is sent the link to that one.
    """
    own = Motion.objects.filter(email__iexact=email, state=State.DRAFTED)
    there = same_body(own, kind=model.key, area_code=place.area.code, named=named)
    motion = there[0] if there else _new(pack, model, named, place, email, now)
    DESK.send_link(motion.email, now)
    return motion


def _new(pack: MotionWords, model: Model, named: str, place: Place, email: str, now: dt.datetime) -> Motion:
    text = pack.text(model, place.nation)
    told = recitals.recitals(place.area, timezone.localdate(now))
    motion = Motion.objects.create(
        kind=model.key,
        named=named,
        title=pack.title,
        nation=place.nation,
        area_kind=place.area.kind,
        area_code=place.area.code,
        area_name=place.area.name,
        seat_code="" if model.whole_council and place.area.code != place.seat else place.seat,
        model=to_json(text),
        clauses=to_json(recitals.with_figures(text, told[:1])),
        email=email,
        touched=now,
        state_since=now,
    )
    record(Noted.BEGUN, actor="writer", subject=motion, detail={"kind": model.key})
    return motion


def _held(key: int, *, writable: bool = False) -> Motion:
    motion = Motion.held(key)
    if writable and motion.state not in WRITABLE:
        raise NotNow(_("Its words are what was handed in. Take it back, or say that the meeting amended it, to change them."))
    return motion


def _keep(motion: Motion, clauses: Collection[Clause], now: dt.datetime, noted: Noted, **detail: Any) -> None:
    motion.clauses, motion.touched = to_json(in_order(clauses)), now
    motion.save(update_fields=["clauses", "touched"])
    record(noted, actor="writer", subject=motion, detail=detail)
    if motion.state != State.DRAFTED:
        put_forward(motion, now)


@transaction.atomic
def reword(key: int, clause: str, *, before: str, text: str, now: dt.datetime) -> None:
    """Put a clause in other words, strike it where they are none, or put it back. ``before`` is what the writer saw.

    Raises :class:`Parted` where it says something else by now, :class:`NotNow` where words cannot change.
    """
    motion = _held(key, writable=True)
    standing = {each.id: each for each in motion.text}
    if " ".join((standing[clause].text if clause in standing else "").split()) != " ".join(before.split()):
        raise Parted(_("This clause was changed in another window. Its words as they stand now are shown above yours."))
    if clause not in standing:
        model = {each.id: each for each in motion.began_with}
        if clause not in model:
            raise NotNow(_("There is no such clause."))
        _keep(motion, _in_its_place(motion, model[clause]), now, Noted.REWORDED, clause=clause)
        return
    if standing[clause].figure and text.strip():
        raise NotNow(_("A published figure stands as it is published. Leave it out, or add a clause of your own."))
    _keep(motion, reworded(motion.text, clause, text.strip()), now, Noted.REWORDED, clause=clause)


def _in_its_place(motion: Motion, clause: Clause) -> tuple[Clause, ...]:
    """Return the text with a clause of the model put back where the model has it."""
    order = {each.id: at for at, each in enumerate(motion.began_with)}
    before = [at for at, each in enumerate(motion.text) if order.get(each.id, len(order)) < order[clause.id]]
    at = before[-1] + 1 if before else 0
    return (*motion.text[:at], clause, *motion.text[at:])


@transaction.atomic
def add(key: int, part: Part, text: str, now: dt.datetime) -> str:
    """Add a clause of the body's own, and return its id; raises :class:`NotNow`."""
    motion = _held(key, writable=True)
    known_ids = {each.id for each in motion.began_with}
    if sum(each.id not in known_ids and each.figure is None for each in motion.text) >= MOST_ADDED:
        raise NotNow(_("That are many clauses of your own. Strike one first, or make it another motion."))
    made = Clause(next_own(motion.text), part, text.strip())
    _keep(motion, (*motion.text, made), now, Noted.REWORDED, clause=made.id)
    return made.id


@transaction.atomic
def choose_figures(key: int, wanted: Collection[str], now: dt.datetime) -> None:
    """Put these published figures into a draft, as published today, and no others; raises :class:`NotNow`."""
    motion = _held(key, writable=True)
    there = {each.id: each for each in (*motion.text, *told_of(motion, now)) if each.figure}
    chosen = tuple(clause for name, clause in there.items() if name in wanted)
    if len(chosen) > recitals.MOST:
        raise NotNow(_("Choose three at most: a motion with many figures is not read."))
    _keep(motion, recitals.with_figures(motion.text, chosen), now, Noted.FIGURES, figures=[each.id for each in chosen])


@transaction.atomic
def take_newer(key: int, clause: str, now: dt.datetime) -> None:
    """Put what is published now in the place of a figure that was frozen; raises :class:`NotNow` once the vote was taken."""
    motion = _held(key)
    if motion.state not in {State.DRAFTED, *OPEN}:
        raise NotNow(_("The vote was taken on the figures as they stood."))
    told = {each.id: each for each in told_of(motion, now)}
    if clause not in told:
        raise NotNow(_("No newer figure is published."))
    text = tuple(told[clause] if each.id == clause else each for each in motion.text)
    _keep(motion, text, now, Noted.NEWER_FIGURE, clause=clause)


@transaction.atomic
def step(key: int, act: Act, now: dt.datetime, *, on: dt.date, **reported: Any) -> Motion:
    """Note what became of a motion; ``reported`` are fields that were reported with it. Raises :class:`NotNow`.

    Handed in, its figures are frozen as they are published that day.
    """
    motion = _held(key)
    if act is Act.SUBMIT:
        reported["clauses"] = to_json(recitals.newest(motion.text, told_of(motion, now)))
    if act is Act.CORRECT:
        reported |= {"votes_for": None, "votes_against": None, "votes_abstained": None, "proof": ""}
        take_off(motion, now)
        motion.minutes.only("pk").delete()  # they prove what was not so
    asked_at = _asked_at(motion, reported.get("meets_on", motion.meets_on), now)
    try:
        motion.move(act, by="writer", now=now, touched=now, asked_at=asked_at, since=on, **reported)
    except IllegalMove:
        raise NotNow(_("That is not possible as the motion stands. Look at where it stands now.")) from None
    put_forward(motion, now)
    return motion


def _asked_at(motion: Motion, meets_on: dt.date | None, now: dt.datetime) -> dt.datetime | None:
    """Return since when a writer who reports need not be asked: after the meeting they have answered, before it or of another day not."""
    met = meets_on is not None and meets_on == motion.meets_on and meets_on < timezone.localdate(now)
    return now if met else None


@transaction.atomic
def prove(key: int, now: dt.datetime, *, proof: str, minutes: tuple[str, bytes] | None) -> None:
    """Keep the proof of what was decided: a link, or minutes as a PDF with their name; raises :class:`NotNow` before a decision."""
    motion = _held(key)
    if motion.state not in DECIDED:
        raise NotNow(_("There is nothing to prove before the vote."))
    motion.proof, motion.touched = proof, now
    motion.save(update_fields=["proof", "touched"])
    record(Noted.PROOF, actor="writer", subject=motion)
    if minutes:
        keep_minutes(motion, *minutes, now)
    put_forward(motion, now)


@transaction.atomic
def choose_publicity(key: int, now: dt.datetime, *, in_public: bool) -> None:
    """Put a motion before staff so that it is published, or take it off the site."""
    motion = _held(key)
    motion.in_public, motion.touched = in_public, now
    motion.save(update_fields=["in_public", "touched"])
    record(Noted.PUBLICITY, actor="writer", subject=motion, detail={"public": in_public})
    put_forward(motion, now)


def ask_what_came_of_it(now: dt.datetime) -> int:
    """Ask each writer once, after the day of the meeting, what came of the motion; returns how many were asked."""
    due = (
        Motion.objects.filter(state__in=OPEN, meets_on__lt=timezone.localdate(now), asked_at=None)
        .exclude(email="")
        .exclude(verified_at=None)
    )
    return sum(_ask(due.filter(pk=key), now) for key in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _ask(due: "QuerySet[Motion]", now: dt.datetime) -> int:
    """Ask the writer of one motion, if it is still due once its row is held."""
    motion = due.select_for_update().first()
    if motion is None:
        return 0
    motion.asked_at = now
    motion.save(update_fields=["asked_at"])
    ASKED.post(to=motion.email, about=f"motions.Motion:{motion.pk}", title=motion.named, motion=motion)
    return 1
