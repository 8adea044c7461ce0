"""What a host is advised of, only where it matters, with where it is said."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.activities.activity.domain.kinds import Care, Mode, care
from causeway.activities.activity.models import Activity
from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nation_code
from causeway.representatives.members.queries import election_near
from causeway.words.schools_and_politics import Rule, rules


@dataclass(frozen=True)
class Advice:
    """One piece of advice: what it is about, a few sentences, and rules with their sources."""

    title: str
    text: str
    rules: tuple[Rule, ...] = ()


def of(activity: Activity, on: dt.date) -> tuple[Advice, ...]:
    """Return what to advise the host of this activity of."""
    seat = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=activity.seat_code).first()
    election = election_near(seat, on) if seat else ""
    made: dict[Care, Callable[[], Advice]] = {
        Care.SCHOOL_GROUNDS: lambda: _school(activity.seat_code),
        Care.CHILDREN: _children,
        Care.ELECTION: lambda: _election(election),
    }
    return tuple(made[each]() for each in care(Mode(activity.mode), children=activity.children, election=bool(election)))


def _school(seat: str) -> Advice:
    return Advice(
        _("On school grounds"),
        _(
            "Ask the head first. Keep it out of lessons and free of party, and keep pupils, letterheads and school accounts out of it. "
            "Visitors sign in at the office, and are not left alone with pupils."
        ),
        rules(nation_code(seat)),
    )


def _children() -> Advice:
    return Advice(
        _("Where children are"),
        _(
            "Say beforehand who looks after them; their parents or the school do, and we do not. Take no picture in which a child can be "
            "recognised unless their parent agreed in writing, and write down nothing about a child."
        ),
    )


def _election(said: str) -> Advice:
    return Advice(
        _("Near an election"),
        said
        + " "
        + _(
            "Ask every candidate or none, name no party, and spend nothing to favour one: the law on campaigning near elections is "
            "strict. The Electoral Commission says what counts."
        ),
    )
