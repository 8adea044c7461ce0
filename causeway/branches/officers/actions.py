"""What happens with officers: named, verified by their mailbox, confirmed, handed over, ended. One secretary, one deputy at a time."""

import datetime as dt
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from causeway.audit.actions import record
from causeway.branches.directory.models import Branch, Listing
from causeway.branches.officers.domain import ONE_AT_A_TIME, OVER, Act, Role, State
from causeway.branches.officers.models import Officer
from causeway.frame.addresses import whole_address
from causeway.outbox.letters import Letter
from causeway.people.desk import Desk, DeskWords
from causeway.privacy.erasing import on_erase
from causeway.review import domain as review

TERM = dt.timedelta(days=365)
TOLD_BEFORE = dt.timedelta(days=28)
LINK_LASTS = dt.timedelta(days=7)

NAMED = Letter("branch-officer-named", _("You are listed as %(role)s of %(title)s"), "branches/mail/named.txt")
INVITED = Letter("branch-officer-invited", _("%(name)s names you as %(role)s of %(title)s"), "branches/mail/invited.txt")
CONFIRMED = Letter("branch-officer-confirmed", _("You are confirmed: %(role)s of %(title)s"), "branches/mail/confirmed.txt")
ENDED = Letter("branch-officer-ended", _("Your role in %(title)s has ended"), "branches/mail/ended.txt")
ENDS_SOON = Letter("branch-officer-ends", _("Your term in %(title)s ends on %(day)s"), "branches/mail/ends.txt")


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    LISTED = "officer: listed by staff"
    NAMED = "officer: named"
    TERM = "officer: term set"
    CORRECTED = "officer: name corrected by staff"
    AGAIN = "officer: says they were elected again"


@transaction.atomic
def verify(email: str, now: dt.datetime) -> None:
    """Put before staff what this address proposed: a link from its mailbox was used."""
    for officer in Officer.objects.select_for_update().filter(state=State.ASKED).of(email):
        officer.move(Act.VERIFY, by=actor(officer), now=now)
        for page in Listing.objects.select_for_update().filter(writer=officer, state=review.State.ASKED):
            page.move(review.Act.VERIFY, by=actor(officer), now=now)


def known(email: str) -> str:
    """Return the address under which somebody is an officer, or was named as one; empty for anybody else."""
    found = Officer.objects.of(email).exclude(state__in=OVER).first()
    return found.email if found else ""


DESK = Desk(
    "branches",
    at="/branches/desk/",
    home="branches:desk",
    words=DeskWords(
        title=_("Your branch’s desk"),
        why=_("For secretaries, deputies and officers of branches that are listed here."),
        on_its_way=_("If you speak for a branch here, a link is on its way. It works once."),
    ),
    lasts=dt.timedelta(hours=12),
    knows=known,
    opened=verify,
)


def actor(officer: Officer) -> str:
    """Return how the audit trail names an officer."""
    return f"officer:{officer.pk}"


@transaction.atomic
def ask(branch: Branch, role: Role, name: str, email: str, *, by: Officer | None, now: dt.datetime) -> Officer:
    """Name somebody, who has to open a link first and is confirmed by staff then; ``by`` nobody where they name themselves."""
    officer = _already(branch, role, email) or Officer.objects.create(
        branch=branch, role=role, name=name, email=email, state_since=now
    )
    record(Noted.NAMED, actor=actor(by) if by else "proposer", subject=officer, detail={"role": role, "branch": branch.slug})
    if by is None:
        DESK.send_link(email, now)
    else:
        link = DESK.new_link(email, now, LINK_LASTS)
        _tell(INVITED, officer, person=by.email, link=link, name=by.name)
    return officer


def _already(branch: Branch, role: Role, email: str) -> Officer | None:
    return Officer.objects.of(email).filter(branch=branch, role=role).exclude(state__in=OVER).first()


@transaction.atomic
def name(branch: Branch, role: Role, name: str, email: str, *, until: dt.date | None, by: str, now: dt.datetime) -> Officer:
    """List an officer whom staff know to be one. They serve from now on, and are told; who had the role before is followed.

    Who serves in the role already, by their address, goes on: only their name is corrected, and the end of their term where one is given.
    """
    if (serving := Officer.objects.serving().of(email).filter(branch=branch, role=role).first()) is not None:
        return _corrected(serving.pk, name, until, by)
    _make_way(branch, role, now, by)
    officer = Officer.objects.create(
        branch=branch,
        role=role,
        name=name,
        email=email,
        state=State.SERVING,
        state_since=now,
        until=until or timezone.localdate(now + TERM),
        confirmed_by=by,
    )
    record(Noted.LISTED, actor=by, subject=officer, detail={"role": role, "branch": branch.slug})
    _tell(NAMED, officer)
    return officer


def _corrected(key: int, name: str, until: dt.date | None, by: str) -> Officer:
    officer = Officer.held(key)
    officer.name, officer.until = name, until or officer.until
    officer.save(update_fields=["name", "until"])
    record(Noted.CORRECTED, actor=by, subject=officer)
    return officer


@transaction.atomic
def confirm(key: int, *, until: dt.date | None, by: str, now: dt.datetime) -> None:
    """Let somebody speak for their branch; raises ``IllegalMove``. Who had the role before is followed, and told."""
    officer = Officer.held(key)
    if officer.state == State.WAITING:
        _make_way(officer.branch, Role(officer.role), now, by, follower=officer.email)
    officer.move(Act.CONFIRM, by=by, now=now, until=until or timezone.localdate(now + TERM), confirmed_by=by)
    _tell(CONFIRMED, officer)


def _make_way(branch: Branch, role: Role, now: dt.datetime, by: str, follower: str = "") -> None:
    """End who serves in a role of which there is one; who follows themselves is not told that somebody does."""
    if role in ONE_AT_A_TIME:
        for before in Officer.objects.select_for_update().filter(branch=branch, role=role, state=State.SERVING):
            _end(before, Act.SUCCEED, by, now, told=before.email.casefold() != follower.casefold())


@transaction.atomic
def end(key: int, act: Act, *, by: str, now: dt.datetime) -> None:
    """End what somebody is, by one of the acts that end it; raises ``IllegalMove``."""
    _end(Officer.held(key), act, by, now)


def _end(officer: Officer, act: Act, by: str, now: dt.datetime, *, told: bool = True) -> None:
    officer.move(act, by=by, now=now)
    if told and officer.email and act is not Act.STAND_DOWN:
        _tell(ENDED, officer, followed=act is Act.SUCCEED, refused=act is Act.REFUSE)


@transaction.atomic
def renew(key: int, *, by: str, now: dt.datetime) -> None:
    """Let an officer's term go on for another year from today."""
    officer = Officer.held(key)
    officer.until, officer.told_at, officer.again_at = timezone.localdate(now + TERM), None, None
    officer.save(update_fields=["until", "told_at", "again_at"])
    record(Noted.TERM, actor=by, subject=officer, detail={"until": officer.until.isoformat()})


@transaction.atomic
def elected_again(officer: Officer, now: dt.datetime) -> None:
    """Note that an officer says they were elected again; staff look at it."""
    Officer.objects.filter(pk=officer.pk, state=State.SERVING).update(again_at=now)
    record(Noted.AGAIN, actor=actor(officer), subject=officer)


def mind_terms(now: dt.datetime) -> int:
    """Tell officers four weeks before their term ends, and end it on the day after its last; returns how many ended."""
    serving = Officer.objects.filter(state=State.SERVING, until__isnull=False)
    soon = serving.filter(told_at=None, until__lte=timezone.localdate(now + TOLD_BEFORE))
    for key in soon.values_list("pk", flat=True):
        _tell_soon(key, now)
    over = list(serving.filter(until__lt=timezone.localdate(now)).values_list("pk", flat=True))
    for key in over:
        _run_out(key, now)
    return len(over)


@transaction.atomic
def _tell_soon(key: int, now: dt.datetime) -> None:
    officer = Officer.held(key)
    if officer.told_at is None and officer.until is not None and officer.state == State.SERVING:
        officer.told_at = now
        officer.save(update_fields=["told_at"])
        _tell(ENDS_SOON, officer, day=date_format(officer.until, "j F Y"))


@transaction.atomic
def _run_out(key: int, now: dt.datetime) -> None:
    officer = Officer.held(key)
    if officer.can(Act.RUN_OUT):
        _end(officer, Act.RUN_OUT, "system", now)


@on_erase(Officer)
def leave_first(officer: Officer) -> None:
    """End the role of who is erased, so that letters go to the next."""
    if officer.can(Act.STAND_DOWN):
        officer.move(Act.STAND_DOWN, by=actor(officer), now=timezone.now())


def _tell(letter: Letter, officer: Officer, **context: object) -> None:
    letter.post(
        to=officer.email,
        about=f"branches.Officer:{officer.pk}",
        officer=officer,
        role=officer.get_role_display(),
        title=officer.branch.name,
        site=whole_address("branches:desk"),
        **context,  # type: ignore[arg-type]  # what the text is given, none of what the letter is
    )
