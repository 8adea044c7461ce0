"""The staff's page of the outbox: what waits, what to settle, what came back. Each change is an action with its audit row."""

from collections.abc import Callable
from typing import TypeVar, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import permission_required

from causeway.moves.domain import IllegalMove
from causeway.outbox import actions, queries
from causeway.outbox.models import PERMISSION, Lane, Message
from causeway.words.domain.keys import key_in

View = TypeVar("View", bound=Callable[..., HttpResponse])


def _staff(view: View) -> View:
    """Let in only those who may look after the outbox; wagtail's own decorator has no types."""
    return cast("View", permission_required(PERMISSION)(view))


def _actor(request: HttpRequest) -> str:
    return str(request.user.get_username())


def _page(request: HttpRequest, shown: Message | None = None) -> HttpResponse:
    answer = render(request, "outbox/staff.html", {"outbox": queries.outbox(), "shown": shown})
    answer["Cache-Control"] = "no-store"
    return answer


@require_GET
@_staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the outbox."""
    return _page(request)


@require_POST
@_staff
def settle(request: HttpRequest, key: int) -> HttpResponse:
    """Settle an uncertain message as the relay's log says."""
    message = Message.objects.filter(pk=key).first()
    found = request.POST.get("found")
    if message is None or found not in {"arrived", "lost"}:
        raise Http404
    try:
        actions.settle(message.message_id, arrived=found == "arrived", actor=_actor(request), now=timezone.now())
        messages.success(request, _("It is settled.") if found == "arrived" else _("It is settled, and will be sent again."))
    except IllegalMove:
        messages.error(request, _("Somebody has settled this one already, or its words are erased."))
    return redirect("outbox-staff")


@require_POST
@_staff
def lane(request: HttpRequest) -> HttpResponse:
    """Pause a lane, for a reason, or let it go on."""
    name, reason = request.POST.get("lane", ""), " ".join(request.POST.get("reason", "").split())
    pausing = request.POST.get("act") == "pause"
    if pausing and not reason:
        messages.error(request, _("Say why it is paused, so that the next person knows when to let it go on."))
        return redirect("outbox-staff")
    try:
        if pausing:
            actions.pause(name, reason=reason, actor=_actor(request), now=timezone.now())
        else:
            actions.resume(name, actor=_actor(request))
    except Lane.DoesNotExist:
        raise Http404 from None
    return redirect("outbox-staff")


MOST = 100_000  # messages an hour or a day; no office reads more


def _limit(typed: str) -> int | None:
    """Return the count that was typed, ``None`` for an empty box; raises :class:`ValueError` for anything else."""
    if not (text := typed.strip()):
        return None
    number = key_in(text)
    if number is None or number > MOST:
        raise ValueError(text)
    return number


@require_POST
@_staff
def pace(request: HttpRequest) -> HttpResponse:
    """Give one lane a pace of its own, or with empty boxes the usual one back."""
    try:
        per_hour, per_day = _limit(request.POST.get("per_hour", "")), _limit(request.POST.get("per_day", ""))
    except ValueError:
        messages.error(
            request, _("Give whole numbers from 0 to 100000, or leave a box empty for the usual pace. 0 means no limit.")
        )
        return redirect("outbox-staff")
    name, actor = request.POST.get("lane", ""), _actor(request)
    try:
        actions.set_pace(name, per_hour=per_hour, per_day=per_day, actor=actor, now=timezone.now())
    except Lane.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("The pace is set. It holds from the next message on."))
    return redirect("outbox-staff")


@require_POST
@_staff
def show_address(request: HttpRequest, key: int) -> HttpResponse:
    """Show one message's address; that it was looked at is written down."""
    try:
        return _page(request, actions.look_at_address(key, actor=_actor(request)))
    except Message.DoesNotExist:
        raise Http404 from None
