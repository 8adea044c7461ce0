"""The page on which an MP's office answers: a signed link, no account, no script needed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.origins import keyed_by_address
from causeway.limits.answer import too_many
from causeway.limits.declared import HOUR, Limit
from causeway.people.exceptions import LinkInvalid
from causeway.people.limits import client_address
from causeway.people.visits import discreet
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.actions import answering
from causeway.roundtables.invitations.domain.invitations import Said
from causeway.roundtables.invitations.forms import AnswerForm
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.invitations.words import after_answer_in_words, said_in_full
from causeway.roundtables.table import words
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Mode
from causeway.roundtables.table.exceptions import NotNow

PER_CLIENT = Limit(
    "roundtables.office",
    120,
    HOUR,
    _("Answers of MPs’ offices from one internet address"),
    _("All offices of a parliament may share one address."),
)


@keyed_by_address
@require_safe_or_post
@discreet
def office(request: HttpRequest, signed: str) -> HttpResponse:
    """Show the roundtable and take the office's answer, as often as it changes."""
    now = timezone.now()
    try:
        invitation = answering.invitation_by(signed, now)
        answering.must_take_answers(invitation.roundtable)
        form = _form(request, invitation)
        if form.is_valid():
            if (again_at := PER_CLIENT.over_until(client_address(request))) is not None:
                return too_many(request, again_at)
            answering.answer_by_office(signed, form.given(), now)
            return redirect("roundtables:office-thanks", signed)
    except LinkInvalid as problem:
        return render(request, "roundtables/office_problem.html", {"problem": str(problem)}, status=404)
    except NotNow as problem:
        return render(request, "roundtables/office_problem.html", {"problem": str(problem), "closed": True}, status=409)
    return render(request, "roundtables/office.html", {"form": form, **_context(invitation)})


@discreet
def thanks(request: HttpRequest, signed: str) -> HttpResponse:
    """Show what the office answered last, with the way to change it."""
    try:
        invitation = answering.invitation_by(signed, timezone.now())
    except LinkInvalid as problem:
        return render(request, "roundtables/office_problem.html", {"problem": str(problem)}, status=404)
    return render(request, "roundtables/office_thanks.html", {"signed": signed, **_context(invitation)})


def _form(request: HttpRequest, invitation: Invitation) -> AnswerForm:
    roundtable = invitation.roundtable
    dates = [(date.pk, inviting.when(date.starts_at, roundtable.minutes)) for date in inviting.offered_dates(roundtable)]
    today = day_of(timezone.now())
    if request.method == "POST":
        return AnswerForm(request.POST, dates=dates, today=today)
    last = invitation.answers.last()
    return AnswerForm(dates=dates, today=today, initial=_as_typed(last) if last else None)


def _as_typed(last: Answer) -> dict[str, object]:
    fields = ("said", "who", "email", "access_needs", "dietary", "question", "come_back_on")
    return {name: getattr(last, name) for name in fields} | {"dates": [str(date.pk) for date in last.dates.all()]}


def _context(invitation: Invitation) -> dict[str, object]:
    roundtable = invitation.roundtable
    last = invitation.answers.last()
    confirmed = roundtable.chosen is not None and roundtable.confirmed_at is not None
    return {
        "invitation": invitation,
        "roundtable": roundtable,
        "mode": words.mode(roundtable.mode),
        "online": roundtable.mode == Mode.ONLINE,
        "dates": [inviting.when(date.starts_at, roundtable.minutes) for date in inviting.offered_dates(roundtable)],
        "confirmed": confirmed,
        "last": last,
        "said": said_in_full(last) if last else "",
        "then": after_answer_in_words(last, confirmed=confirmed) if last else "",
        "given": [inviting.when(date.starts_at, roundtable.minutes) for date in last.dates.all()] if last else [],
        "joining": roundtable.joining if confirmed and last and last.said in {Said.ATTENDS, Said.SENDS} else "",
    }
