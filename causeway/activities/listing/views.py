"""The public pages: the list, the map, one activity, its calendar file."""

import datetime as dt
from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from causeway.activities.activity.models import Activity
from causeway.activities.after.models import Report
from causeway.activities.listing import event_data, feeds, mapping, queries
from causeway.activities.listing.forms import LookForm
from causeway.activities.signing_up.domain import State as SignedUp
from causeway.activities.signing_up.domain import free
from causeway.activities.support.models import SupportPromise
from causeway.calendars.answers import to_keep
from causeway.calendars.files import feed
from causeway.frame.addresses import whole_address
from causeway.frame.embedding import framer, let_frame
from causeway.review.domain import State as Told
from causeway.words.domain.keys import key_in

FIRST_DAYS, NEXT_DAYS, EMBEDDED = 3, 15, 8
YEARS = range(2000, 2200)  # of a moment in an address: a database cannot tell the hour of the first day of all


def _after(request: HttpRequest) -> tuple[dt.datetime, int] | None:
    """Return where the page before ended, from the address; nothing for what is none."""
    moment, _, typed = request.GET.get("after", "").partition("~")
    key = key_in(typed)
    try:
        read = parse_datetime(moment)
    except ValueError:
        return None
    if read is None or read.tzinfo is None or read.year not in YEARS or key is None:
        return None
    return read, key


def _looked(request: HttpRequest) -> tuple[LookForm, queries.Asked]:
    form = LookForm(request.GET)
    form.is_valid()
    return form, form.asked()


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what is coming, the next first; by place, kind and day."""
    form, asked = _looked(request)
    now = timezone.now()
    page = queries.page(replace(asked, after=_after(request)), now)
    kept = {name: str(value) for name, value in request.GET.items() if name in form.fields and value}
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "following": _following(page, kept),
        "feed": feeds.address_for(asked),
    }
    return render(request, "activities/index.html", context)


def _following(page: queries.Page, kept: dict[str, str]) -> str:
    if page.following is None:
        return ""
    moment, key = page.following
    return urlencode(kept | {"after": f"{moment.isoformat()}~{key}"})


@require_safe
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """Show an activity: its days, where, who may come, how to sign up, what was promised, what came of it."""
    activity = get_object_or_404(Activity.objects.public(), uid=uid)
    now = timezone.now()
    taken = Count("sign_ups", filter=Q(sign_ups__state=SignedUp.COMING))
    coming = list(activity.days.filter(ends_at__gte=now).annotate(taken=taken).order_by("starts_at", "pk")[: NEXT_DAYS + 1])
    told = coming or list(activity.days.all())[-1:]
    context = {
        "activity": activity,
        "off_why": told[-1].off_why if activity.is_cancelled and told else "",
        "days": coming[:FIRST_DAYS],
        "later": coming[FIRST_DAYS:NEXT_DAYS],
        "more": len(coming) > NEXT_DAYS,
        "over": not coming,
        "full": {day.pk for day in coming if not free(activity.places, day.taken)},
        "address": whole_address("activities:one", uid),
        "site": settings.BASE_URL,
        "support": list(SupportPromise.objects.answered().filter(activity=activity)) if activity.show_support else [],
        "is_shared": any(day.takes_place for day in coming),
        "report": Report.objects.filter(activity=activity, state=Told.PUBLISHED).prefetch_related("photos").first(),
        "data": event_data.events(activity, told),
    }
    return render(request, "activities/activity.html", context)


@require_safe
def calendar_file(_request: HttpRequest, uid: str) -> HttpResponse:
    """Return an activity as a calendar file; the same address stays right when it moves."""
    activity = get_object_or_404(Activity.objects.public(), uid=uid)
    source = whole_address("activities:calendar-file", uid)
    return to_keep(feed([activity.entry], activity.title, source), f"activity-{activity.uid[:8]}.ics")


@require_safe
@gzip_page  # every seat, and no form with a token
def seat_map(request: HttpRequest) -> HttpResponse:
    """Show where something is planned in the next three months, as a map of constituencies with the list under it."""
    return render(request, "activities/map.html", {"map": mapping.drawn(timezone.now())})


@require_safe
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is coming on a partner's site; links open in a new tab. No cookie is set or read here."""
    partner = framer(slug)
    if partner is None:
        raise Http404
    _form, asked = _looked(request)
    page = queries.page(asked, timezone.now())
    context = {"partner": partner, "days": page.days[:EMBEDDED]}
    return let_frame(render(request, "activities/embed.html", context), partner)
