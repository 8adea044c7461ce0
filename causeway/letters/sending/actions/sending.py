"""Asking us to deliver a letter, confirming it, and saying that it was somebody else."""

import datetime as dt
import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.database.prepared import Prepared
from causeway.frame.database.rows import insert
from causeway.letters.letter import policies
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.domain.states import Act, State, move
from causeway.letters.letter.exceptions import LinkUsed
from causeway.letters.letter.links import CONFIRM_LINK, DENY_LINK
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.letter.places import today
from causeway.letters.letter.queries import Reading, missing, reading
from causeway.letters.letter.state_words import in_words
from causeway.letters.review import actions as freezing
from causeway.letters.review.queries import reasons_to_look
from causeway.letters.sending.actions.building import letter_of
from causeway.letters.sending.actions.following import after_confirming, follow_up
from causeway.letters.sending.actions.releasing import set_out
from causeway.letters.sending.flooding import must_not_flood
from causeway.outbox import no_more
from causeway.outbox.models import address_key, address_keys
from causeway.people.exceptions import LinkInvalid
from causeway.people.row_links import RowLink

PRESSED_AGAIN = dt.timedelta(minutes=2)  # after that, whoever presses again has had no mail, and wants another
WHAT_IS_ASKED = (
    *(
        "role",
        "seat_code",
        "addressee_key",
        "addressee_name",
        "addressee_email",
        "name",
        "job_title",
        "school",
        "email",
        "address",
    ),
    *("subject", "text", "foot"),
)
_HELD = Prepared(lambda key: Draft.objects.select_for_update().filter(pk=key).values_list("pk"))
_ASKED_BEFORE = Prepared(lambda draft: Letter.objects.awaiting().filter(draft=draft).order_by("-pk"))
_NAMED = Prepared(lambda key: Letter.objects.filter(pk=key).values_list("nonce", "email", "addressee_key"))
_TO_THE_SAME = Prepared(lambda **whose: Letter.objects.select_for_update().to_the_same(**whose).order_by("pk"))


def _supersede(letters: Sequence[Letter], now: dt.datetime) -> None:
    after = move(State.AWAITING, Act.SUPERSEDE)
    Letter.objects.awaiting().filter(pk__in=[letter.pk for letter in letters]).update(state=after, state_since=now, nonce="")


def _asked_already(before: Sequence[Letter], made: Letter, now: dt.datetime) -> Letter | None:
    """Return the letter that was asked for a moment ago, when this would be the same: one press of the button too many sends no second mail."""
    asked = next((letter for letter in before if letter.created > now - PRESSED_AGAIN), None)
    same = asked is not None and all(getattr(asked, field) == getattr(made, field) for field in WHAT_IS_ASKED)
    return asked if same else None


def request_delivery(draft: Draft, *, client: str, now: dt.datetime, read: Reading | None = None) -> Letter:
    """Keep the letter as it stands; the worker asks its writer, by e-mail, to confirm it. ``read`` is the draft's reading, where there is one.

    Raises :class:`Incomplete` or a :class:`CannotSend`; the draft stays as it is.
    """
    if gap := missing(draft):
        raise gap
    read = read or reading(draft, today(now))
    policies.must_identify_no_child(read.findings)
    to = policies.must_be_there(read.to)
    key = address_key(draft.email)
    policies.must_live_or_work_there(draft.address, to, draft.role)
    policies.must_have_an_address(to)
    policies.must_not_repeat(draft.email, to, now)
    policies.must_not_be_blocked(draft.email)
    must_not_flood(client, key, draft.address, draft.seat_code)
    with transaction.atomic():
        _HELD.first(key=draft.pk)  # two quick presses wait for each other
        letter = letter_of(draft, read, move(State.DRAFT, Act.REQUEST), now)
        before = _ASKED_BEFORE.rows(draft=draft.pk)
        if asked := _asked_already(before, letter, now):
            return asked
        if before:
            _supersede(before, now)
        letter.draft, letter.partner, letter.nonce, letter.owed_at = draft, draft.partner, secrets.token_hex(16), now
        insert(letter)
    return letter


def _locked(link: RowLink, signed: str) -> tuple[Letter, list[Letter]]:
    """Return the letter a link names, and the others by its writer to that addressee, all locked: confirmations wait for each other."""
    key, carried = link.read(signed)
    nonce, email, addressee_key = _NAMED.first(key=key) or ("", "", "")
    if not nonce or not secrets.compare_digest(nonce, carried):
        raise LinkInvalid(_("This link is no longer in use. If you asked for a newer one, use that."))
    same = _TO_THE_SAME.rows(keys=address_keys(email), addressee_key=addressee_key)
    letter = next(each for each in same if each.pk == key)
    return letter, [each for each in same if each is not letter]


def _must_be_waiting(letter: Letter, now: dt.datetime) -> None:
    if letter.state != State.AWAITING:
        raise LinkUsed(in_words(letter.state, letter.addressee_name).explanation, letter.state)
    if now > letter.confirm_by:
        raise LinkInvalid(_("This link has expired. Go back to your letter and ask for a new one."))


@transaction.atomic
def confirm(signed: str, now: dt.datetime, *, client: str = "") -> Letter:
    """Send the letter on its way, once, or have staff look at it first.

    That it goes is one row, and so is that its messages, audit row, count and the draft's end are owed: the worker writes them within seconds.
    """
    letter, others = _locked(CONFIRM_LINK, signed)
    _must_be_waiting(letter, now)
    to = policies.must_still_hold(letter, now)
    policies.must_not_be_among((each.confirmed_at for each in others if each.counts_as_written(now)), to)
    follow_up([letter])
    letter.confirmed_at, letter.addressee_email = now, to.email
    if reasons := reasons_to_look(letter, client):
        freezing.freeze(letter, reasons, now)
        after_confirming([letter])
    else:
        letter.owed_at = now
        set_out(letter, Act.CONFIRM, now)
        if letter.draft_id is not None:  # nothing typed into it from now on would be kept
            Draft.objects.filter(pk=letter.draft_id).update(state=letter.state)
    return letter


def letter_to_confirm(signed: str, now: dt.datetime) -> Letter:
    """Return the letter a confirmation link is for, changing nothing: mail scanners open links too."""
    with transaction.atomic():
        letter, _others = _locked(CONFIRM_LINK, signed)
    _must_be_waiting(letter, now)
    return letter


@transaction.atomic
def deny(signed: str, now: dt.datetime, *, block: bool) -> str:
    """Cancel a letter that its supposed writer never wrote, and promise no more mail if asked. Returns the state after."""
    letter, _others = _locked(DENY_LINK, signed)
    if letter.can(Act.DENY):
        letter.step(Act.DENY, now)
    record(Noted.DENIED, actor="writer", subject=letter, detail={"state": letter.state, "blocked": block})
    if block and letter.address_key:
        no_more.suppress(letter.address_key, everything=True)
    return str(letter.state)
