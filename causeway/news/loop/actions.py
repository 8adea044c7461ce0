"""What staff decide about a proposal, and what follows from their yes. Nothing goes out without it."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from causeway.audit.actions import record
from causeway.news.loop.domain import Act, Proposes, State
from causeway.news.loop.mail import since_your_letter
from causeway.news.loop.models import Corrections, Proposal, Rule, Told
from causeway.news.loop.writers import still_to_tell

AT_ONCE = 50  # letters of one transaction


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    RULE = "news: a rule was written"
    CORRECTION = "news: a letter asking for a correction was made"


@transaction.atomic
def agree(key: int, draft: str, *, by: str, now: dt.datetime) -> None:
    """Say yes, with the words as they now stand. Raises :class:`IllegalMove`. What is for writers goes to them within minutes."""
    held = Proposal.held(key)
    held.move(Act.AGREE, by=by, now=now, draft=draft, decided_by=by[:150])
    if held.rule.proposes != Proposes.WRITERS:
        held.move(Act.FINISH, by=by, now=now)


@transaction.atomic
def decline(key: int, *, by: str, now: dt.datetime) -> None:
    """Say no. Raises :class:`IllegalMove`."""
    Proposal.held(key).move(Act.DECLINE, by=by, now=now, decided_by=by[:150])


def tell_writers(now: dt.datetime) -> int:
    """Tell the writers of what was agreed; returns how many. Killed anywhere, it goes on, and tells nobody twice."""
    told = 0
    for key in (
        Proposal.objects.filter(state=State.AGREED, rule__proposes=Proposes.WRITERS)
        .order_by("state_since")
        .values_list("pk", flat=True)
    ):
        while some := _tell_some(key, now):
            told += some
    return told


@transaction.atomic
def _tell_some(key: int, now: dt.datetime) -> int:
    held = Proposal.held(key)
    letters = still_to_tell(held)[:AT_ONCE] if held.state == State.AGREED else []
    for letter in letters:
        Told.objects.create(item=held.item, letter=letter, at=now)
        since_your_letter(letter, held.item, held.draft)
    if not letters and held.state == State.AGREED:
        held.move(Act.FINISH, by="job", now=now)
    return len(letters)


def free_key(title: str) -> str:
    """Return a key made of a title, with a number where that is taken."""
    stem = slugify(title)[:70].strip("-") or "rule"
    taken = set(Rule.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))) if key not in taken)


@transaction.atomic
def write_rule(key: str, values: Mapping[str, Any], *, by: str) -> Rule:
    """Write a rule, new or not."""
    rule, _new = Rule.objects.update_or_create(key=key, defaults=dict(values))
    record(Noted.RULE, actor=by, subject=rule)
    return rule


@transaction.atomic
def keep_correction(key: int, draft: str, to: str, *, by: str) -> None:
    """Keep the letter as staff made it, and where its publisher takes corrections. They send it themselves."""
    held = Proposal.objects.select_for_update().select_related("item").get(pk=key)
    Proposal.objects.filter(pk=key).update(draft=draft)
    if held.item.outlet:
        Corrections.objects.update_or_create(outlet=held.item.outlet, defaults={"address": to})
    record(Noted.CORRECTION, actor=by, subject=held)
