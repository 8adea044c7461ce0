"""Thanking: words to a group, a sentence to each person, and one letter to each, by us or as the organisers say they did."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.campaign import campaign
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox.actions import NewMessage, post
from causeway.roundtables import arriving, policies
from causeway.roundtables.access import Desk
from causeway.roundtables.actions.guest_mail import THANKS, message_id
from causeway.roundtables.actions.moving import held
from causeway.roundtables.domain.states import State
from causeway.roundtables.domain.thanking import Group
from causeway.roundtables.exceptions import NotNow
from causeway.roundtables.models import Roundtable, Thanks, ThanksWords
from causeway.roundtables.thanks import Letters, Person, lane_of, subject_of


@dataclass(frozen=True)
class Typed:
    """What was typed to one person, and what stood there when the page was opened."""

    text: str
    seen: str


def can_thank(roundtable: Roundtable) -> bool:
    """Whether letters of thanks go: after the day, until it is ended or those invited are erased."""
    return roundtable.state in {State.HELD, State.FOLLOWING_UP} and roundtable.erased_at is None


def _open(desk: Desk) -> Roundtable:
    roundtable = held(desk.roundtable.pk)
    if not can_thank(roundtable):
        raise NotNow(_("Thanks are sent after the day, until the roundtable is ended."))
    return roundtable


@transaction.atomic
def keep_words(desk: Desk, group: Group, text: str, version: int) -> None:
    """Keep the words to a group; refused where somebody else kept others since ``version`` (0: the draft)."""
    roundtable = _open(desk)
    words = ThanksWords.objects.filter(roundtable=roundtable, group=group).first() or ThanksWords(
        roundtable=roundtable, group=group, version=0
    )
    if words.text == text:
        return
    if words.version != version:
        raise NotNow(_("Somebody else changed these words meanwhile. Open them again in another window and put the two together."))
    words.text, words.version = text, words.version + 1
    words.save()
    record("roundtable: words of thanks kept", actor=desk.actor, subject=roundtable, detail={"group": group.value})


@transaction.atomic
def keep_own(desk: Desk, typed: Mapping[str, Typed]) -> None:
    """Keep the sentences to single people. Who was thanked meanwhile, their letter stays as it went."""
    _keep(_open(desk), desk, typed)


def _keep(roundtable: Roundtable, desk: Desk, typed: Mapping[str, Typed]) -> Letters:
    changed = 0
    for each in Letters(roundtable, desk.organiser).people:
        new = typed.get(each.key)
        if new is None or each.thanked or new.text in {new.seen, each.own}:
            continue
        if each.own != new.seen:
            raise NotNow(
                _("Somebody else wrote to %(name)s meanwhile: “%(words)s”. Put the two together, then keep it again.")
                % {"name": each.name, "words": each.own}
            )
        row = _row(roundtable, each)
        row.own = new.text
        row.save()
        changed += 1
    if changed:
        record("roundtable: sentences of thanks kept", actor=desk.actor, subject=roundtable, detail={"people": changed})
    return Letters(roundtable, desk.organiser)


def _row(roundtable: Roundtable, person: Person) -> Thanks:
    return person.row or Thanks(roundtable=roundtable, guest=person.guest, invitation=person.invitation)


def _chosen(letters: Letters, group: Group, chosen: list[str]) -> list[Person]:
    ticked = [each for each in letters.of(group) if each.key in chosen]
    if not ticked:
        raise NotNow(_("Tick at least one person."))
    return ticked


@transaction.atomic
def send(desk: Desk, group: Group, chosen: list[str], typed: Mapping[str, Typed], now: dt.datetime) -> int:
    """Send the letter to each of those ticked who was not thanked yet; returns how many. All go, or none."""
    roundtable = _open(desk)
    letters = _keep(roundtable, desk, typed)
    whom = [each for each in _chosen(letters, group, chosen) if not each.thanked]
    if not whom:
        raise NotNow(_("They were thanked already. Once is right."))
    if without := [each.name for each in whom if not each.email]:
        raise NotNow(
            _("We have no address of %(names)s. Untick them, or thank them yourself and say so.") % {"names": ", ".join(without)}
        )
    policies.must_not_flood(desk.organiser, len(whom), at_table=True)
    for each in whom:
        _post(desk, roundtable, each, letters.to(each), now)
    record("roundtable: thanked", actor=desk.actor, subject=roundtable, detail={"group": group.value, "people": len(whom)})
    return len(whom)


def _post(desk: Desk, roundtable: Roundtable, person: Person, text: str, now: dt.datetime) -> None:
    row = _row(roundtable, person)
    row.text, row.email, row.went_at, row.by_us = text, person.email, now, True
    row.save()
    row.message_id = message_id(roundtable, "thanks", row.pk)
    row.save(update_fields=["message_id"])
    lane, lane_title = lane_of(person)
    post(
        NewMessage(
            kind=THANKS,
            to=row.email,
            subject=clean_line(subject_of(roundtable, person.group), 150),
            text=text,
            from_name=clean_line(
                _("%(name)s via %(campaign)s") % {"name": desk.organiser.name, "campaign": campaign().name}, 120
            ),
            reply_to=desk.organiser.email,
            about=arriving.about(row),
            message_id=row.message_id,
            lane=lane,
            lane_title=lane_title,
        )
    )


@transaction.atomic
def sent_oneself(desk: Desk, group: Group, chosen: list[str], typed: Mapping[str, Typed], now: dt.datetime) -> int:
    """Write down that an organiser thanked those ticked, also where our letter did not arrive; returns how many."""
    roundtable = _open(desk)
    letters = _keep(roundtable, desk, typed)
    whom = [each for each in _chosen(letters, group, chosen) if not each.thanked or each.arrival]
    if not whom:
        raise NotNow(_("They were thanked already. Once is right."))
    for each in whom:
        row = _row(roundtable, each)
        row.text, row.went_at, row.by_us = letters.to(each), now, False
        row.save()
    detail = {"group": group.value, "people": len(whom)}
    record("roundtable: organiser says they thanked", actor=desk.actor, subject=roundtable, detail=detail)
    return len(whom)
