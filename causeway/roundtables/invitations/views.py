"""Inviting MPs: the letter to all, the words to each, sending, asking again, what was answered, the courtesy notice."""

import datetime as dt
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.people.visits import PrivateView
from causeway.representatives.members.queries import Mp
from causeway.representatives.members.queries import Seat as HeldSeat
from causeway.roundtables.invitations import courtesy_notice
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.actions import answering, notices
from causeway.roundtables.invitations.actions import inviting as acts
from causeway.roundtables.invitations.domain.invitations import WENT, Heard, State
from causeway.roundtables.invitations.domain.letter import Part, compose, gaps
from causeway.roundtables.invitations.forms import LogForm
from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.invitations.queries import Invited
from causeway.roundtables.invitations.words import lacking
from causeway.roundtables.table import attachments
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.editing import edit, words_page
from causeway.roundtables.table.forms import FurtherWordsForm, LetterForm, OwnWordsForm
from causeway.roundtables.table.models import Roundtable, Seat
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import not_here, of_roundtable
from causeway.words.domain.mail_links import mailto


@require_safe_or_post
@of_roundtable
def letter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show and save what every MP reads."""
    return words_page(request, desk, LetterForm, "letter")


@dataclass(frozen=True)
class _One:
    """One seat of the desk with its MP and invitation as they are."""

    seat: Seat
    held: HeldSeat
    mp: Mp | None
    found: Invited

    @property
    def invitation(self) -> Invitation | None:
        return self.found.invitation


def _one(desk: Desk, key: int) -> _One | None:
    on = day_of(timezone.now())
    found = next((each for each in inviting.invited(desk.roundtable, on) if each.seat.pk == key), None)
    if found is None:
        return None
    held, mp = inviting.mp_of(found.seat.code, on)
    return _One(found.seat, held, mp, found)


def _of_invitation(view: PrivateView) -> PrivateView:
    """Open ``view(request, desk, one, invitation, ...)`` for a seat of the desk that has an invitation."""

    @of_roundtable
    @wraps(view)
    def opened(request: HttpRequest, desk: Desk, seat: int, **rest: Any) -> HttpResponseBase:
        one = _one(desk, seat)
        if one is None or one.invitation is None:
            return not_here(request)
        return view(request, desk, one, one.invitation, **rest)

    return opened


@require_safe_or_post
@of_roundtable
def mp(request: HttpRequest, desk: Desk, seat: int) -> HttpResponse:
    """Write to one MP, read the whole letter, send it; afterwards see what became of it."""
    one = _one(desk, seat)
    if one is None:
        return not_here(request)
    invitation = one.invitation
    edited = edit(
        request,
        OwnWordsForm,
        lambda: Invitation.objects.filter(seat=seat).order_by("-pk").first() or Invitation(),
        lambda typed, seen: acts.save_own_words(desk, seat, str(typed["words"]), seen, timezone.now()),
    )
    if edited.saved:
        return redirect("roundtables:mp", desk.roundtable.slug, seat)
    context = {"desk": desk, "roundtable": desk.roundtable, "one": one, "edited": edited, "form": edited.form, "here": "desk"}
    context["writing"] = one.mp is not None and (invitation is None or invitation.state in {State.DRAFT, State.WITHDRAWN})
    context["taken_back"] = invitation is not None and invitation.state == State.WITHDRAWN
    if one.mp is not None and context["writing"]:
        context |= _preview(desk, one, one.mp)
    return render(request, "roundtables/mp.html", context)


def _preview(desk: Desk, one: _One, held_by: Mp) -> dict[str, object]:
    """Return the letter as it would go, what it still lacks, and the link that opens it in a mail program."""
    drafted = one.invitation if one.invitation and one.invitation.state == State.DRAFT else None
    briefing = attachments.download(one.seat.code)
    parts = inviting.parts_of(desk.roundtable, one.seat, drafted, held_by, day_of(timezone.now()), attached=bool(briefing))
    text, subject = compose(parts), inviting.subject_of(desk.roundtable)
    link, fits = mailto(held_by.email, subject, text)
    return {
        "text": text,
        "subject": subject,
        "gaps": [lacking(gap) for gap in gaps(parts)] if drafted else [],
        "drafted": drafted,
        "mailto": link,
        "fits": fits,
        "briefing": briefing,
    }


@require_POST
@_of_invitation
def send(request: HttpRequest, desk: Desk, one: _One, invitation: Invitation) -> HttpResponse:
    """Deliver the invitation, or note that the organiser sent it."""
    key, now = invitation.pk, timezone.now()
    if request.POST.get("how") == "us":
        done(
            request,
            lambda: acts.send_by_us(desk, key, now),
            _("It is on its way to %(mp)s. Answers come to you.") % {"mp": invitation.mp_name},
        )
    else:
        done(request, lambda: acts.sent_oneself(desk, key, now), _("Noted: it went today."))
    return redirect("roundtables:mp", desk.roundtable.slug, one.seat.pk)


@require_safe_or_post
@_of_invitation
def again(request: HttpRequest, desk: Desk, one: _One, invitation: Invitation, kind: str) -> HttpResponse:
    """Write a nudge, or the offer of a visit or call: a line of one's own, the whole to read, then by us or oneself."""
    now = timezone.now()
    form = FurtherWordsForm(request.POST if request.method == "POST" else None)
    valid = form.is_valid()
    how = request.POST.get("how", "")
    if valid and how in {"us", "self"}:
        words = form.cleaned_data["words"]
        if done(request, lambda: acts.write_again(desk, invitation.pk, kind, words, now, by_us=how == "us"), _("Noted.")):
            return redirect("roundtables:mp", desk.roundtable.slug, one.seat.pk)
    letter = acts.letter_after(invitation, kind, form.cleaned_data["words"] if valid else "", now)
    link, fits = mailto(invitation.mp_email, letter.subject, letter.text)
    context = {"roundtable": desk.roundtable, "one": one, "form": form, "letter": letter, "read": valid}
    context |= {"mailto": link, "fits": fits, "title": _again_title(kind, invitation.mp_name), "here": "desk"}
    return render(request, "roundtables/again.html", context)


def _again_title(kind: str, mp: str) -> str:
    return (_("Ask %(mp)s again") if kind == acts.NUDGE else _("Offer %(mp)s a visit or a call")) % {"mp": mp}


@require_safe_or_post
@_of_invitation
def log(request: HttpRequest, desk: Desk, one: _One, invitation: Invitation) -> HttpResponse:
    """Log what an office said on the telephone or by mail."""
    now = timezone.now()
    form = LogForm(request.POST if request.method == "POST" else None, dates=_choices(desk.roundtable), today=day_of(now))
    if form.is_valid():
        heard = Heard(form.cleaned_data["heard"])
        if done(request, lambda: answering.log_answer(desk, invitation.pk, form.given(), heard, now), _("Logged.")):
            return redirect("roundtables:mp", desk.roundtable.slug, one.seat.pk)
    return render(request, "roundtables/log.html", {"roundtable": desk.roundtable, "one": one, "form": form, "here": "desk"})


def _choices(roundtable: Roundtable) -> list[tuple[int, str]]:
    return [(date.pk, inviting.when(date.starts_at, roundtable.minutes)) for date in inviting.offered_dates(roundtable)]


@require_POST
@_of_invitation
def take_back(request: HttpRequest, desk: Desk, one: _One, invitation: Invitation) -> HttpResponse:
    """Take the invitation back."""
    key, went = invitation.pk, invitation.state in WENT
    said = (
        _("Taken back; the office’s link works no more. If the letter arrived, tell the office yourself.")
        if went
        else _("Taken back.")
    )
    done(request, lambda: acts.take_back(desk, key, timezone.now()), said)
    return redirect("roundtables:mp", desk.roundtable.slug, one.seat.pk)


@require_POST
@_of_invitation
def new_link(request: HttpRequest, desk: Desk, one: _One, invitation: Invitation) -> HttpResponse:
    """End the office's link and make another."""
    if done(request, lambda: acts.new_office_link(desk, invitation.pk)):
        invitation.refresh_from_db()
        messages.success(
            request, _("The old link works no more. The new one: %(link)s") % {"link": inviting.office_link(invitation)}
        )
    return redirect("roundtables:mp", desk.roundtable.slug, one.seat.pk)


@require_safe_or_post
@of_roundtable
def notice(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Read the courtesy notice, and send it."""
    now: dt.datetime = timezone.now()
    if request.method == "POST":
        by_us = request.POST.get("how") == "us"
        done(
            request,
            lambda: notices.send_notice(desk, now, by_us=by_us),
            _("The notice is on its way.") if by_us else _("Noted: it went today."),
        )
        return redirect("roundtables:notice", desk.roundtable.slug)
    draft = courtesy_notice.draft(desk.roundtable, now)
    context: dict[str, object] = {"desk": desk, "roundtable": desk.roundtable, "draft": draft, "here": "desk"}
    if draft is not None:
        context["mailto"], context["fits"] = mailto(draft.mp.email, draft.subject, draft.text)
    context["unsigned"] = Part.SIGNED in inviting.letter_gaps(desk.roundtable)
    return render(request, "roundtables/notice.html", context)
