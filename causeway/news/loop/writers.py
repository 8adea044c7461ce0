"""Whose letters stand beside what an MP asked or said: by person, by subject, by day. That one came of the other is never said."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from causeway.letters.letter.domain.states import State as LetterState
from causeway.letters.letter.models import Letter
from causeway.news.items.domain import Did, Person
from causeway.news.items.models import Item
from causeway.news.loop.models import Proposal, Told

ARRIVED = (LetterState.DELIVERED.value, LetterState.CHASED.value, LetterState.ANSWERED.value)
BACK = dt.timedelta(days=365)  # a letter of longer ago is hardly thought of
_ACTED = frozenset({Did.ASKED, Did.SPOKE, Did.MOVED, Did.SIGNED, Did.SPONSORS})


def who_acted(item: Item) -> list[Person]:
    """Return the members who asked, spoke, moved or signed; a minister who answers was asked by somebody else."""
    return [each for each in item.persons if each.did in _ACTED and each.member is not None]


def letters_before(item: Item, asks: Iterable[str]) -> "QuerySet[Letter]":
    """Return the confirmed letters that reached one of these members before the day of the item; of given asks only, where some are."""
    day = item.when.replace(hour=0, minute=0, second=0, microsecond=0)
    keys = [f"mp:{each.member}" for each in who_acted(item)]
    found = Letter.objects.filter(addressee_key__in=keys, office="", state__in=ARRIVED, erased_at=None)
    found = found.filter(confirmed_at__lt=day, confirmed_at__gte=day - BACK).exclude(email="")
    wanted = list(asks)
    return (found.filter(ask_key__in=wanted) if wanted else found).order_by("-confirmed_at", "-pk")


def still_to_tell(proposal: Proposal) -> list[Letter]:
    """Return the newest letter of each writer who has not heard of this item yet, the first written first."""
    told = set(Told.objects.filter(item=proposal.item_id).values_list("letter__address_key", flat=True))
    newest: dict[str, Letter] = {}
    for letter in letters_before(proposal.item, proposal.rule.asks):
        if letter.address_key not in told:
            newest.setdefault(letter.address_key, letter)
    return sorted(newest.values(), key=lambda letter: letter.pk)
