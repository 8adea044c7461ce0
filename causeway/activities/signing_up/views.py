"""Signing up for a day, and the page of one's own place, which opens by a link and changes nothing until a button is pressed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causeway.activities.activity.entries import for_holder
from causeway.activities.activity.exceptions import NotNow
from causeway.activities.activity.models import Day
from causeway.activities.signing_up import actions as acts
from causeway.activities.signing_up import mail
from causeway.activities.signing_up.domain import State
from causeway.activities.signing_up.models import SignUp
from causeway.calendars.answers import to_keep
from causeway.calendars.files import published
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.fields import Line, YourEmail
from causeway.frame.origins import keyed_by_address
from causeway.limits.answer import too_many
from causeway.limits.declared import from_one_client, to_one_mailbox
from causeway.moves.domain import IllegalMove
from causeway.people.exceptions import LinkInvalid
from causeway.people.honeypot import TrapForm
from causeway.people.limits import client_address
from causeway.people.visits import discreet

FROM_CLIENT = from_one_client("activities.sign-up", 120, gettext_lazy("Places asked for from one internet address"))
BY_ADDRESS = to_one_mailbox("activities.sign-up.email", 10, gettext_lazy("Places asked for under one e-mail address"))


class SignUpForm(TrapForm):
    """Who comes."""

    name = Line(
        max_length=100,
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("Only whoever organises it sees it."),
        missing=gettext_lazy("Give your name: the host wants to know who comes."),
        autocomplete="name",
    )
    email = YourEmail(
        help_text=gettext_lazy("Nobody else sees it. You are told of changes, and reminded the day before."),
        missing=gettext_lazy("Give an e-mail address: the confirmation goes there."),
    )


@never_cache
@require_safe_or_post
def sign_up(request: HttpRequest, uid: str, key: int) -> HttpResponse:
    """Take down who comes to a day. What the visitor is told is the same whoever's address it is."""
    day = Day.objects.select_related("activity").filter(pk=key, activity__uid=uid, shown=True).first()
    if day is None:
        raise Http404
    form = SignUpForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _ask(request, day, form)
    full = day.activity.places is not None and day.sign_ups.filter(state=State.COMING).count() >= day.activity.places
    context = {"form": form, "day": day, "activity": day.activity, "full": full}
    return render(request, "activities/sign_up.html", context, status=422 if form.is_bound else 200)


def _ask(request: HttpRequest, day: Day, form: SignUpForm) -> HttpResponse:
    email = form.cleaned_data["email"]
    done = {"day": day, "activity": day.activity, "email": email}
    if form.by_a_program:
        return render(request, "activities/signed_up.html", done)
    over = FROM_CLIENT.over_until(client_address(request)) or BY_ADDRESS.over_until(email)
    if over is not None:
        return too_many(request, over)
    try:
        acts.ask(day.pk, form.cleaned_data["name"], email, timezone.now())
    except NotNow as problem:
        form.add_error(None, str(problem))
        return render(request, "activities/sign_up.html", {**done, "form": form}, status=422)
    return render(request, "activities/signed_up.html", done)


def _found(signed: str) -> SignUp:
    return mail.LINK.row(signed, SignUp.objects.select_related("day__activity"))


@keyed_by_address
@discreet
@require_safe_or_post
def place(request: HttpRequest, signed: str) -> HttpResponse:
    """Show somebody's own place with how to join; buttons confirm it, say "still coming", or give it back."""
    try:
        found = _found(signed)
    except LinkInvalid as problem:
        return render(request, "activities/no_place.html", {"problem": problem}, status=404)
    refused = _act(request, found.pk) if request.method == "POST" else ""
    if request.method == "POST" and not refused:
        return redirect("activities:place", signed)
    return render(request, "activities/place.html", _context(found, signed, refused), status=422 if refused else 200)


def _act(request: HttpRequest, key: int) -> str:
    """Do what a button said; returns why not, as a sentence."""
    try:
        (acts.give_back if request.POST.get("act") == "cannot" else acts.confirm)(key, timezone.now())
    except NotNow as refused:
        return str(refused)
    except IllegalMove:
        return _("That is not possible now.")
    return ""


def _context(found: SignUp, signed: str, problem: str) -> dict[str, Any]:
    day = found.day
    return {
        "sign_up": found,
        "day": day,
        "activity": day.activity,
        "signed": signed,
        "problem": problem,
        "over": day.ends_at < timezone.now(),
        "ahead": _ahead(found),
    }


def _ahead(found: SignUp) -> int:
    """Return how many wait before somebody."""
    if not found.is_waiting:
        return 0
    before = found.day.sign_ups.filter(state=State.WAITING, state_since__lte=found.state_since)
    return before.exclude(pk=found.pk).count()


@require_safe
@discreet
def entry_file(_request: HttpRequest, signed: str) -> HttpResponse:
    """Return somebody's own entry as a calendar file."""
    try:
        found = _found(signed)
    except LinkInvalid:
        raise Http404 from None
    if not found.is_coming:
        raise Http404
    day = found.day
    content = published([(for_holder(day, mail.LINK.address(found)), day.activity.changed)])
    return to_keep(content, "my-place.ics")
