"""What following something would have sent, and how many follow, told without who."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import caches
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.frame.area_links import Link
from causeway.news.alerts.asking import query_of
from causeway.news.alerts.domain import MONTH, MOST, HowOften, State
from causeway.news.alerts.items import lately
from causeway.news.alerts.labels import HOW_OFTEN
from causeway.news.alerts.models import Alert, Follow, Follower
from causeway.news.sources.models import Source
from causeway.searching.index import Hit, shown

EXAMPLES = 4
_THERE = "news-has-sources"
LEAST = 5  # followers of one thing below which no number is told


@dataclass(frozen=True)
class Preview:
    """What four weeks would have brought: how many, and the newest of them."""

    many: int
    examples: tuple[Hit, ...]

    def too_many(self, how_often: HowOften) -> str:
        """Return the advice where that is more than anybody reads at this rhythm; empty where it is not."""
        if self.many <= MOST[how_often]:
            return ""
        rarer = next((each for each in HowOften if self.many <= MOST[each]), None)
        if rarer is not None:
            return _(
                "That would have been %(many)s in four weeks, too many for “%(often)s”. Choose “%(rarer)s”, or add a word or a place."
            ) % {
                "many": self.many,
                "often": HOW_OFTEN[how_often],
                "rarer": HOW_OFTEN[rarer],
            }
        return _("That would have been %(many)s in four weeks, more than anybody reads. Add a word, a place or a service.") % {
            "many": self.many
        }


def preview(text: str, now: dt.datetime) -> Preview:
    """Return what a query would have sent in the last four weeks; raises :class:`causeway.searching.domain.problems.Problem`."""
    query = query_of(text)
    found = lately(query, now, MONTH)
    return Preview(found.order_by().count(), shown(found[:EXAMPLES], query))


def has_news() -> bool:
    """Whether there is a source of which to hear; asked by every page, so the answer is kept for a minute."""
    kept: bool | None = caches["short"].get(_THERE)
    if kept is None:
        kept = Source.objects.read().exists()
        caches["short"].set(_THERE, kept, 60)
    return kept


def follow_area(_kind: str, code: str, _now: dt.datetime) -> Link | None:
    """Return the link from an area's page to following it."""
    if not has_news():
        return None
    return Link(
        f"{reverse('alerts:index')}?{urlencode({'q': f'place:{code}'})}", _("Hear what is said about this area, by mail or feed")
    )


def waiting(follower: Follower) -> "QuerySet[Alert]":
    """Return what somebody has still to be sent, of what everybody may read now, the newest first."""
    there = Alert.objects.filter(follower=follower, sent_at=None, item__hidden_at=None, item__lead=None)
    return there.select_related("item").order_by("-item__published_at", "-item_id")


@dataclass(frozen=True)
class Counts:
    """How many follow, by rhythm, and what is followed by more than a few."""

    followers: tuple[tuple[str, int], ...]
    followed: tuple[tuple[str, int], ...]
    alerts: int


def counts(now: dt.datetime) -> Counts:
    """Return what staff see: numbers, and of what is followed only what enough follow that nobody is known by it."""
    active = Follower.objects.filter(state=State.FOLLOWER)
    often = dict(active.values_list("how_often").annotate(many=Count("pk")).order_by())
    many = Follow.objects.filter(follower__in=active).exclude(confirmed_at=None).values_list("title").annotate(many=Count("pk"))
    return Counts(
        tuple((str(HOW_OFTEN[each]), often.get(each.value, 0)) for each in HowOften),
        tuple(many.filter(many__gte=LEAST).order_by("-many", "title")[:50]),
        Alert.objects.filter(sent_at__gte=now - MONTH).count(),
    )
