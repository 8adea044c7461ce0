"""When this, then propose that: each new item is held against the rules, in the transaction that stores it."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils import timezone

from causeway.news.alerts.asking import query_of
from causeway.news.alerts.items import as_found
from causeway.news.items.models import Item
from causeway.news.items.stored import Stored, on_stored
from causeway.news.loop.domain import Proposes
from causeway.news.loop.drafting import draft
from causeway.news.loop.models import Proposal, Rule
from causeway.news.loop.writers import letters_before
from causeway.searching.domain.meaning import holds
from causeway.searching.domain.problems import Problem

OLD = dt.timedelta(days=30)  # what was published longer ago calls for nothing now
MOST_LOOKED_BACK = 2000


@on_stored
def propose(stored: Sequence[Stored]) -> None:
    """Hold what is new against all rules in use."""
    new = [each.item for each in stored if each.new]
    rules = list(Rule.objects.filter(active=True)) if new else []
    if rules:
        propose_of(rules, new, timezone.now())


def propose_of(rules: Iterable[Rule], items: Iterable[Item], now: dt.datetime) -> int:
    """Propose what these rules propose of these items, each once; returns how many proposals are new."""
    recent = [item for item in items if item.lead_id is None and item.hidden_at is None and item.when >= now - OLD]
    made = [_made(rule, item, now) for rule in rules for item in fitting(rule, recent) if _is_worth(rule, item)]
    before = Proposal.objects.count()
    Proposal.objects.bulk_create(made, ignore_conflicts=True)
    return Proposal.objects.count() - before


def _made(rule: Rule, item: Item, now: dt.datetime) -> Proposal:
    return Proposal(rule=rule, item=item, created=now, state_since=now, draft=draft(rule, item, timezone.localdate(now)))


def _is_worth(rule: Rule, item: Item) -> bool:
    """Whether there is somebody to tell, where a rule tells those who wrote."""
    return rule.proposes != Proposes.WRITERS or letters_before(item, rule.asks).exists()


def fitting(rule: Rule, items: Iterable[Item]) -> list[Item]:
    """Return the items that a rule is about. A rule whose words say nothing readable is about none."""
    found = [item for item in items if (not rule.kinds or item.kind in rule.kinds) and rule.source_id in {None, item.source_id}]
    if not rule.words or not found:
        return found
    try:
        query = query_of(rule.words)
    except Problem:
        return []
    return [item for item, thing in zip(found, as_found(found), strict=True) if holds(query, thing.document())]


def look_back(rule: Rule, now: dt.datetime) -> int:
    """Hold a rule against what came in within a month; returns how many proposals are new."""
    items = Item.objects.filter(lead=None, hidden_at=None, first_seen_at__gte=now - OLD).order_by("-first_seen_at", "-pk")
    return propose_of([rule], list(items[:MOST_LOOKED_BACK]), now)
