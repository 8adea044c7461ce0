"""Inviting an MP: own words, then one letter by us or from the organiser's mailbox; asking again; the offer of a visit; taking it back."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox.actions import File, NewMessage, cancel_unless_left, post
from causeway.outbox.models import Message
from causeway.outbox.senders import via_campaign
from causeway.people.row_links import new_nonce
from causeway.representatives.members.queries import Mp
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.acts import Noted
from causeway.roundtables.invitations.domain.invitations import WENT, Act, State, can, move
from causeway.roundtables.invitations.domain.letter import compose, gaps
from causeway.roundtables.invitations.domain.waiting import Next, next_act
from causeway.roundtables.invitations.models import Dispatch, Invitation
from causeway.roundtables.screening.actions import screened
from causeway.roundtables.screening.queries import TO_GUESTS, TO_MPS
from causeway.roundtables.table import attachments, policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions.planning import locked, touch
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.states import Act as Step
from causeway.roundtables.table.domain.states import State as Stage
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable, Seat

LETTER = "roundtable-invitation"
LETTER_KIND, NUDGE, OFFER = "letter", "nudge", "offer"


def _mp(seat: Seat, now: dt.datetime) -> Mp:
    held, mp = inviting.mp_of(seat.code, day_of(now))
    if mp is None:
        raise NotNow(held.explanation or _("Nobody holds this seat at the moment."))
    return mp


def _refresh(seat: Seat, mp: Mp) -> None:
    if (seat.member_id, seat.mp_name) != (mp.member_id, mp.name):
        seat.member_id, seat.mp_name, seat.party = mp.member_id, mp.name, mp.party
        seat.save(update_fields=["member_id", "mp_name", "party"])


@transaction.atomic
def save_own_words(desk: Desk, seat_key: int, words: str, seen: str, now: dt.datetime) -> Invitation:
    """Keep the organisers' words to one MP; the invitation begins with them. Raises :class:`ChangedMeanwhile` like the plan's words."""
    roundtable = locked(desk)
    seat = roundtable.seats.get(pk=seat_key)
    mp = _mp(seat, now)
    _refresh(seat, mp)
    invitation, begun = Invitation.objects.select_for_update().get_or_create(
        seat=seat,
        member_id=mp.member_id,
        defaults={
            "roundtable": roundtable,
            "mp_name": mp.name,
            "mp_email": mp.email,
            "salutation": mp.salutation,
            "state_since": now,
            "created": now,
            "nonce": new_nonce(),
            "words": words,
        },
    )
    if not begun:
        _change_words(invitation, words, seen, now)
    touch(roundtable, now)
    record(Noted.WORDS_SAVED, actor=desk.actor, subject=invitation)
    return invitation


def _change_words(invitation: Invitation, words: str, seen: str, now: dt.datetime) -> None:
    if can(State(invitation.state), Act.WRITE_AGAIN):
        invitation.state, invitation.state_since = move(State(invitation.state), Act.WRITE_AGAIN), now
        invitation.nonce = new_nonce()
    if invitation.state != State.DRAFT:
        raise NotNow(_("This invitation has gone; its words stay as they went."))
    editing.to_save({"words": words}, {"words": invitation.words}, seen)
    invitation.words = words
    invitation.save(update_fields=["words", "state", "state_since", "nonce"])


def _begin_inviting(roundtable: Roundtable, by: str, now: dt.datetime) -> None:
    """Move the roundtable on with its first invitation; later ones change nothing."""
    if roundtable.state in {Stage.INVITING, Stage.CONFIRMED}:
        touch(roundtable, now)
        return
    policies.must_be_possible(roundtable, Step.INVITE)
    roundtable.move(Step.INVITE, by=by, now=now, changed=now)


@dataclass(frozen=True)
class _Ready:
    """An invitation whose row is locked and whose letter is whole."""

    roundtable: Roundtable
    invitation: Invitation
    mp: Mp
    text: str


def _ready(desk: Desk, key: int, now: dt.datetime, *, attached: bool) -> _Ready:
    roundtable = locked(desk)
    invitation = Invitation.objects.select_for_update().select_related("seat").get(pk=key, roundtable=roundtable)
    mp = _mp(invitation.seat, now)
    if mp.member_id != invitation.member_id:
        raise NotNow(
            _("%(old)s no longer holds %(seat)s; the MP is now %(new)s. Open the seat again and write to them.")
            % {"old": invitation.mp_name, "seat": invitation.seat.name, "new": mp.name}
        )
    parts = inviting.parts_of(roundtable, invitation.seat, invitation, mp, day_of(now), attached=attached)
    if gaps(parts):
        raise NotNow(_("The letter is not whole yet. What is missing stands above it."))
    policies.must_identify_no_child(roundtable.who_we_are, roundtable.what_happens, roundtable.ask, invitation.words)
    invitation.mp_name, invitation.mp_email, invitation.salutation = mp.name, mp.email, mp.salutation
    return _Ready(roundtable, invitation, mp, compose(parts))


def _gone(ready: _Ready, act: Act, by: str, now: dt.datetime, *, by_us: bool, message_id: str = "") -> None:
    """Write down that the letter went, as it went."""
    invitation = ready.invitation
    invitation.text = ready.text
    invitation.subject = inviting.subject_of(ready.roundtable)
    invitation.state, invitation.state_since = move(State(invitation.state), act), now
    invitation.went_at = now
    invitation.save()
    Dispatch.objects.create(invitation=invitation, kind=LETTER_KIND, at=now, by_us=by_us, message_id=message_id)
    _begin_inviting(ready.roundtable, by, now)


def _must_not_have_gone(invitation: Invitation, act: Act) -> None:
    if not can(State(invitation.state), act):
        raise NotNow(_("This invitation has gone already. One is enough; ask again when two weeks are over."))


def _post(desk: Desk, invitation: Invitation, subject: str, text: str, file: File | None, in_reply_to: str = "") -> Message:
    organiser = desk.organiser
    policies.must_not_flood(organiser)
    return post(
        NewMessage(
            kind=LETTER,
            to=invitation.mp_email,
            subject=clean_line(subject, 150),
            text=text,
            from_name=via_campaign(organiser.name),
            reply_to=organiser.email,
            about=f"roundtables.Invitation:{invitation.pk}",
            message_id=f"<roundtable.{secrets.token_hex(16)}@{settings.MAIL_FROM_DOMAIN}>",
            in_reply_to=in_reply_to,
            lane=f"mp:{invitation.member_id}",
            lane_title=invitation.mp_name,
            files=(file,) if file else (),
        )
    )


def _own_words(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the organisers' words to one MP, with which the letter begins."""
    found = Invitation.objects.filter(pk=given["key"], roundtable=given["desk"].roundtable).values_list("words", flat=True)
    return {"words": "".join(found)}


@screened((*TO_GUESTS, *TO_MPS), goes=_own_words)
def send_by_us(desk: Desk, key: int, now: dt.datetime) -> Invitation:
    """Deliver the invitation, once, with the seat's briefing; answers by mail go to the organiser who confirmed it."""
    invitation = Invitation.objects.select_related("seat").get(pk=key, roundtable=desk.roundtable)
    paper = attachments.briefing(invitation.seat.code, day_of(now))  # made before the transaction: it may take seconds
    with transaction.atomic():
        ready = _ready(desk, key, now, attached=paper is not None)
        invitation = ready.invitation
        _must_not_have_gone(invitation, Act.CONFIRM)
        if not ready.mp.email:
            raise NotNow(
                _("Parliament lists no e-mail address for %(mp)s. Send it from your own mailbox or by post.")
                % {"mp": ready.mp.name}
            )
        message = _post(desk, invitation, inviting.subject_of(ready.roundtable), ready.text, paper)
        _gone(ready, Act.CONFIRM, desk.actor, now, by_us=True, message_id=message.message_id)
        record(Noted.CONFIRMED, actor=desk.actor, subject=invitation, detail={"seat": invitation.seat.code})
    return invitation


@transaction.atomic
def sent_oneself(desk: Desk, key: int, now: dt.datetime) -> Invitation:
    """Write down that an organiser sent the invitation from their own mailbox."""
    seat_code = Invitation.objects.values_list("seat__code", flat=True).get(pk=key, roundtable=desk.roundtable)
    ready = _ready(desk, key, now, attached=bool(attachments.download(seat_code)))
    _must_not_have_gone(ready.invitation, Act.SEND_ONESELF)
    _gone(ready, Act.SEND_ONESELF, desk.actor, now, by_us=False)
    record(Noted.SENT_BY_ORGANISER, actor=desk.actor, subject=ready.invitation, detail={"seat": ready.invitation.seat.code})
    return ready.invitation


@dataclass(frozen=True)
class Again:
    """A letter after the first, as it would go now."""

    kind: str
    subject: str
    text: str


def letter_after(invitation: Invitation, kind: str, words: str, now: dt.datetime) -> Again:
    """Return the nudge or the offer as it would go."""
    text = inviting.nudge_to(invitation, words, day_of(now)) if kind == NUDGE else inviting.offer_to(invitation, words)
    return Again(kind, _("Re: %(subject)s") % {"subject": invitation.subject or inviting.subject_of(invitation.roundtable)}, text)


_WANTED = {NUDGE: {Next.NUDGE, Next.RING}, OFFER: {Next.OFFER}}


@screened((*TO_GUESTS, *TO_MPS), typed=("words",))
@transaction.atomic
def write_again(desk: Desk, key: int, kind: str, words: str, now: dt.datetime, *, by_us: bool) -> Dispatch:
    """Send a nudge or an offer, or write down that the organiser did; neither before its time nor twice."""
    locked(desk)
    invitation = (
        Invitation.objects.select_for_update().select_related("seat", "roundtable").get(pk=key, roundtable=desk.roundtable)
    )
    standing = inviting.standing_of(inviting.written(invitation))
    if next_act(standing, day_of(now)) not in _WANTED[kind]:
        raise NotNow(_("It is not the time for that: the office was asked a short while ago, or has answered."))
    message_id = ""
    if by_us:
        if not invitation.mp_email:
            raise NotNow(_("We have no e-mail address of this MP. Send it from your own mailbox."))
        again = letter_after(invitation, kind, words, now)
        first = invitation.dispatches.filter(by_us=True).exclude(message_id="").first()
        message_id = _post(desk, invitation, again.subject, again.text, None, first.message_id if first else "").message_id
    sent = Dispatch.objects.create(invitation=invitation, kind=kind, at=now, by_us=by_us, message_id=message_id)
    record(
        Noted(f"invitation: {kind}"), actor=desk.actor, subject=invitation, detail={"seat": invitation.seat.code, "by_us": by_us}
    )
    return sent


def _stop_letter(key: int, desk: Desk) -> bool:
    sent = Dispatch.objects.filter(
        invitation=key, invitation__roundtable=desk.roundtable, invitation__state=State.QUEUED, kind=LETTER_KIND, by_us=True
    ).last()
    message = Message.objects.filter(message_id=sent.message_id).first() if sent else None
    return message is not None and cancel_unless_left(message).state == "cancelled"


@transaction.atomic
def take_back(desk: Desk, key: int, now: dt.datetime) -> bool:
    """Take an invitation back and end its link; returns whether it could still be stopped before it left."""
    locked(desk)
    stopped = _stop_letter(key, desk)  # before the invitation's row is locked: the worker locks the message first, too
    invitation = Invitation.objects.select_for_update().get(pk=key, roundtable=desk.roundtable)
    if invitation.state == State.QUEUED:
        raise NotNow(_("It is leaving this very moment. Try again in a minute."))
    if not can(State(invitation.state), Act.WITHDRAW):
        raise NotNow(_("This invitation was taken back already."))
    invitation.state, invitation.state_since, invitation.nonce = move(State(invitation.state), Act.WITHDRAW), now, ""
    invitation.save(update_fields=["state", "state_since", "nonce"])
    record(Noted.TAKEN_BACK, actor=desk.actor, subject=invitation, detail={"stopped": stopped})
    return stopped


@transaction.atomic
def new_office_link(desk: Desk, key: int) -> Invitation:
    """End the office's link and make another, where the first got into wrong hands."""
    locked(desk)
    invitation = Invitation.objects.select_for_update().select_related("roundtable").get(pk=key, roundtable=desk.roundtable)
    if invitation.state not in {State.DRAFT, *WENT, State.NOT_DELIVERED}:
        raise NotNow(_("This invitation was taken back; it has no link."))
    invitation.nonce = new_nonce()
    invitation.save(update_fields=["nonce"])
    record(Noted.OFFICE_LINK_RENEWED, actor=desk.actor, subject=invitation)
    return invitation
