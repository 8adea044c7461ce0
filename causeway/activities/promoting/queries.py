"""What the staff's desk shows: promises to keep, what is coming, where nothing is, and where two things meet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.activities.activity.entries import address
from causeway.activities.activity.models import Activity, Day
from causeway.activities.promoting.models import Promoted, Way
from causeway.activities.support.domain import State as Support
from causeway.activities.support.models import SupportPromise
from causeway.areas.models import Area, AreaKind
from causeway.regions.queries import region_name, seat_regions

Regions = frozenset[str] | None
SOON, LATER, LATELY = dt.timedelta(days=28), dt.timedelta(days=42), dt.timedelta(days=30)
SHOWN = 100


def _of(regions: Regions, path: str = "") -> Q:
    return Q() if regions is None else Q(**{f"{path}region__in": regions})


@dataclass(frozen=True)
class Owed:
    """Promises by how they stand, the most pressing first."""

    late: "QuerySet[SupportPromise]"
    open: "QuerySet[SupportPromise]"
    promised: "QuerySet[SupportPromise]"
    lately: "QuerySet[SupportPromise]"


def support(regions: Regions, today: dt.date) -> Owed:
    """Return what the campaign owes hosts: late, unanswered, promised, and what was lately kept or not."""
    found = SupportPromise.objects.select_related("activity").filter(_of(regions, "activity__"), activity__on_site=True)
    stands = found.filter(Exists(Day.objects.taking_place().filter(activity=OuterRef("activity"))))
    promised = stands.filter(state=Support.PROMISED).order_by("due", "pk")
    since = timezone.now() - LATELY
    return Owed(
        late=promised.filter(due__lt=today)[:SHOWN],
        open=stands.filter(state=Support.OPEN, activity__last_day__gte=today).order_by("activity__first_day", "pk")[:SHOWN],
        promised=promised.filter(due__gte=today)[:SHOWN],
        lately=found.filter(state__in=[Support.KEPT, Support.NOT_KEPT], state_since__gte=since).order_by("-state_since")[:SHOWN],
    )


@dataclass(frozen=True)
class Coming:
    """One activity that is coming, and how it was promoted."""

    activity: Activity
    day: Day
    done: tuple[tuple[str, str, bool], ...]

    @property
    def undone(self) -> bool:
        """Whether nothing was done for it yet."""
        return not any(each for _way, _said, each in self.done)


def coming(regions: Regions, now: dt.datetime) -> list[Coming]:
    """Return what is coming in six weeks, each activity once, the next first."""
    days = Day.objects.taking_place().filter(_of(regions), starts_at__range=(now, now + LATER))
    first: dict[int, Day] = {}
    for day in days.select_related("activity").order_by("starts_at", "pk")[: 5 * SHOWN]:
        first.setdefault(day.activity_id, day)
    done = set(Promoted.objects.filter(activity__in=list(first)).values_list("activity", "way"))
    return [_coming(day, {way for key, way in done if key == day.activity_id}) for day in list(first.values())[:SHOWN]]


def _coming(day: Day, done: set[str]) -> Coming:
    return Coming(day.activity, day, tuple((way.value, str(way.label), way.value in done) for way in Way))


@dataclass(frozen=True)
class Clash:
    """Several activities in one constituency on one day."""

    day: dt.date
    seat: str
    activities: tuple[Activity, ...]


def clashes(found: Sequence[Coming]) -> list[Clash]:
    """Return where two activities meet on one day in one constituency, so that their hosts may hear of each other."""
    met: dict[tuple[dt.date, str], list[Activity]] = defaultdict(list)
    for each in found:
        if each.activity.seat_name:
            met[timezone.localdate(each.day.starts_at), each.activity.seat_name].append(each.activity)
    return [Clash(day, seat, tuple(those)) for (day, seat), those in sorted(met.items()) if len(those) > 1]


@dataclass(frozen=True)
class Gap:
    """The constituencies of a region in which nothing is coming."""

    region: str
    seats: tuple[str, ...]
    of: int


def gaps(regions: Regions, now: dt.datetime) -> list[Gap]:
    """Return for each region the constituencies without anything in the next four weeks."""
    days = Day.objects.taking_place().filter(_of(regions), starts_at__range=(now, now + SOON))
    busy = set(days.order_by().values_list("seat_code", flat=True).distinct())
    names = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY).values_list("code", "name"))
    by_region: dict[str, list[str]] = defaultdict(list)
    for code, region in seat_regions().items():
        if regions is None or region in regions:
            by_region[region].append(code)
    found = [
        Gap(region_name(region), tuple(sorted(names[code] for code in codes if code not in busy and code in names)), len(codes))
        for region, codes in sorted(by_region.items())
    ]
    return [each for each in found if each.seats]


def newsletter(found: Sequence[Coming]) -> str:
    """Return the paragraph for a newsletter: what is coming in the next four weeks, a line each."""
    last = timezone.now() + SOON
    lines = [_line(each) for each in found if each.day.starts_at <= last]
    return "\n".join([_("What people do near you:"), "", *lines, ""]) if lines else ""


def _line(each: Coming) -> str:
    when = date_format(timezone.localtime(each.day.starts_at), "l j F, H:i")
    return f"{each.activity.title}. {when}, {each.activity.where}. {address(each.activity)}"


def one(regions: Regions, uid: str) -> Activity | None:
    """Return one activity on the site that an account may see."""
    found: QuerySet[Activity] = Activity.objects.public().filter(_of(regions), uid=uid)
    return found.first()
