"""The words of a proposal: what the rule says, and the published figure of the place it is about, with its source."""

import datetime as dt

from causeway.areas.models import Area, AreaKind
from causeway.areas.queries import area as area_of
from causeway.evidence.figures.figure import LocalFigure
from causeway.news.items.models import Item
from causeway.news.loop.correcting import figures_about
from causeway.news.loop.models import LONGEST_DRAFT, Rule
from causeway.news.loop.writers import who_acted
from causeway.news.placing.models import Tie
from causeway.representatives.members.models import Term

ENGLAND = "E92000001"


def place_of(item: Item, on: dt.date) -> Area | None:
    """Return the seat of the member who acted, else the first place that the item names; England where there is none."""
    for who in who_acted(item):
        term = Term.objects.on(on).filter(member__member_id=who.member).select_related("constituency").first()
        if term is not None:
            return term.constituency
    for tie in Tie.objects.standing().filter(item=item, kind__in=AreaKind.values).order_by("pk"):
        named = Area.objects.filter(kind=tie.kind, code=tie.key).first()
        if named is not None:
            return named
    try:
        return area_of(AreaKind.NATION, ENGLAND)
    except Area.DoesNotExist:
        return None


def figures_of(rule: Rule, item: Item, on: dt.date) -> list[LocalFigure]:
    """Return the published figures that a rule wants, of the place that an item is about."""
    place = place_of(item, on) if rule.figure else None
    return list(figures_about(rule.figure, place, on)) if place else []


def draft(rule: Rule, item: Item, on: dt.date) -> str:
    """Return the draft for staff to read, change and agree to."""
    figures = [f"{each.sentence} ({each.source_name}, {each.period})" for each in figures_of(rule, item, on)[:2]]
    return "\n\n".join(filter(None, [rule.says.strip(), *figures]))[:LONGEST_DRAFT]
