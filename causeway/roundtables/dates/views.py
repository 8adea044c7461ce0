"""The organisers' page about dates: what was said of each, what clashes, which serves most and why, and settling it."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.roundtables.dates import calendar, entries
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.dates.actions import confirming, polling
from causeway.roundtables.dates.forms import ChangeForm, OfferForm, OffForm
from causeway.roundtables.invitations.queries import answers_by_invitation
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import BEFORE_THE_DATE, COMING, Act, State, can
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import of_roundtable

TELLS_OF_IT = COMING | {State.CANCELLED}  # nobody is to be told any more of a day that is past
THREE_MONTHS, TWO_MONTHS = dt.timedelta(weeks=12), dt.timedelta(weeks=8)
_Came = TypeVar("_Came")


def _proposals(request: HttpRequest, roundtable: Roundtable) -> tuple[dt.date, list[Any]]:
    today = day_of(timezone.now())
    wanted = (request.GET.get("from") or request.POST.get("from") or "")[:10]
    try:
        earliest = parse_date(wanted) or today + THREE_MONTHS
    except ValueError:
        earliest = today + THREE_MONTHS
    earliest = min(max(earliest, today + dt.timedelta(days=1)), today + dt.timedelta(days=730))
    proposed = calendar.of(roundtable, earliest, earliest + TWO_MONTHS).propose(earliest, earliest + TWO_MONTHS)
    return earliest, list(proposed)


def _show(request: HttpRequest, desk: Desk, status: int = 200, **forms: Any) -> HttpResponse:
    roundtable, now = desk.roundtable, timezone.now()
    context: dict[str, Any] = {"roundtable": roundtable, "here": "dates", **forms}
    answers = answers_by_invitation(roundtable)
    state = State(roundtable.state)
    if state in TELLS_OF_IT:
        context["unsent"] = entries.unsent(roundtable, answers)
    if state in BEFORE_THE_DATE:
        earliest, proposed = _proposals(request, roundtable)
        offered = set(roundtable.dates.filter(withdrawn_at=None).values_list("starts_at", flat=True))
        there = {day_of(moment) for moment in offered}
        open_days = [each for each in proposed if each.day not in there]
        not_known = polls.not_known_of_all(open_days)
        context |= {
            "advice": calendar.advice(),
            "earliest": earliest,
            "not_known_of_all": not_known,
            "proposed": [(each, "" if not_known else polls.not_known_in_words(each)) for each in open_days],
            "considering": polls.considering(roundtable, now, answers),
            "can_confirm": can(state, Act.CONFIRM),
        }
        context.setdefault("offer_form", OfferForm(proposed=[each.day for each in proposed]))
        return render(request, "roundtables/dates/choose.html", context, status=status)
    if roundtable.chosen is not None:
        local = timezone.localtime(roundtable.chosen.starts_at)
        context |= {
            "date": roundtable.chosen,
            "ends_at": roundtable.chosen.ends_at(roundtable.minutes),
            "where": entries.where(roundtable),
            "holders": entries.holding(roundtable, answers),
            "lost": entries.lost(roundtable),
            "to_tell": entries.without_address(roundtable, roundtable.chosen, answers),
            "not_asked": entries.not_asked(roundtable, roundtable.chosen, answers),
            "can_change": can(state, Act.CHANGE),
        }
        context.setdefault("change_form", ChangeForm(initial={"day": local.date(), "time": local.time()}))
    return render(request, "roundtables/dates/settled.html", context, status=status)


@require_GET
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the dates."""
    return _show(request, desk)


def _back(request: HttpRequest, desk: Desk, act: Callable[[], _Came], said: Callable[[_Came], str]) -> HttpResponse:
    """Do one act, say what came of it or why not, and show the page again."""
    done(request, act, said)
    return redirect("roundtables:dates", desk.roundtable.slug)


@require_POST
@of_roundtable
def offer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Offer dates."""
    _earliest, proposed = _proposals(request, desk.roundtable)
    form = OfferForm(request.POST, proposed=[each.day for each in proposed])
    if not form.is_valid():
        return _show(request, desk, 422, offer_form=form)
    moments = form.cleaned_data["moments"]
    return _back(
        request,
        desk,
        lambda: polling.offer_dates(desk.roundtable.pk, moments, desk.actor, timezone.now()),
        lambda count: ngettext("%(count)s date is on offer.", "%(count)s dates are on offer.", count) % {"count": count},
    )


@require_POST
@of_roundtable
def take_back(request: HttpRequest, desk: Desk, date: int) -> HttpResponse:
    """Offer a date no longer."""
    return _back(
        request,
        desk,
        lambda: polling.take_date_back(desk.roundtable.pk, date, desk.actor, timezone.now()),
        lambda _nothing: _("It is no longer offered. What people said of it is kept."),
    )


@require_POST
@of_roundtable
def ask(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask the guests."""
    return _back(
        request,
        desk,
        lambda: polling.ask_guests(desk, timezone.now()),
        lambda count: (
            ngettext("%(count)s guest is asked by e-mail.", "%(count)s guests are asked by e-mail.", count) % {"count": count}
        ),
    )


@require_POST
@of_roundtable
def ask_again(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask those who have not answered a second time."""
    return _back(
        request,
        desk,
        lambda: polling.ask_again(desk, timezone.now()),
        lambda count: ngettext("%(count)s guest is asked again.", "%(count)s guests are asked again.", count) % {"count": count},
    )


def _told(count: int) -> str:
    said = ngettext("A calendar entry goes to %(count)s person.", "A calendar entry goes to %(count)s people.", count)
    return said % {"count": count}


@require_POST
@of_roundtable
def confirm(request: HttpRequest, desk: Desk, date: int) -> HttpResponse:
    """Settle the date."""
    return _back(request, desk, lambda: confirming.confirm(desk.roundtable.pk, date, desk.actor, timezone.now()), _told)


@require_POST
@of_roundtable
def send_missing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Send the entry to those who do not hold it."""
    return _back(request, desk, lambda: confirming.send_missing(desk.roundtable.pk, desk.actor, timezone.now()), _told)


@require_POST
@of_roundtable
def change(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Move it, or tell of another place: every calendar that holds it is changed."""
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, 422, change_form=form)
    starts_at = form.cleaned_data["starts_at"]
    return _back(request, desk, lambda: confirming.change(desk.roundtable.pk, starts_at, desk.actor, timezone.now()), _told)


@require_safe_or_post
@of_roundtable
def call_off(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put it off or call it off, with the reason."""
    form = OffForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"roundtable": desk.roundtable, "form": form, "holders": entries.holding(desk.roundtable)}
        return render(request, "roundtables/dates/off.html", context)
    why, for_good = form.cleaned_data["why"], form.cleaned_data["for_good"]
    return _back(
        request,
        desk,
        lambda: confirming.call_off(desk.roundtable.pk, why, desk.actor, timezone.now(), for_good=for_good),
        _told,
    )
