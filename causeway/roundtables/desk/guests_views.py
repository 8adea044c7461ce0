"""Guests and partners: who comes, who is missing, and their addresses for those who need them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from causeway.audit.actions import record
from causeway.frame.addresses import require_safe_or_post
from causeway.roundtables.dates.actions import calendar_sync
from causeway.roundtables.desk import queries as desks
from causeway.roundtables.table import words
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import planning
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import GuestKind
from causeway.roundtables.table.editing import edit
from causeway.roundtables.table.forms import GuestForm
from causeway.roundtables.table.guest_models import Guest, Partner
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import not_here, of_roundtable


@require_GET
@of_roundtable
def guests(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who comes, who is missing and which partners' roles are to be filled; no addresses."""
    table = desks.table_of(desk.roundtable, day_of(timezone.now()))
    settled = desk.roundtable.chosen is not None
    rows = [
        (guest, words.guest_kind(guest.kind), words.phase(guest.phase), words.guest_comes(guest.comes) if settled else "")
        for guest in table.guests
        if guest.kind != GuestKind.PARTNER
    ]
    context = {"roundtable": desk.roundtable, "table": table, "rows": rows, "here": "guests"}
    return render(request, "roundtables/guests.html", context)


@require_safe_or_post
@of_roundtable
def guest(request: HttpRequest, desk: Desk, key: int | None = None) -> HttpResponse:
    """Add a guest or change one."""
    if key is not None and not desk.roundtable.guests.filter(pk=key, erased=False).exists():
        return not_here(request)
    return _edit(request, desk, key, None)


@require_safe_or_post
@of_roundtable
def fill(request: HttpRequest, desk: Desk, partner: int) -> HttpResponse:
    """Say who fills a partner's role."""
    role = desk.roundtable.partners.filter(pk=partner).first()
    return _edit(request, desk, role.guest_id, role) if role else not_here(request)


def _edit(request: HttpRequest, desk: Desk, key: int | None, role: Partner | None) -> HttpResponse:
    title = words.role(role.key) if role else ""
    blank = Guest(kind=GuestKind.PARTNER if role else GuestKind.HEAD, post=title)
    edited = edit(
        request,
        GuestForm,
        lambda: desk.roundtable.guests.get(pk=key) if key else blank,
        lambda typed, seen: calendar_sync.save_guest(
            desk, key, typed, timezone.now(), seen=seen, fills=role.pk if role else None
        ),
    )
    if edited.saved:
        return redirect("roundtables:guests", desk.roundtable.slug)
    if key and request.method != "POST":
        record(Noted.CONTACT_DETAILS_SHOWN, actor=desk.actor, subject=desk.roundtable, detail={"guest": key})
    context = {
        "roundtable": desk.roundtable,
        "edited": edited,
        "form": edited.form,
        "key": key,
        "role": title,
        "body": role.body if role else "",
        "here": "guests",
    }
    return render(request, "roundtables/guest_form.html", context)


@require_POST
@of_roundtable
def remove(request: HttpRequest, desk: Desk, key: int) -> HttpResponse:
    """Take a guest off the list."""
    if not desk.roundtable.guests.filter(pk=key).exists():
        return not_here(request)
    done(request, lambda: calendar_sync.remove_guest(desk, key, timezone.now()), _("Taken off the list, and erased."))
    return redirect("roundtables:guests", desk.roundtable.slug)


@require_POST
@of_roundtable
def set_aside(request: HttpRequest, desk: Desk, partner: int) -> HttpResponse:
    """Leave a partner's role empty, or take it up again."""
    empty = request.POST.get("empty") == "yes"
    done(request, lambda: planning.leave_role_empty(desk, partner, timezone.now(), empty=empty))
    return redirect("roundtables:guests", desk.roundtable.slug)


@require_POST
@of_roundtable
def contacts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show everybody's addresses and needs; that they were looked at is written down."""
    record(
        Noted.CONTACT_DETAILS_SHOWN, actor=desk.actor, subject=desk.roundtable, detail={"guests": desk.roundtable.guests.count()}
    )
    table = desks.table_of(desk.roundtable, day_of(timezone.now()))
    context = {"roundtable": desk.roundtable, "table": table, "here": "guests"}
    return render(request, "roundtables/contacts.html", context)
