"""The room introduces itself."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from causeway.activities.activity import changing
from causeway.activities.activity.domain.states import Act, State
from causeway.activities.activity.models import Activity
from causeway.activities.after import actions as after
from causeway.activities.after.models import Report
from causeway.activities.hosting.desk import DESK
from causeway.activities.listing.acts import acts_of_schools
from causeway.activities.listing.feeds import entries_of
from causeway.activities.listing.home import BY_SEAT, HAPPENED, WAITS
from causeway.activities.listing.queries import Asked, shown
from causeway.activities.listing.searched import searched
from causeway.activities.promoting.access import PUBLISH, PUBLISH_OWN, within
from causeway.activities.promoting.sharing import shareable_of
from causeway.activities.proposing.actions import forget_unconfirmed
from causeway.activities.signing_up.actions import remind
from causeway.activities.signing_up.domain import MOVES as SIGN_UPS
from causeway.activities.support.actions import ask_for
from causeway.activities.support.domain import MOVES as PROMISES
from causeway.areas.models import AreaKind
from causeway.frame.addresses import whole_address
from causeway.frame.area_links import Link
from causeway.frame.menu import MEETINGS
from causeway.frame.rooms import Drawn, Entry, Room, Shareable
from causeway.outbox.letters import Letter
from causeway.review.actions import Decision
from causeway.review.checks import identify_no_child
from causeway.review.queue import ReviewQueue, Steps
from causeway.work.jobs import every, hours, minutes

DECIDED = Letter("activity-decided", _("Your activity: %(title)s"), "activities/mail/decided.txt")
_BESIDE: dict[str, tuple[str, str]] = {  # what the list is asked for, and the column
    AreaKind.CONSTITUENCY: ("seat", "seat_code"),
    AreaKind.UPPER_TIER: ("authority", "authority"),
    AreaKind.REGION: ("region", "region"),
}


def settle(activity: Activity, now: dt.datetime) -> None:
    """Bring days and entry in step with what was decided, and keep the needs of what is on the site."""
    changing.settle(activity, now)
    if activity.on_site:
        ask_for(activity, now)


def share(uid: str) -> Shareable | None:
    """Return what can be shared of an activity."""
    activity = Activity.objects.public().exclude(state=State.CANCELLED).filter(uid=uid).first()
    return shareable_of(activity) if activity else None


def also(activity: Activity, decision: Decision) -> Mapping[str, object]:
    """Return what a decision changes besides: the words that were read become those that everybody reads."""
    if decision is Decision.PUBLISH:
        return {**activity.to_read(), "wanted": {}, "on_site": True}
    return {"on_site": False} if decision is Decision.WITHDRAW else {}


QUEUE = ReviewQueue(
    model=Activity,
    name="activities",
    title=_("Activities"),
    entry="activities/staff/entry.html",
    permission=PUBLISH,
    or_permission=PUBLISH_OWN,
    writer=lambda activity: activity.email,
    told=DECIDED,
    must=(identify_no_child("title_to_read", "text_to_read"),),
    within=within,
    steps=Steps(State.HELD, State.PUBLISHED, Act.PUBLISH, Act.RETURN, Act.WITHDRAW),
    also=also,
    then=settle,
)
REPORTS = ReviewQueue(
    model=Report,
    name="activity-stories",
    title=_("What came of activities"),
    entry="activities/staff/report.html",
    permission=PUBLISH,
    or_permission=PUBLISH_OWN,
    writer=lambda report: report.activity.email,
    told=after.DECIDED,
    must=(identify_no_child("title", "text"),),
    within=lambda found, user: found.filter(activity__in=within(Activity.objects.all(), user)),
)


def beside(kind: str, code: str, now: dt.datetime) -> Link | None:
    """Return the link from an area's page to what is coming there."""
    if kind not in _BESIDE:
        return None
    name, column = _BESIDE[kind]
    many = shown(Asked(), now).taking_place().filter(**{column: code}).order_by().values("activity").distinct().count()
    if not many:
        return None
    words = ngettext("%(many)s activity near here: come, or plan one", "%(many)s activities near here: come, or plan one", many)
    return Link(f"{reverse('activities:index')}?{name}={code}", words % {"many": many})


def events(councils: Iterable[str], now: dt.datetime) -> list[str]:
    """Return what is planned in some councils as entries of a calendar."""
    return entries_of(Q(authority__in=list(councils)), now)


def addresses() -> Iterable[str]:
    """Return the pages for the map of the site."""
    uids = Activity.objects.public().order_by("-last_day").values_list("uid", flat=True)[:5000]
    return [whole_address("activities:index"), *(whole_address("activities:one", uid) for uid in uids)]


ROOM = Room(
    searched=searched,
    urls={"activities/": "causeway.activities.urls"},
    menu=(Entry(_("Act locally"), "activities:index", order=400),),
    permissions=("publish_own_regions",),
    desk=DESK,
    staff_urls={"activities/": "causeway.activities.staff_urls"},
    staff_menu=(
        Entry(
            _("What people plan"),
            "activities_staff:desk",
            319,
            PUBLISH,
            "calendar-alt",
            or_permission=PUBLISH_OWN,
            group=MEETINGS,
        ),
    ),
    reviews=(QUEUE, REPORTS),
    waits=WAITS,
    jobs=(
        every(hours(1), remind),
        every(hours(1), forget_unconfirmed),
        every(minutes(10), after.ask, name="activities.ask_what_came_of_it"),
    ),
    shareable=share,
    addresses=addresses,
    happened=HAPPENED,
    by_seat=BY_SEAT,
    acts=acts_of_schools,
    beside=beside,
    events=events,
    robots=("/activities/mine/", "/activities/place/"),
    moves=(
        Drawn(Activity.moves, "activity-states.md", "What may become of an activity", "activities/activity/domain/states.py"),
        Drawn(PROMISES, "support-states.md", "What may become of a support promise", "activities/support/domain.py"),
        Drawn(SIGN_UPS, "sign-up-states.md", "What may become of a sign-up", "activities/signing_up/domain.py"),
    ),
)
