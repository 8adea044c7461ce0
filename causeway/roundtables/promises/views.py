"""The ledger's pages: the organisers', the letter that asks after a promise, the right of reply, and what is public of a seat."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from causeway.areas.models import AreaKind
from causeway.frame.addresses import require_safe_or_post, whole_address
from causeway.frame.origins import keyed_by_address
from causeway.people.exceptions import LinkInvalid
from causeway.people.visits import discreet
from causeway.roundtables.promises import actions as acts
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.forms import ChaseForm, FoundForm, ReplyForm, WithoutTheChildForm
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import of_roundtable
from causeway.words.domain.mail_links import mailto


def _show(
    request: HttpRequest, desk: Desk, status: int = 200, *, wrong: FoundForm | None = None, of: int | None = None
) -> HttpResponse:
    kept = ledger.of(desk.roundtable, timezone.now())
    context: dict[str, Any] = {
        "roundtable": desk.roundtable,
        "here": "ledger",
        "promises": [(each, wrong if wrong and each.promise.pk == of else FoundForm(moves=each.moves)) for each in kept],
        "onward": ledger.onward(State(desk.roundtable.state)),
        "open_promise": of,
    }
    return render(request, "roundtables/ledger/page.html", context, status=status)


@require_GET
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every promise."""
    return _show(request, desk)


def _kept(desk: Desk, key: int) -> ledger.Kept:
    found = ledger.one(desk.roundtable, key, timezone.now())
    if found is None:
        raise Http404
    return found


def _back(desk: Desk, key: int | None = None) -> HttpResponse:
    address = redirect("roundtables:ledger", desk.roundtable.slug).url
    return redirect(f"{address}#promise-{key}" if key else address)


@require_POST
@of_roundtable
def find(request: HttpRequest, desk: Desk, promise: int) -> HttpResponse:
    """Say what became of a promise."""
    form = FoundForm(request.POST, moves=_kept(desk, promise).moves)
    if not form.is_valid():
        return _show(request, desk, 422, wrong=form, of=promise)
    try:
        given = form.cleaned_data
        acts.find(desk, promise, given["act"], given["evidence"], timezone.now(), shown_by=given["shown_by"])
    except NotNow as problem:
        form.add_error("evidence", str(problem))
        return _show(request, desk, 422, wrong=form, of=promise)
    return _back(desk, promise)


@require_safe_or_post
@of_roundtable
def words(request: HttpRequest, desk: Desk, promise: int) -> HttpResponse:
    """Write a promise without what points to a child."""
    kept = _kept(desk, promise)
    form = WithoutTheChildForm(request.POST if request.method == "POST" else None, initial={"words": kept.promise.words})
    if form.is_valid():
        try:
            acts.leave_the_child_out(desk, promise, form.cleaned_data["words"])
            return _back(desk, promise)
        except NotNow as problem:
            form.add_error("words", str(problem))
    context = {"roundtable": desk.roundtable, "here": "ledger", "kept": kept, "form": form}
    return render(request, "roundtables/ledger/words.html", context, status=422 if form.is_bound else 200)


@require_safe_or_post
@of_roundtable
def chase(request: HttpRequest, desk: Desk, promise: int) -> HttpResponse:
    """Write the letter that asks after a promise; it goes by us, or from the organiser's own mailbox."""
    kept, now = _kept(desk, promise), timezone.now()
    who = "\n".join(part for part in (desk.organiser.name, desk.organiser.post) if part)
    draft = {"subject": _("What you promised at our roundtable"), "words": ledger.chase_words(kept.promise, who, now)}
    form = ChaseForm(request.POST) if request.method == "POST" else ChaseForm(initial=draft)
    if form.is_valid():
        given = form.cleaned_data
        try:
            acts.chase(desk, promise, acts.Chase(given["subject"], given["words"], "by_us" in request.POST), now)
            messages.success(request, _("It is noted in the ledger that you asked."))
            return _back(desk, promise)
        except NotNow as problem:
            form.add_error(None, str(problem))
    link, fits = mailto(kept.address, form["subject"].value() or "", form["words"].value() or "")
    context = {"roundtable": desk.roundtable, "here": "ledger", "kept": kept, "form": form, "mailto": link, "fits": fits}
    return render(request, "roundtables/ledger/chase.html", context, status=422 if form.is_bound else 200)


@require_POST
@of_roundtable
def agree(request: HttpRequest, desk: Desk, promise: int) -> HttpResponse:
    """Say whether a promise may be public."""
    to_publish = request.POST.get("publish") == "yes"
    done(request, lambda: acts.agree(desk, promise, timezone.now(), to_publish=to_publish))
    return _back(desk, promise)


@require_POST
@of_roundtable
def step(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Go on: follow up, close, take up again."""
    act = acts.STEPS.get(State(desk.roundtable.state))
    if act is not None and request.POST.get("from") == desk.roundtable.state:
        done(request, lambda: act(desk, timezone.now()))
    return _back(desk)


@keyed_by_address
@require_safe_or_post
@discreet
def reply(request: HttpRequest, signed: str) -> HttpResponse:
    """Let whoever made a promise answer before and while it is public."""
    try:
        promise = acts.promise_of(signed)
    except LinkInvalid as problem:
        return render(request, "roundtables/guest/no_link.html", {"problem": str(problem), "answerable": True}, status=404)
    form = ReplyForm(request.POST) if request.method == "POST" else ReplyForm(initial={"reply": promise.reply})
    done = form.is_bound and form.is_valid()
    if done:
        acts.reply(signed, form.cleaned_data["reply"], timezone.now())
    context = {
        "roundtable": promise.roundtable,
        "promise": promise,
        "form": form,
        "done": done,
        "day": ledger.public_from(promise),
    }
    return render(request, "roundtables/ledger/reply.html", context)


@require_safe
def seats(request: HttpRequest) -> HttpResponse:
    """List the seats of which promises are published."""
    found, address = ledger.seats_published(timezone.now()), whole_address("roundtables:seats-with-promises")
    return render(request, "roundtables/ledger/seats.html", {"seats": found, "address": address})


@require_safe
def of_seat(request: HttpRequest, seat: str) -> HttpResponse:
    """Show what is published of a seat."""
    found = ledger.published(seat, timezone.now())
    if found is None:
        raise Http404(_("No promise is published of this seat."))
    context = {"found": found, "address": whole_address("roundtables:promises", found.code), "kind": AreaKind.CONSTITUENCY}
    return render(request, "roundtables/ledger/seat.html", context)
