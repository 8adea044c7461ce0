"""The hosts' pages: their list, one activity, and what they change of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from causeway.activities.activity import advice
from causeway.activities.activity.exceptions import NotNow
from causeway.activities.activity.models import Activity, Day
from causeway.activities.hosting import actions as acts
from causeway.activities.hosting.desk import DESK
from causeway.activities.hosting.forms import EditForm, HandOverForm, MoveForm, OffForm
from causeway.activities.signing_up.actions import note_who_came
from causeway.activities.signing_up.domain import HELD
from causeway.activities.support.models import SupportPromise
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.fields import Line
from causeway.frame.origins import keyed_by_address
from causeway.limits.answer import too_many
from causeway.limits.declared import DAY, Limit, to_one_mailbox
from causeway.moves.domain import IllegalMove
from causeway.people.desk import Visit
from causeway.people.exceptions import LinkInvalid
from causeway.people.visits import PrivateView, discreet
from causeway.words.domain.keys import key_in

SHOWN = 3  # days in full; the others are folded
HANDED_BY = Limit(
    "activities.hand-over",
    10,
    DAY,
    gettext_lazy("Activities that one host asks others to take over in a day"),
    gettext_lazy("Keeps a host from mailing many strangers. Who leaves a branch may hand a whole term over."),
)
HANDED_TO = to_one_mailbox(
    "activities.hand-over.email", 5, gettext_lazy("Activities that one e-mail address is asked to take over in a day"), DAY
)


@require_safe
@DESK.private
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List a host's activities."""
    own, today = Activity.objects.of(visit.email), timezone.localdate()
    coming, past = (
        own.filter(last_day__gte=today).order_by("first_day", "pk"),
        own.filter(last_day__lt=today).order_by("-last_day", "-pk"),
    )
    return render(request, "activities/mine.html", {"activities": [*coming, *past]})


def own(view: Callable[..., HttpResponse]) -> PrivateView:
    """Open ``view(request, activity, ...)`` for the host of an activity."""

    @wraps(view)
    def opened(request: HttpRequest, visit: Visit, uid: str, **rest: Any) -> HttpResponse:
        return view(request, get_object_or_404(Activity.objects.of(visit.email), uid=uid), **rest)

    return DESK.private(opened)


@require_safe
@own
def one(request: HttpRequest, activity: Activity) -> HttpResponse:
    """Show a host how an activity stands, its days, and who comes."""
    now = timezone.now()
    days = list(activity.days.prefetch_related("sign_ups"))
    rows = [
        {"day": day, "people": [each for each in day.sign_ups.all() if each.state in HELD], "ahead": day.is_ahead(now)}
        for day in days
    ]
    first = [row for row in rows if row["people"] or row["day"].ends_at >= now][:SHOWN] or rows[-1:]  # type: ignore[attr-defined]
    context = {
        "activity": activity,
        "rows": first,
        "others": [row for row in rows if row not in first],
        "now": now,
        "support": list(SupportPromise.objects.filter(activity=activity)),
        "advice": advice.of(activity, activity.first_day),
        "over": bool(days) and days[-1].ends_at < now,
    }
    return render(request, "activities/host/one.html", context)


def _page(request: HttpRequest, activity: Activity, name: str, form: forms.Form, **more: object) -> HttpResponse:
    context = {"activity": activity, "form": form, **more}
    return render(request, f"activities/host/{name}.html", context, status=422 if form.is_bound else 200)


def _tried(request: HttpRequest, act: Callable[[], object], said: str) -> None:
    """Do it and say so; where it is not possible, say why."""
    try:
        act()
    except NotNow as refused:
        messages.warning(request, str(refused))
    except IllegalMove:
        messages.warning(request, _("That is not possible as it stands now: it was called off or taken off the site already."))
    else:
        messages.success(request, said)


@require_safe_or_post
@own
def edit(request: HttpRequest, activity: Activity) -> HttpResponse:
    """Change the words of it, who may come, and what would help."""
    kept = {name: getattr(activity, name) for name in acts.FREE} | activity.to_read()
    form = EditForm(request.POST) if request.method == "POST" else EditForm(initial=kept)
    if not form.is_valid():
        return _page(request, activity, "edit", form)
    try:
        reads = acts.edit(activity.pk, form.cleaned_data, timezone.now())
    except NotNow as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _kept(activity, reads=reads))
    return redirect("activities:host", activity.uid)


def _kept(before: Activity, *, reads: bool) -> str:
    """Return what became of an edit, by how the activity stood before it."""
    if before.goes_to_staff_again:
        return _("It is with the campaign’s staff again.")
    return _("It is kept. Staff read your new words before everybody can.") if reads else _("It is kept.")


@require_safe_or_post
@own
def move(request: HttpRequest, activity: Activity, key: int) -> HttpResponse:
    """Move a day."""
    day = get_object_or_404(activity.days, pk=key)
    form = MoveForm(request.POST) if request.method == "POST" else MoveForm(initial=_as_typed(activity, day))
    if not form.is_valid():
        return _page(request, activity, "move", form, day=day)
    said = _("It is moved. Everybody who signed up is told, and their calendars follow.")
    _tried(request, lambda: acts.move_day(activity.pk, key, form.cleaned_data, timezone.now()), said)
    return redirect("activities:host", activity.uid)


def _as_typed(activity: Activity, day: Day) -> dict[str, Any]:
    starts, ends = timezone.localtime(day.starts_at), timezone.localtime(day.ends_at)
    return {
        "mode": activity.mode,
        "place": activity.place,
        "near": activity.postcode or activity.seat_name,
        "first_day": starts.date(),
        "begins": starts.time(),
        "ends": ends.time(),
    }


@require_safe_or_post
@own
def call_off(request: HttpRequest, activity: Activity, key: int = 0) -> HttpResponse:
    """Call one day off, or all of it."""
    day = get_object_or_404(activity.days, pk=key) if key else None
    form = OffForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, activity, "call_off", form, day=day)
    why, now = form.cleaned_data["why"], timezone.now()
    call = partial(acts.call_day_off, activity.pk, key, why, now) if key else partial(acts.call_off, activity.pk, why, now)
    _tried(request, call, _("It is called off. Everybody who signed up is told."))
    return redirect("activities:host", activity.uid)


@require_POST
@own
def withdraw(request: HttpRequest, activity: Activity) -> HttpResponse:
    """Take it off the site."""
    _tried(request, lambda: acts.withdraw(activity.pk, timezone.now()), _("It is off the site."))
    return redirect("activities:mine")


@require_POST
@own
def came(request: HttpRequest, activity: Activity, key: int) -> HttpResponse:
    """Note who came."""
    day = get_object_or_404(activity.days, pk=key)
    keys = {one for each in request.POST.getlist("came") if (one := key_in(each)) is not None}
    note_who_came(day, keys, "host")
    messages.success(request, _("Who came is noted."))
    return redirect("activities:host", activity.uid)


@require_safe_or_post
@own
def hand_over(request: HttpRequest, activity: Activity) -> HttpResponse:
    """Ask somebody to take it over."""
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, activity, "hand_over", form)
    email = form.cleaned_data["email"]
    over = HANDED_BY.over_until(activity.email) or HANDED_TO.over_until(email)
    if over is not None:
        return too_many(request, over)
    _tried(request, lambda: acts.hand_over(activity.pk, email), _("They have a link by which they take it over."))
    return redirect("activities:host", activity.uid)


class TakeOverForm(forms.Form):
    """Who takes it over."""

    name = Line(max_length=100, label=gettext_lazy("Your name"), autocomplete="name")


@keyed_by_address
@discreet
@require_safe_or_post
def take_over(request: HttpRequest, signed: str) -> HttpResponse:
    """Let whoever was asked take an activity over, by a button."""
    try:
        activity = acts.LINK.row(signed, Activity.objects.exclude(handing_to=""))
        form = TakeOverForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return _page(request, activity, "take_over", form)
        taken = acts.take_over(activity, form.cleaned_data["name"])
    except LinkInvalid as problem:
        return render(request, "activities/no_place.html", {"problem": problem}, status=404)
    DESK.send_link(taken.email, timezone.now())
    said = replace(DESK.words, on_its_way=_("The activity is yours now. A link to it is on its way; it works once."))
    return DESK.page(request, "on_its_way", email=taken.email, words=said)
