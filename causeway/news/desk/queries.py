"""Reads of the desk: what came in, what matters and why, and how far corrections move which rules."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from causeway.news.classifying.actions import moved
from causeway.news.classifying.domain import MOST_MOVED
from causeway.news.classifying.models import Correction
from causeway.news.classifying.pack import NEWS_RULES, PackedRule, services
from causeway.news.classifying.reasons import RELEVANCE, from_json, sentence
from causeway.news.desk.models import Pick
from causeway.news.items.models import Item
from causeway.news.placing import labels
from causeway.news.placing.models import Tie
from causeway.news.ranking.queries import Listed, Shown, listed

VIEWS = ("matters", "all", "open", "hidden")


@dataclass(frozen=True)
class OnDesk:
    """One item as staff see it: with every reason, every tie, and what was decided of it."""

    shown: Shown
    reasons: tuple[str, ...]
    ties: tuple[tuple[Tie, str], ...]
    about: frozenset[str]
    picked: bool
    correction: Correction | None

    @property
    def pin_words(self) -> str:
        """What the button says that pins it, or takes the pin away."""
        return _("Unpin") if self.shown.item.pinned_at else _("Pin")

    @property
    def hide_words(self) -> str:
        """What the button says that hides it, or shows it again."""
        return _("Show again") if self.shown.item.hidden_at else _("Hide")

    @property
    def pick_words(self) -> str:
        """What the button says that picks it for the digest, or leaves it out."""
        return _("Leave out of the digest") if self.picked else _("Into the digest")


@dataclass(frozen=True)
class RuleNow:
    """A rule, what the pack gives it, and how far corrections have moved it."""

    rule: PackedRule
    moved: int

    @property
    def at_its_bound(self) -> bool:
        """Whether no correction moves it further that way."""
        return abs(self.moved) >= MOST_MOVED

    @property
    def title_now(self) -> int:
        """The points it gives in a title now."""
        return self.rule.title + self.moved

    @property
    def text_now(self) -> int:
        """The points it gives in a text now."""
        return self.rule.text + self.moved if self.rule.text else 0


def items(view: str) -> QuerySet[Item]:
    """Return the items of one view of the desk."""
    leads = Item.objects.leads()
    if view == "hidden":
        return leads.exclude(hidden_at=None)
    if view == "open":
        return leads.shown().filter(pk__in=Tie.objects.filter(is_open=True, taken_off=False).values("item"))
    if view == "all":
        return leads.shown()
    return leads.shown().filter(Q(assessment__relevant=True) | ~Q(pinned_at=None))


def on_desk(view: str, now: dt.datetime, page: int) -> tuple[Listed, list[OnDesk]]:
    """Return one page of a view, and its items as staff see them."""
    found = listed(items(view), now, page)
    return found, _as_staff_see(found.found)


def _as_staff_see(found: Iterable[Shown]) -> list[OnDesk]:
    some = list(found)
    keys = [each.item.pk for each in some]
    picked = set(Pick.objects.filter(item__in=keys, used_at=None).values_list("item_id", flat=True))
    corrections = {each.item_id: each for each in Correction.objects.filter(item__in=keys, undone_at=None).order_by("at", "pk")}
    about: dict[int, set[str]] = {key: set() for key in keys}
    for item in Item.objects.filter(pk__in=keys).prefetch_related("services"):
        about[item.pk] = {each.service for each in item.services.all()}
    return [_one(each, about[each.item.pk], each.item.pk in picked, corrections.get(each.item.pk)) for each in some]


def _one(shown: Shown, about: set[str], picked: bool, correction: Correction | None) -> OnDesk:  # noqa: FBT001  what it is
    ties = (*shown.places, *shown.people, *shown.open)
    return OnDesk(
        shown, tuple(_reasons(shown)), tuple((tie, labels.sentence(tie)) for tie in ties), frozenset(about), picked, correction
    )


def _reasons(shown: Shown) -> Iterable[str]:
    assessment = getattr(shown.item, "assessment", None)
    for key, title in {**services(), RELEVANCE: ""}.items():
        for reason in from_json(assessment.reasons.get(key, ())) if assessment else ():
            yield f"{title}: {sentence(reason)}" if title else sentence(reason)


def rules() -> list[tuple[str, list[RuleNow]]]:
    """Return every rule with how far it is moved, service by service, those of relevance last."""
    said, moves = NEWS_RULES.words(), moved()
    named = services()
    parts = [(named[each.key], each.rules) for each in said.services]
    return [(title, [RuleNow(rule, moves.get(rule.key, 0)) for rule in rules]) for title, rules in [*parts, ("", said.relevance)]]


def corrections() -> QuerySet[Correction]:
    """Return staff's corrections, the newest first."""
    return Correction.objects.select_related("item").order_by("-at", "-pk")[:100]
