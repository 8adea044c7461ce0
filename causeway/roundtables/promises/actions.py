"""The ledger: asking after a promise, finding it kept or not, publishing it, and its maker's right of reply."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox.actions import NewMessage
from causeway.outbox.letters import to_person
from causeway.people.row_links import RowLink, new_nonce
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.acts import Noted
from causeway.roundtables.promises.domain import Act, State, can, move
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.screening.actions import screened
from causeway.roundtables.table import deliveries, guest_mail, mail, policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import Act as Step
from causeway.roundtables.table.domain.states import State as Stage
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable
from causeway.words.safe_words import identifies_a_child

REPLY = RowLink("roundtables.reply", "roundtables:promise-reply", ended=gettext_lazy("This link has ended."))
REPLIED = "roundtable-promise-replied"


@dataclass(frozen=True)
class Chase:
    """A letter that asks after a promise; ``by_us`` where we deliver it, else the organiser says they sent it."""

    subject: str
    words: str
    by_us: bool


def _held(desk: Desk, key: int) -> Promise:
    Roundtable.held(desk.roundtable.pk)
    promise = Promise.objects.select_for_update().filter(roundtable=desk.roundtable, pk=key).exclude(words="").first()
    if promise is None:
        raise NotNow(_("That promise is not in the ledger."))
    return promise


@dataclass(frozen=True)
class Shown:
    """What shows what became of a promise: a page on the web, or a letter or note in words."""

    link: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.link or self.words)


def _move(promise: Promise, act: Act, shown: Shown, now: dt.datetime) -> None:
    if not can(State(promise.state), act):
        raise NotNow(_("That is not possible for a promise that is %(state)s.") % {"state": ledger.state_in_words(promise.state)})
    promise.state = move(State(promise.state), act)
    if shown:
        promise.evidence, promise.shown_by = shown.link, shown.words
    promise.save(update_fields=["state", "evidence", "shown_by"])
    PromiseEvent.objects.create(promise=promise, at=now, act=act, state=promise.state, evidence=shown.link, shown_by=shown.words)


@transaction.atomic
def find(desk: Desk, key: int, act: Act, evidence: str, now: dt.datetime, *, shown_by: str = "") -> None:
    """Say what became of a promise, with what shows it: the link ``evidence``, or a letter or note in the words ``shown_by``."""
    if act is Act.REMIND:
        raise NotNow(_("Ask after it by a letter, so that they know."))
    promise = _held(desk, key)
    shown = Shown(evidence, shown_by)
    if act in {Act.KEEP, Act.KEEP_IN_PART} and not (shown or promise.evidence or promise.shown_by):
        raise NotNow(_("Say what shows it: a link to a written answer or a report, or in a line which letter or note."))
    policies.must_identify_no_child(shown_by)
    _move(promise, act, shown, now)
    record(act, of="promise", actor=desk.actor, subject=promise)


@transaction.atomic
def leave_the_child_out(desk: Desk, key: int, words: str) -> None:
    """Write a promise without what points to a child. Only for that: anything else stays in the words it was made in."""
    promise = _held(desk, key)
    if not identifies_a_child(promise.words):
        raise NotNow(_("No child is named in it, so it stays in the words it was made in."))
    policies.must_identify_no_child(words)
    promise.words = words
    promise.save(update_fields=["words"])
    record(Noted.WRITTEN_WITHOUT_NAMING_A_CHILD, actor=desk.actor, subject=promise)


@screened(typed=("letter",))
@transaction.atomic
def chase(desk: Desk, key: int, letter: Chase, now: dt.datetime) -> None:
    """Ask after a promise, once a day at most; by us through the outbox, or as the organiser says they did."""
    promise = _held(desk, key)
    last = promise.events.filter(act=Act.REMIND).order_by("-at").first()
    if last is not None and day_of(last.at) == day_of(now):
        raise NotNow(_("You asked after it today already."))
    _move(promise, Act.REMIND, Shown(), now)
    if letter.by_us:
        to = ledger.address_of(promise, day_of(now))
        if not to:
            raise NotNow(_("We have no address for them. Send it from your own mailbox, and say so here."))
        number = promise.events.filter(act=Act.REMIND).count()
        key_of_mail = guest_mail.message_id(desk.roundtable, "chase", promise.pk, number)
        sent = to_person(
            NewMessage(
                kind=guest_mail.CHASE,
                to=to,
                subject=clean_line(letter.subject, 150),
                text=letter.words,
                from_name=clean_line(desk.organiser.name, 80),
                reply_to=desk.organiser.email,
                about=deliveries.about(promise),
                message_id=key_of_mail,
            ),
            office=promise.seat_id is not None,
        )
        if sent is None:
            raise NotNow(_("They want no more mail from this site. Write from your own mailbox, and say so here."))
    record(Noted.ASKED_AFTER, actor=desk.actor, subject=promise, detail={"by_us": letter.by_us})


@transaction.atomic
def agree(desk: Desk, key: int, now: dt.datetime, *, to_publish: bool) -> None:
    """Say whether the organisers want a promise public; taken back, it is not public from that moment."""
    promise = _held(desk, key)
    if promise.seat_id is None:
        raise NotNow(_("Only what an MP promised can be published."))
    if to_publish and not ledger.address_of(promise, day_of(now)):
        raise NotNow(_("They can be told and answer only while they hold the seat. So it cannot be published now."))
    if to_publish:
        policies.must_identify_no_child(promise.words)
    promise.organiser_agrees_at = (promise.organiser_agrees_at or now) if to_publish else None
    if not to_publish:
        promise.staff_agree_at = None
    promise.save(update_fields=["organiser_agrees_at", "staff_agree_at"])
    record(Noted.ORGANISER_AGREES if to_publish else Noted.ORGANISER_DOES_NOT_AGREE, actor=desk.actor, subject=promise)


@transaction.atomic
def staff_agree(key: int, actor: str, now: dt.datetime, *, to_publish: bool) -> None:
    """Agree for the campaign's staff: whoever made the promise is told, and has a fortnight to answer before it is public."""
    promise = Promise.objects.select_for_update(of=("self",)).select_related("seat", "roundtable").get(pk=key)
    if not to_publish:
        promise.organiser_agrees_at = promise.staff_agree_at = None
        promise.save(update_fields=["organiser_agrees_at", "staff_agree_at"])
        record(Noted.STAFF_DO_NOT_AGREE, actor=actor, subject=promise)
        return
    if promise.organiser_agrees_at is None:
        raise NotNow(_("The organisers do not agree to publish it."))
    if promise.staff_agree_at is not None:
        return
    policies.must_identify_no_child(promise.words)
    to = ledger.address_of(promise, day_of(now))
    if not to:
        raise NotNow(_("They can be told and answer only while they hold the seat. So it cannot be published now."))
    promise.staff_agree_at, promise.nonce = now, promise.nonce or new_nonce()
    promise.save(update_fields=["staff_agree_at", "nonce"])
    _tell(promise, to)
    record(Noted.STAFF_AGREE, actor=actor, subject=promise)


def _tell(promise: Promise, to: str) -> None:
    owner = guest_mail.owner(promise.roundtable)
    words = mail.text(
        "promise_told",
        promise=promise,
        who=owner,
        day=ledger.public_from(promise),
        link=REPLY.address(promise),
    )
    subject = _("What you said at our roundtable is to be published")
    key = guest_mail.message_id(promise.roundtable, "told", promise.pk, promise.nonce)
    guest_mail.send(promise.roundtable, guest_mail.TELL, to, subject, words, key, of=promise, office=True)


def promise_of(signed: str) -> Promise:
    """Return the promise a link of reply is about; raises :class:`~causeway.people.exceptions.LinkInvalid`."""
    return REPLY.row(signed, Promise.objects.select_related("roundtable", "seat").exclude(words=""))


@transaction.atomic
def reply(signed: str, words: str, now: dt.datetime) -> None:
    """Keep what whoever made a promise says to it; it stands beside the promise wherever that is public. The organisers are told."""
    found = promise_of(signed)
    promise = Promise.objects.select_for_update().get(pk=found.pk)
    if promise.reply == words:
        return
    promise.reply, promise.replied_at = words, now
    promise.save(update_fields=["reply", "replied_at"])
    record(Noted.ITS_MAKER_ANSWERS, actor="office", subject=promise)
    owner = guest_mail.owner(found.roundtable)
    if owner.email:
        text = mail.text("promise_replied", promise=promise, link=whole_address("roundtables:ledger", found.roundtable.slug))
        subject = _("An answer to a promise: %(who)s") % {"who": promise.who}
        guest = promise.guest.email if promise.guest else ""
        mail.to_person(owner.email, REPLIED, subject, text, roundtable=found.roundtable, person=guest)


@transaction.atomic
def follow_up(desk: Desk, now: dt.datetime) -> None:
    """Say that the note is out and the promises are followed."""
    _step(desk, Step.FOLLOW_UP, now)


@transaction.atomic
def close(desk: Desk, now: dt.datetime) -> None:
    """End it."""
    _step(desk, Step.CLOSE, now)


@transaction.atomic
def reopen(desk: Desk, now: dt.datetime) -> None:
    """Take it up again."""
    _step(desk, Step.REOPEN, now)


def _step(desk: Desk, step: Step, now: dt.datetime) -> None:
    roundtable = Roundtable.held(desk.roundtable.pk)
    policies.must_be_possible(roundtable, step)
    roundtable.move(step, by=desk.actor, now=now, changed=now)


STEPS = {Stage.HELD: follow_up, Stage.FOLLOWING_UP: close, Stage.CLOSED: reopen}
