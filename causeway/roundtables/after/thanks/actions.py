"""Thanking: words to a group, a sentence to each person, and one letter to each, by us or as the organisers say they did."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox import no_more
from causeway.outbox.actions import NewMessage
from causeway.outbox.letters import to_person
from causeway.outbox.senders import via_campaign
from causeway.roundtables.after.acts import Noted
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.after.thanks.models import Thanks, ThanksWords
from causeway.roundtables.after.thanks.queries import Letters, Person, lane_of, subject_of
from causeway.roundtables.screening.actions import screened
from causeway.roundtables.table import deliveries, policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.guest_mail import THANKS, message_id
from causeway.roundtables.table.models import Roundtable


@dataclass(frozen=True)
class Typed:
    """What was typed to one person, and what stood there when the page was opened."""

    text: str
    seen: str


@dataclass(frozen=True)
class Written:
    """What an organiser wrote on a group's page. ``text`` is to all of them, empty where only single letters are concerned."""

    own: Mapping[str, Typed]
    text: str = ""
    version: int = 0  # of the words to all that were shown; 0: the draft


def _open(desk: Desk) -> Roundtable:
    roundtable = Roundtable.held(desk.roundtable.pk)
    if not policies.is_followed_up(roundtable):
        raise NotNow(_("Thanks are sent after the day, until the roundtable is ended."))
    return roundtable


@transaction.atomic
def keep(desk: Desk, group: Group, written: Written) -> None:
    """Keep what was written to a group and to single people. Who was thanked meanwhile, their letter stays as it went."""
    _keep(_open(desk), desk, group, written)


def _keep(roundtable: Roundtable, desk: Desk, group: Group, written: Written) -> Letters:
    """Keep it in the caller's transaction; returns the letters with it. Refused where somebody else kept other words meanwhile."""
    letters = Letters(roundtable, desk.organiser)
    new = [each for each in letters.people if each.key in written.own and _is_new(each, written.own[each.key])]
    _must_not_clash([each for each in new if each.own != written.own[each.key].seen])
    for each in new:
        row = _row(roundtable, each)
        row.own = written.own[each.key].text
        row.save()
    changed = len(new)
    if written.text and written.text != letters.common(group).text:
        _keep_words(roundtable, group, written)
        changed += 1
    if not changed:
        return letters
    record(Noted.WORDS_OF_THANKS_KEPT, actor=desk.actor, subject=roundtable, detail={"group": group.value})
    return Letters(roundtable, desk.organiser)


def _keep_words(roundtable: Roundtable, group: Group, written: Written) -> None:
    words = roundtable.thanks_words.filter(group=group).first() or ThanksWords(roundtable=roundtable, group=group, version=0)
    if words.version != written.version:
        raise NotNow(
            _(
                "Somebody else changed the words to all of them meanwhile. Open the page in another window and put the two together."
            )
        )
    words.text, words.version = written.text, words.version + 1
    words.save()


def _is_new(person: Person, typed: Typed) -> bool:
    return not person.thanked and typed.text not in {typed.seen, person.own}


def _must_not_clash(people: list[Person]) -> None:
    """Refuse to overwrite what another organiser wrote since the page was opened: all of it is shown at once, to be put together."""
    if not people:
        return
    theirs = " ".join(f"{each.name}: “{each.own}”" for each in people)
    raise NotNow(
        _("Somebody else wrote meanwhile to %(theirs)s Put the two together below; then yours is kept.") % {"theirs": theirs}
    )


def _row(roundtable: Roundtable, person: Person) -> Thanks:
    return person.row or Thanks(roundtable=roundtable, guest=person.guest, invitation=person.invitation)


def _chosen(letters: Letters, group: Group, chosen: list[str]) -> list[Person]:
    ticked = [each for each in letters.of(group) if each.key in chosen]
    if not ticked:
        raise NotNow(_("Tick at least one person."))
    return ticked


def _words_of(given: Mapping[str, Any]) -> dict[str, str]:
    """Return what those ticked would read in the organisers' words: to all of them, to each, and what was promised."""
    desk, group, written = given["desk"], given["group"], given["written"]
    letters = Letters(desk.roundtable, desk.organiser)
    own = [
        written.own[each.key].text if each.key in written.own else each.own
        for each in letters.of(group)
        if each.key in given["chosen"] and not each.thanked
    ]
    return {
        "thanks": written.text or letters.common(group).text,
        "own": "\n".join(filter(None, own)),
        "promises": "\n".join(letters.promises),
    }


@screened(goes=_words_of)
@transaction.atomic
def send(desk: Desk, group: Group, chosen: list[str], written: Written, now: dt.datetime) -> int:
    """Send the letter to each of those ticked who was not thanked yet; returns how many. All go, or none."""
    roundtable = _open(desk)
    letters = _keep(roundtable, desk, group, written)
    whom = [each for each in _chosen(letters, group, chosen) if not each.thanked]
    if not whom:
        raise NotNow(_("They were thanked already. Once is right."))
    people = [each for each in whom if each.guest is not None]
    want_none = no_more.wanted_by(each.email for each in people)
    if refused := [each.name for each in people if each.email in want_none]:
        raise NotNow(
            _("These want no more mail from this site: %(names)s. Untick them, or thank them yourself and say so.")
            % {"names": ", ".join(refused)}
        )
    if without := [each.name for each in whom if not each.email]:
        raise NotNow(
            _("We have no address of %(names)s. Untick them, or thank them yourself and say so.") % {"names": ", ".join(without)}
        )
    policies.must_identify_no_child(letters.common(group).text, *(each.own for each in whom))
    policies.must_not_flood(desk.organiser, len(whom), at_table=True)
    for each in whom:
        _post(desk, roundtable, each, letters.to(each), now)
    record(Noted.THANKED, actor=desk.actor, subject=roundtable, detail={"group": group.value, "people": len(whom)})
    return len(whom)


def _post(desk: Desk, roundtable: Roundtable, person: Person, text: str, now: dt.datetime) -> None:
    row = _row(roundtable, person)
    row.text, row.email, row.went_at, row.by_us = text, person.email, now, True
    row.save()
    row.message_id = message_id(roundtable, "thanks", row.pk)
    row.save(update_fields=["message_id"])
    lane, lane_title = lane_of(person)
    to_person(
        NewMessage(
            kind=THANKS,
            to=row.email,
            subject=clean_line(subject_of(roundtable, person.group), 150),
            text=text,
            from_name=via_campaign(desk.organiser.name),
            reply_to=desk.organiser.email,
            about=deliveries.about(row),
            message_id=row.message_id,
            lane=lane,
            lane_title=lane_title,
        ),
        office=person.guest is None,
    )


@transaction.atomic
def sent_oneself(desk: Desk, group: Group, chosen: list[str], written: Written, now: dt.datetime) -> int:
    """Write down that an organiser thanked those ticked, also where our letter did not arrive; returns how many."""
    roundtable = _open(desk)
    letters = _keep(roundtable, desk, group, written)
    whom = [each for each in _chosen(letters, group, chosen) if not each.thanked or each.arrival]
    if not whom:
        raise NotNow(_("They were thanked already. Once is right."))
    for each in whom:
        row = _row(roundtable, each)
        row.text, row.went_at, row.by_us = letters.to(each), now, False
        row.save()
    detail = {"group": group.value, "people": len(whom)}
    record(Noted.ORGANISER_SAYS_THEY_THANKED, actor=desk.actor, subject=roundtable, detail=detail)
    return len(whom)
