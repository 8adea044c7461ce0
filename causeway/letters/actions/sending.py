"""Asking us to deliver a letter, confirming it, and saying that it was somebody else."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.limits import over_limit
from causeway.letters import policies, tokens
from causeway.letters.actions import mail, remembering
from causeway.letters.domain import composing
from causeway.letters.domain.states import Act, State, move
from causeway.letters.exceptions import LinkInvalid, LinkUsed, NotTheirMp, TooMany
from causeway.letters.models import BlockedAddress, Draft, Letter
from causeway.letters.places import today
from causeway.letters.queries import Reading, in_words, missing, reading
from causeway.representatives.queries import Mp

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
PER_CLIENT, PER_ADDRESS = 20, 5  # a staff room shares one network address; nobody needs six confirmations in a day


def _must_not_flood(client: str, key: str) -> None:
    if over_limit("letters.request.client", client, PER_CLIENT, HOUR) or over_limit(
        "letters.request.email", key, PER_ADDRESS, DAY
    ):
        raise TooMany(
            _(
                "Too many letters were asked for from here in a short time. Your letter is kept. Try again "
                "later, or send it from your own mailbox."
            )
        )


def _supersede(draft: Draft, now: dt.datetime) -> None:
    after = move(State.AWAITING, Act.SUPERSEDE)
    Letter.objects.awaiting().filter(draft=draft).update(state=after, state_since=now, nonce="")


def _letter_from(draft: Draft, read: Reading, mp: Mp, now: dt.datetime) -> Letter:
    letter = Letter(
        draft=draft,
        created=now,
        state=move(State.DRAFT, Act.REQUEST),
        state_since=now,
        nonce=secrets.token_hex(16),
        role=draft.role,
        seat_code=draft.seat_code,
        seat_name=read.to.constituency.name,
        member_id=mp.member_id,
        mp_name=mp.name,
        mp_email=mp.email,
        ask_key=draft.ask_key,
        figure_key=read.figure.key if read.figure and read.foot.source else "",
        own_words=read.own_words,
        name=draft.name,
        job_title=draft.job_title,
        school=draft.school,
        email=draft.email,
        address_key=tokens.address_key(draft.email),
        address=draft.address,
        subject=read.subject,
        text=read.text,
        foot=composing.whole("", read.foot),
    )
    remembering.measure(letter)
    letter.save()
    return letter


def request_delivery(draft: Draft, *, client: str, now: dt.datetime) -> Letter:
    """Keep the letter as it stands and ask its writer, by e-mail, to confirm it.

    Raises :class:`Incomplete` or a :class:`CannotSend`; the draft stays as it is.
    """
    if gap := missing(draft):
        raise gap
    read = reading(draft, today(now))
    policies.must_identify_no_child(read.findings)
    held, mp = read.to, policies.mp_of(read.to)
    key = tokens.address_key(draft.email)
    policies.must_live_or_work_there(draft.address, draft.seat_code, held.constituency.name, draft.role)
    policies.must_have_an_address(mp)
    policies.must_not_repeat(key, mp, now)
    policies.must_not_be_blocked(key)
    _must_not_flood(client, key)
    with transaction.atomic():
        _supersede(draft, now)
        letter = _letter_from(draft, read, mp, now)
        mail.ask_to_confirm(letter)
        record("letter asked for", actor="writer", subject=letter)
    return letter


def _locked(ticket: tokens.Ticket) -> Letter:
    """Return the ticket's letter, with every letter by its writer to that MP locked: confirmations wait for each other."""
    named = Letter.objects.filter(pk=ticket.letter).first()
    if named is None or not named.nonce or not secrets.compare_digest(named.nonce, ticket.nonce):
        raise LinkInvalid(_("This link is no longer in use. If you asked for a newer one, use that."))
    same = Letter.objects.select_for_update().filter(address_key=named.address_key, member_id=named.member_id).order_by("pk")
    return next(letter for letter in same if letter.pk == named.pk)


def _must_be_waiting(letter: Letter, now: dt.datetime) -> None:
    if letter.state != State.AWAITING:
        raise LinkUsed(in_words(letter.state, letter.mp_name).explanation, letter.state)
    if now > letter.confirm_by:
        raise LinkInvalid(_("This link has expired. Go back to your letter and ask for a new one."))


def _must_still_hold(letter: Letter, now: dt.datetime) -> Mp:
    """Return the MP as of today; the letter greets one person by name and goes to nobody else."""
    held, mp = policies.mp_to_write_to(letter.seat_code, today(now))
    if mp.member_id != letter.member_id:
        raise NotTheirMp(
            _(
                "%(old)s no longer holds %(seat)s; the MP is now %(new)s. Nothing was sent. Go back to your "
                "letter: it is kept, and greets the new MP."
            )
            % {"old": letter.mp_name, "seat": held.constituency.name, "new": mp.name}
        )
    policies.must_live_or_work_there(letter.address, letter.seat_code, held.constituency.name, letter.role)
    policies.must_have_an_address(mp)
    return mp


@transaction.atomic
def confirm(signed: str, now: dt.datetime) -> Letter:
    """Send the letter on its way, once: its state, the messages, the audit row and the draft's end are one transaction."""
    letter = _locked(tokens.read("confirm", signed))
    _must_be_waiting(letter, now)
    mp = _must_still_hold(letter, now)
    policies.must_not_repeat(letter.address_key, mp, now)
    letter.state = move(State(letter.state), Act.CONFIRM)
    letter.state_since = letter.confirmed_at = now
    letter.mp_email = mp.email
    letter.message_id = f"<letter.{letter.pk}.{secrets.token_hex(8)}@{settings.MAIL_FROM_DOMAIN}>"
    draft, letter.draft = letter.draft, None
    letter.save()
    remembering.remember(letter, now)
    mail.deliver(letter)
    mail.copy_to_writer(letter)
    record("letter confirmed", actor="writer", subject=letter, detail={"seat": letter.seat_code, "ask": letter.ask_key})
    if draft is not None:
        draft.delete()
    return letter


def letter_to_confirm(signed: str, now: dt.datetime) -> Letter:
    """Return the letter a confirmation link is for, changing nothing: mail scanners open links too."""
    with transaction.atomic():
        letter = _locked(tokens.read("confirm", signed))
    _must_be_waiting(letter, now)
    return letter


@transaction.atomic
def deny(signed: str, now: dt.datetime, *, block: bool) -> str:
    """Cancel a letter that its supposed writer never wrote, and promise no more mail if asked. Returns the state after."""
    ticket = tokens.read("deny", signed)
    letter = _locked(ticket)
    if letter.state == State.AWAITING:
        letter.state = move(State.AWAITING, Act.DENY)
        letter.state_since = now
        letter.save(update_fields=["state", "state_since"])
    record("letter denied", actor="writer", subject=letter, detail={"state": letter.state, "blocked": block})
    if block and letter.address_key:
        BlockedAddress.objects.get_or_create(address_key=letter.address_key)
    return letter.state
