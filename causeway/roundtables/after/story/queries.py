"""Reads of the stories: what everybody reads, what waits for staff, and how an organiser's own stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from causeway.frame.addresses import whole_address
from causeway.roundtables.after.story.domain import State as Told
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.regions.scope import Scope
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import TOOK_PLACE
from causeway.roundtables.table.models import Roundtable

PER_PAGE = 20


def state_in_words(state: str) -> str:
    """Return how a story stands, as people read it."""
    return {
        Told.DRAFT: _("being written"),
        Told.SENT: _("with the campaign’s staff"),
        Told.PUBLISHED: _("published"),
        Told.RETURNED: _("sent back to you"),
        Told.WITHDRAWN: _("withdrawn"),
    }[Told(state)]


@dataclass(frozen=True)
class News:
    """What the organisers are told of their story: the first sentence, an address or a reason, and what they can do."""

    opening: str
    quoted: str
    then: str


def news(story: Story) -> News:
    """Return what to tell once staff have decided, as the story stands then."""
    title = {"title": story.title}
    if story.is_published:
        return News(
            _("Your story “%(title)s” is published. Everybody can read it, and pass it on:") % title,
            whole_address("roundtables:told", story.slug),
            _("It stands there as you sent it. You can withdraw it at any time:"),
        )
    returned = _("The campaign’s staff have read your story “%(title)s” and send it back, for this reason:")
    withdrawn = _("The campaign’s staff have taken your story “%(title)s” off the site, for this reason:")
    return News(
        (returned if story.state == Told.RETURNED else withdrawn) % title,
        story.why,
        _("Your words are kept. Change what you think right, and send it again:"),
    )


def news_of_erasure(story: Story) -> News:
    """Return what to tell the others when one who organised it asked to be erased."""
    return News(
        _(
            "Somebody who organised “%(title)s” asked us to erase what we hold about them. Its story may name them, so it is no longer "
            "public and no longer with staff."
        )
        % {"title": story.roundtable.title},
        "",
        _("Your words are kept. Read them through, take out the name of whoever would not be named, and send it again:"),
    )


@dataclass(frozen=True)
class At:
    """A seat that was at the table; ``promises`` says whether there are published ones to read."""

    code: str
    name: str
    promises: bool


@dataclass(frozen=True)
class Page:
    """One story as everybody reads it, or will."""

    title: str
    text: str
    day: dt.date | None
    place: str
    seats: tuple[At, ...]
    published: dt.date | None
    slug: str

    @property
    def opening(self) -> str:
        """The first paragraph."""
        return self.text.strip().split("\n\n")[0].replace("\n", " ")


def public() -> QuerySet[Story]:
    """Return what is published, the newest first."""
    found = Story.objects.filter(state=Told.PUBLISHED, roundtable__state__in=TOOK_PLACE)
    return found.select_related("roundtable__chosen").prefetch_related("roundtable__seats").order_by("-published_at", "-pk")


def pages(stories: Iterable[Story], now: dt.datetime) -> list[Page]:
    """Return stories as everybody reads them, in as many queries for many as for one."""
    rows = list(stories)
    codes = {seat.code for row in rows for seat in row.roundtable.seats.all()}
    promised = ledger.seats_with_public(now, codes)
    return [_page(row, promised) for row in rows]


def page(story: Story, now: dt.datetime) -> Page:
    """Return one story as everybody reads it, or will once it is published."""
    return pages([story], now)[0]


def _page(story: Story, promised: frozenset[str]) -> Page:
    roundtable = story.roundtable
    return Page(
        title=story.title,
        text=story.text,
        day=day_of(roundtable.chosen.starts_at) if roundtable.chosen else None,
        place=roundtable.place,
        seats=tuple(At(seat.code, seat.name, seat.code in promised) for seat in roundtable.seats.all()),
        published=day_of(story.published_at) if story.published_at else None,
        slug=story.slug,
    )


def addresses() -> list[str]:
    """Return the whole addresses of what is published, and of the list; none while there is nothing."""
    slugs = list(public().values_list("slug", flat=True))
    return [whole_address("roundtables:stories"), *(whole_address("roundtables:told", slug) for slug in slugs)] if slugs else []


def _seen(scope: Scope) -> QuerySet[Story]:
    """Return the stories that staff of this scope see."""
    stories = Story.objects.filter(roundtable__in=scope.roundtables()).select_related("roundtable__chosen")
    return stories.prefetch_related("roundtable__seats")


def waiting(scope: Scope) -> QuerySet[Story]:
    """Return the stories that wait for staff, the longest waiting first."""
    return _seen(scope).filter(state=Told.SENT).order_by("state_since", "pk")


def published(scope: Scope) -> QuerySet[Story]:
    """Return those that staff of this scope can take off the site, the newest first."""
    return _seen(scope).filter(state=Told.PUBLISHED).order_by("-published_at", "-pk")


def one_seen(scope: Scope, key: int) -> Story | None:
    """Return a story staff can read: it waits for them, or is public. What organisers still write is theirs alone."""
    return _seen(scope).filter(pk=key, state__in=[Told.SENT, Told.PUBLISHED]).first()


def of(roundtable: Roundtable) -> Story | None:
    """Return a roundtable's story, if anybody began one."""
    return Story.objects.filter(roundtable=roundtable).first()
