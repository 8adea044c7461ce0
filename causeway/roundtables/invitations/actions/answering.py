"""What an MP's office answers, on its page or by telephone. Each answer is a row of its own; the last one counts and none is lost."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.people.exceptions import LinkInvalid
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.acts import Noted
from causeway.roundtables.invitations.domain.invitations import Act, Heard, Said, State, move
from causeway.roundtables.invitations.models import Answer, Dispatch, Invitation
from causeway.roundtables.invitations.words import said_in_full
from causeway.roundtables.table import mail
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions.planning import locked, touch
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import COMING
from causeway.roundtables.table.domain.states import Act as Step
from causeway.roundtables.table.domain.states import State as Stage
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.table.notifying import to_organisers

ANSWERED = "roundtable-answered"
MOST_ANSWERS = 40  # of one office: a link that is played with must not fill the disk


@dataclass(frozen=True)
class Given:
    """What was said. ``dates`` are keys of the dates they can do."""

    said: Said
    dates: frozenset[int] = frozenset()
    who: str = ""
    email: str = ""
    access_needs: str = ""
    dietary: str = ""
    question: str = ""
    note: str = ""
    come_back_on: dt.date | None = None


def invitation_by(signed: str, now: dt.datetime, *, lock: bool = False) -> Invitation:
    """Return the invitation an office's link is for; raises :class:`LinkInvalid` for one that was revoked, ended or is too old."""
    rows = Invitation.objects.select_related("seat", "roundtable", "roundtable__chosen")
    invitation = inviting.OFFICE.row(signed, rows)
    if lock:  # the roundtable first, as organisers' acts do
        list(Roundtable.objects.select_for_update().filter(pk=invitation.roundtable_id).values_list("pk"))
        invitation = inviting.OFFICE.row(signed, rows.select_for_update(of=("self",)))
    if now > inviting.link_until(invitation):
        raise LinkInvalid(_("This link has expired. Answer the organisers’ message instead."))
    return invitation


def must_take_answers(roundtable: Roundtable) -> None:
    """Raise :class:`NotNow` where nobody asks any more who comes."""
    if roundtable.is_called_off:
        why = f" “{roundtable.why}”" if roundtable.why else ""
        raise NotNow(_("The roundtable does not take place, so no answer is needed any more.") + why)
    if roundtable.state not in COMING:
        raise NotNow(_("The organisers take no more answers here: the roundtable is over or called off."))


@transaction.atomic
def answer_by_office(signed: str, given: Given, now: dt.datetime) -> Answer:
    """Keep an office's answer and tell the organisers. The same answer sent twice is kept once; a new one is added to the old."""
    invitation = invitation_by(signed, now, lock=True)
    must_take_answers(invitation.roundtable)
    if invitation.answers.count() >= MOST_ANSWERS:
        raise NotNow(_("Many answers came by this link. Write to the organisers, please."))
    last = invitation.answers.last()
    if last is not None and _same(last, given):
        return last
    answer = _keep(invitation, given, Heard.PAGE, "office", now)
    record(Noted.OFFICE_ANSWERED, actor="office", subject=invitation, detail={"said": given.said.value})
    _tell_organisers(answer, again=last is not None)
    return answer


@transaction.atomic
def log_answer(desk: Desk, key: int, given: Given, heard: Heard, now: dt.datetime) -> Answer:
    """Keep what an organiser heard on the telephone or by mail."""
    roundtable = locked(desk)
    must_take_answers(roundtable)
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("seat", "roundtable")
    invitation = rows.get(pk=key, roundtable=roundtable)
    if invitation.state == State.WITHDRAWN:
        raise NotNow(_("This invitation was taken back."))
    answer = _keep(invitation, given, heard, desk.actor, now)
    answer.logged_by = desk.organiser
    answer.save(update_fields=["logged_by"])
    touch(roundtable, now)
    record(Noted.ANSWER_LOGGED, actor=desk.actor, subject=invitation, detail={"said": given.said.value, "heard": heard.value})
    return answer


def _same(last: Answer, given: Given) -> bool:
    names = (*Answer.PERSONAL, "come_back_on", "said")
    return all(getattr(last, name) == getattr(given, name) for name in names) and _dates_of(last) == given.dates


def _dates_of(answer: Answer) -> frozenset[int]:
    return frozenset(answer.dates.values_list("pk", flat=True))


def _keep(invitation: Invitation, given: Given, heard: Heard, by: str, now: dt.datetime) -> Answer:
    offered = {date.pk for date in inviting.offered_dates(invitation.roundtable)}
    answer = Answer.objects.create(
        invitation=invitation,
        at=now,
        said=given.said,
        heard=heard,
        come_back_on=given.come_back_on,
        **{name: getattr(given, name) for name in Answer.PERSONAL},
    )
    answer.dates.set(given.dates & offered)
    _went_after_all(invitation, by, now)
    return answer


def _went_after_all(invitation: Invitation, by: str, now: dt.datetime) -> None:
    """Note that the invitation arrived: an answer proves it, though nobody said that they sent it, or the mail server said otherwise."""
    if invitation.state not in {State.DRAFT, State.NOT_DELIVERED, State.UNCERTAIN}:
        return
    act = Act.SEND_ONESELF if invitation.state == State.DRAFT else Act.DELIVER
    if invitation.state == State.DRAFT:
        Dispatch.objects.create(invitation=invitation, kind="letter", at=now, by_us=False)
    invitation.state, invitation.state_since = move(State(invitation.state), act), now
    invitation.went_at = invitation.went_at or now
    invitation.save(update_fields=["state", "state_since", "went_at"])
    roundtable = Roundtable.held(invitation.roundtable_id)
    if roundtable.state in {Stage.DRAFT, Stage.POLLING} and roundtable.can(Step.INVITE):
        roundtable.move(Step.INVITE, by=by, now=now, changed=now)


def _tell_organisers(answer: Answer, *, again: bool) -> None:
    """Write to each organiser what the office said; needs and addresses stay on the desk."""
    invitation, roundtable = answer.invitation, answer.invitation.roundtable
    words = mail.text(
        "answered",
        answer=answer,
        invitation=invitation,
        said=said_in_full(answer),
        dates=[inviting.when(date.starts_at, roundtable.minutes) for date in answer.dates.all()],
        days=(day_of(answer.at) - day_of(invitation.went_at)).days if invitation.went_at else 0,
        again=again,
        link=whole_address("roundtables:desk", roundtable.slug),
    )
    subject = _("%(mp)s’s office has answered") % {"mp": invitation.mp_name}
    to_organisers(roundtable, ANSWERED, subject, words, person=answer.email)
