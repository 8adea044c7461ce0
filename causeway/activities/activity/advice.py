"""What a host is advised of, only where it matters, with where it is said."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.activities.activity.domain.elections import ordinary_day_near
from causeway.activities.activity.domain.kinds import Care, Mode, care
from causeway.activities.activity.models import Activity
from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nation_code
from causeway.representatives.members.queries import election_near
from causeway.words.schools_and_politics import ENGLAND, Rule, rules


@dataclass(frozen=True)
class Advice:
    """One piece of advice: what it is about, a few sentences, and rules with their sources."""

    title: str
    text: str
    rules: tuple[Rule, ...] = ()


def of(activity: Activity, on: dt.date) -> tuple[Advice, ...]:
    """Return what to advise the host of this activity of."""
    seat = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=activity.seat_code).first()
    parliament = election_near(seat, on) if seat else ""
    councils = ordinary_day_near(on) if nation_code(activity.seat_code) == ENGLAND else None
    made: dict[Care, Callable[[], Advice]] = {
        Care.SCHOOL_GROUNDS: lambda: _school(activity.seat_code),
        Care.CHILDREN: _children,
        Care.ELECTION: lambda: _election(parliament, councils),
    }
    near = bool(parliament or councils)
    return tuple(made[each]() for each in care(Mode(activity.mode), children=activity.children, election=near))


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


def _election(parliament: str, councils: dt.date | None) -> Advice:
    said = [
        parliament,
        _(
            "Councillors in England are elected on %(day)s, unless an order fixes another day. We do not hold which councils are: yours "
            "knows, and the council and its schools are careful in these weeks."
        )
        % {"day": date_format(councils, "j F Y")}
        if councils
        else "",
        _(
            "Ask every candidate or none, name no party, and spend nothing to favour one: the law on campaigning near elections is "
            "strict. The Electoral Commission says what counts."
        ),
        _("Of mayors, devolved parliaments and councils elsewhere we hold no dates."),
    ]
    return Advice(_("Near an election"), " ".join(filter(None, said)), (_ordinary_day(),) if councils else ())


def _ordinary_day() -> Rule:
    return Rule(
        _("Ordinary elections of councillors are on the first Thursday in May."),
        _("Representation of the People Act 1983, section 37"),
        "",
        _("legislation.gov.uk"),
        "https://www.legislation.gov.uk/ukpga/1983/2/section/37",
    )
