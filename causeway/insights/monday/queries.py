"""Monday's five, read from what the rooms keep."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from causeway.areas.models import AreaKind, AreaRelation
from causeway.areas.queries import seat_names
from causeway.frame.short_cache import short_cached
from causeway.insights.coverage.domain import guarded
from causeway.insights.monday.domain import Part, Reason, Seat, Weighed, most_of
from causeway.insights.monday.figures import worst_figures
from causeway.insights.monday.models import SetAside
from causeway.insights.monday.pack import MONDAY, MondayWords
from causeway.letters.counting.models import SeatTotal
from causeway.regions.queries import region_name, regions_of, seat_regions
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import BEFORE_THE_DATE, State
from causeway.roundtables.table.models import Seat as AtTable

FIVE = 5
SEE, EVERYWHERE = "insights.see_seats", "insights.see_all_seats"
SMALL = "insights.see_small_numbers"

TITLES: Mapping[Reason, object] = {
    Reason.LETTERS: gettext_lazy("Letters and no meeting"),
    Reason.OFFERED: gettext_lazy("Days offered, none settled"),
    Reason.COMMITTEE: gettext_lazy("Its MP sits on a committee"),
    Reason.FIGURE: gettext_lazy("A figure among the worst"),
    Reason.SILENCE: gettext_lazy("Letters and no answer"),
}
ACTS: Mapping[Reason, object] = {
    Reason.LETTERS: gettext_lazy("Find a school there that would convene its MP."),
    Reason.OFFERED: gettext_lazy("Help its organisers settle a day with the MP’s office."),
    Reason.COMMITTEE: gettext_lazy("Ask a head there to write to or meet its MP."),
    Reason.FIGURE: gettext_lazy("Ask a school there to send its MP the local figure."),
    Reason.SILENCE: gettext_lazy("Ring the MP’s office and ask when an answer comes."),
}


@dataclass(frozen=True)
class Explained:
    """One reason in words, with its points."""

    title: object
    said: str
    points: float
    most: float


@dataclass(frozen=True)
class Shown:
    """One seat of the five; ``also`` names those beside it of which there is the same to say."""

    code: str
    name: str
    region: str
    address: str
    points: float
    act: object
    parts: tuple[Explained, ...]
    also: tuple[str, ...] = ()


def may_see(user: Any) -> bool:
    """Whether an account sees seats at all: everywhere, or of the regions it looks after."""
    return any(user.has_perm(each) for each in (SEE, EVERYWHERE))


def five(user: Any, now: dt.datetime) -> tuple[Shown, ...]:
    """Return the five seats where one act would change most, among those an account sees; they are weighed once a minute."""
    today, words = day_of(now), MONDAY.words()
    aside = set(aside_now(user, now).values_list("seat_code", flat=True))
    regions = regions_of(user, EVERYWHERE)
    # Accounts of which all this is the same see the same. What somebody sets aside goes at once.
    like = (today, words, user.has_perm(SMALL), sorted(aside), regions if regions is None else sorted(regions))
    name = f"insights.five.{blake2b(repr(like).encode(), digest_size=16).hexdigest()}"
    found = short_cached(name, lambda: most_of(seats(user, today), words, today, aside, FIVE), seconds=60)
    return tuple(_shown(each, words, today) for each in found)


def aside_now(user: Any, now: dt.datetime) -> QuerySet[SetAside]:
    """Return what is set aside, among the seats that an account sees."""
    rows, regions = SetAside.objects.filter(until__gt=now), regions_of(user, EVERYWHERE)
    if regions is None:
        return rows
    return rows.filter(seat_code__in=[code for code, region in seat_regions().items() if region in regions])


def seats(user: Any, today: dt.date) -> list[Seat]:
    """Return what is known of every seat that an account sees."""
    regions, where = regions_of(user, EVERYWHERE), seat_regions()
    totals = _totals(sees_small=user.has_perm(SMALL))
    planned, offered, worst, committees = _planned(), _offered(), worst_figures(), _committees()
    councils = _councils(today)

    def known(code: str, name: str) -> Seat:
        letters, replies, first_on = totals.get(code, (0, 0, None))
        return Seat(
            code=code,
            name=name,
            region=where.get(code, ""),
            letters=letters,
            replies=replies,
            first_on=first_on,
            planned=code in planned,
            offered=offered.get(code, 0),
            committees=committees.get(code, ()),
            figures=worst.get(code, ()),
            councils=councils.get(code, ()),
        )

    return [known(code, name) for code, name in seat_names(today).items() if regions is None or where.get(code, "") in regions]


def _totals(*, sees_small: bool) -> dict[str, tuple[int, int, dt.date | None]]:
    """Return each seat's letters, its answers, and the day of its first letter.

    Few weigh nothing for an account that may not see how few: in points and order they would show.
    """
    rows = SeatTotal.objects.values_list("seat_code", F("delivered") + F("sent_by_writers"), "replies", "first_on")
    return {
        code: (letters, replies, first_on)
        for code, letters, replies, first_on in rows
        if guarded(letters, of_people=True, sees_small=sees_small) is not None
    }


def _planned() -> frozenset[str]:
    """Return the seats for which somebody plans or held a roundtable."""
    there = AtTable.objects.exclude(roundtable__state=State.CANCELLED).order_by()
    return frozenset(there.values_list("code", flat=True).distinct())


def _offered() -> Mapping[str, int]:
    """Return how many days to come organisers offer to each seat whose roundtable has none settled."""
    open_days = CandidateDate.objects.filter(
        withdrawn_at=None, starts_at__gt=timezone.now(), roundtable__state__in=[state.value for state in BEFORE_THE_DATE]
    )
    at = open_days.exclude(roundtable__seats=None).order_by().values_list("roundtable__seats__code")
    return dict(at.annotate(many=Count("pk")))


def _councils(on: dt.date) -> Mapping[str, tuple[str, ...]]:
    """Return the councils that each seat lies in on a day; for ten minutes as they were, for councils move once in years."""
    return short_cached(f"insights.councils.{on}", lambda: _read_councils(on), seconds=600)


def _read_councils(on: dt.date) -> dict[str, tuple[str, ...]]:
    there = AreaRelation.objects.filter(part__kind=AreaKind.CONSTITUENCY, whole__kind=AreaKind.UPPER_TIER)
    now = there.filter(Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on))
    found: dict[str, tuple[str, ...]] = {}
    for seat, council in now.order_by().values_list("part__code", "whole__code"):
        found[seat] = (*found.get(seat, ()), council)
    return found


def _committees() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for committee in MONDAY.words().committees:
        for code in committee.seats:
            found[code] = (*found.get(code, ()), committee.name)
    return found


def _shown(weighed: Weighed, words: MondayWords, today: dt.date) -> Shown:
    seat = weighed.seat
    return Shown(
        code=seat.code,
        name=seat.name,
        region=region_name(seat.region),
        address=reverse("places:area", args=[AreaKind.CONSTITUENCY, seat.code]),
        points=weighed.points,
        act=ACTS[weighed.parts[0].reason],
        parts=tuple(_explained(part, seat, words, today) for part in weighed.parts),
        also=tuple(sorted(each.name for each in weighed.also)),
    )


def _explained(part: Part, seat: Seat, words: MondayWords, today: dt.date) -> Explained:
    return Explained(TITLES[part.reason], _SAID[part.reason](seat, words, today), part.points, part.most)


def _letters(seat: Seat, words: MondayWords, _today: dt.date) -> str:
    said = ngettext(
        "%(n)s letter arrived and nobody plans a roundtable. All its points from %(full)s letters on.",
        "%(n)s letters arrived and nobody plans a roundtable. All their points from %(full)s letters on.",
        seat.letters,
    )
    return said % {"n": seat.letters, "full": words.letters_full}


def _days(seat: Seat, _words: MondayWords, _today: dt.date) -> str:
    said = ngettext("%(n)s day is on offer and none is settled.", "%(n)s days are on offer and none is settled.", seat.offered)
    return said % {"n": seat.offered}


def _silence(seat: Seat, words: MondayWords, today: dt.date) -> str:
    days = (today - seat.first_on).days if seat.first_on else 0
    said = ngettext(
        "No answer was logged in %(n)s day since the first letter arrived. All its points after %(full)s days.",
        "No answer was logged in %(n)s days since the first letter arrived. All its points after %(full)s days.",
        days,
    )
    return said % {"n": days, "full": words.silence_days}


_SAID: Mapping[Reason, Callable[[Seat, MondayWords, dt.date], str]] = {
    Reason.LETTERS: _letters,
    Reason.OFFERED: _days,
    Reason.COMMITTEE: lambda seat, _words, _today: ", ".join(seat.committees) + ".",
    Reason.FIGURE: lambda seat, _words, _today: (
        _("Far from the nation, for the worse: %(names)s.") % {"names": ", ".join(seat.figures)}
    ),
    Reason.SILENCE: _silence,
}
