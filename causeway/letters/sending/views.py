"""The two ways a letter goes, and the links in the confirmation message."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from causeway.frame.downloads import made
from causeway.frame.origins import keyed_by_address
from causeway.letters.after import visits
from causeway.letters.after.actions import visiting
from causeway.letters.letter import policies, queries
from causeway.letters.letter.domain.states import State
from causeway.letters.letter.exceptions import CannotSend, IdentifiesAChild, Incomplete, LinkUsed
from causeway.letters.letter.links import ANSWER_LINK
from causeway.letters.letter.models import AGAIN_DAYS, Draft, Letter
from causeway.letters.letter.places import today
from causeway.letters.letter.state_words import in_words
from causeway.letters.review import queries as freezing
from causeway.letters.review.models import care_rules
from causeway.letters.sending.actions import sending as actions
from causeway.letters.sending.documents.filling import sheet_for
from causeway.letters.sending.documents.printable import not_printed
from causeway.letters.writing import access
from causeway.letters.writing import actions as drafting
from causeway.limits.declared import HOUR, Limit
from causeway.outbox import no_more
from causeway.people.exceptions import LinkInvalid
from causeway.people.limits import client_address
from causeway.representatives.directory.offices import post
from causeway.serving.apart import done
from causeway.words.domain import mail_links as links

PAPERS = Limit(
    "letters.paper",
    300,
    HOUR,
    _("Letters as PDF or Word from one internet address"),
    _("Each is some work for the server. A whole school may share one address."),
)


def _ready(draft: Draft) -> queries.Reading:
    if gap := queries.missing(draft):
        raise gap
    reading = queries.reading(draft, today(timezone.now()))
    try:
        policies.must_identify_no_child(reading.findings)
    except IdentifiesAChild as refused:
        raise Incomplete(str(refused), "read") from refused
    return reading


@access.of_draft
def own(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Every way to send the letter from one's own mailbox or by post; the button records that it went."""
    reading = _ready(draft)
    try:
        to = policies.must_be_there(reading.to)
        policies.must_live_or_work_there(draft.address, to, draft.role)
    except CannotSend as refused:
        return render(request, "letters/cannot.html", {"token": token, "refused": str(refused)})
    if request.method == "POST":
        drafting.say_sent(draft, timezone.now())
        return redirect("letters:thanks", token)
    context = {
        "token": token,
        "draft": draft,
        "reading": reading,
        "to": to,
        "mailto": links.mailto(to.email, reading.subject, reading.whole),
        "gmail": links.gmail(to.email, reading.subject, reading.whole),
        "outlook": links.outlook(to.email, reading.subject, reading.whole),
        "not_printed": not_printed("\n".join((draft.name, reading.subject, reading.whole, *to.envelope))),
    }
    return render(request, "letters/own.html", context)


@access.of_draft
def thanks(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Thank somebody who sent the letter themselves, and say what comes next."""
    return render(request, "letters/thanks.html", {"token": token, "draft": draft, "reading": _ready(draft)})


@access.of_draft
def asked(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Say that the confirmation message is on its way."""
    letter = draft.letters.order_by("-pk").first()
    if letter is None:
        return redirect("letters:read", token)
    said = in_words(letter.state, letter.addressee_name)
    return render(
        request,
        "letters/asked.html",
        {"token": token, "letter": letter, "said": said, "came_back": queries.came_back(draft)},
    )


def _file(request: HttpRequest, draft: Draft, writer: str, content_type: str, ending: str) -> HttpResponse:
    if PAPERS.over(client_address(request)):
        return HttpResponse(status=429)
    sheet = sheet_for(draft, _ready(draft), today(timezone.now()))
    return made(done(writer, sheet), content_type, f"{post(draft.office).file_name}.{ending}")


@access.of_draft
def as_pdf(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:  # noqa: ARG001  every view of a draft takes its token
    """Return the letter on A4."""
    return _file(request, draft, "causeway.letters.sending.documents.pdf:write", "application/pdf", "pdf")


@access.of_draft
def as_docx(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:  # noqa: ARG001  every view of a draft takes its token
    """Return the letter as a Word document."""
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _file(request, draft, "causeway.letters.sending.documents.docx:write", content_type, "docx")


def _link_problem(request: HttpRequest, problem: LinkInvalid) -> HttpResponse:
    used = isinstance(problem, LinkUsed)
    return render(request, "letters/link_problem.html", {"problem": str(problem), "used": used}, status=200 if used else 404)


def _on_its_way(request: HttpRequest, letter: Letter) -> HttpResponse:
    context = {"letter": letter, "again_days": AGAIN_DAYS, "wants_no_mail": no_more.wanted(letter.email)}
    return render(request, "letters/confirmed.html", context)


def _looked_at(request: HttpRequest, letter: Letter) -> HttpResponse:
    reasons = freezing.in_words(letter.freeze.reasons, freezing.FOR_WRITER)
    context = {
        "letter": letter,
        "reasons": reasons,
        "link": reverse("letters:heard", args=[ANSWER_LINK.signed(letter)]),
        "days": care_rules().usual_days,
        "wants_no_mail": no_more.wanted(letter.email),
    }
    return render(request, "letters/frozen.html", context)


@keyed_by_address
@never_cache
def confirm(request: HttpRequest, signed: str) -> HttpResponse:
    """Show the letter's button; only pressing it confirms, because mail scanners open every link.

    Whoever presses it came from the writer's mailbox, so their own page opens without another link.
    """
    try:
        if request.method != "POST":
            letter = actions.letter_to_confirm(signed, timezone.now())
            return render(request, "letters/confirm.html", {"letter": letter})
        letter = actions.confirm(signed, timezone.now(), client=client_address(request))
    except LinkInvalid as problem:
        return _link_problem(request, problem)
    except CannotSend as refused:
        back = access.remembered(request)
        context = {"refused": str(refused), "token": back}
        return render(request, "letters/cannot.html", context)
    answer = _looked_at(request, letter) if letter.state == State.FROZEN else _on_its_way(request, letter)
    access.forget(answer)
    if letter.email:
        visits.COOKIE.let_in(answer, visiting.enter(letter.email, timezone.now()))
    return answer


@keyed_by_address
@never_cache
def deny(request: HttpRequest, signed: str) -> HttpResponse:
    """Cancel a letter written in somebody else's name."""
    if request.method != "POST":
        return render(request, "letters/deny.html")
    try:
        state = actions.deny(signed, timezone.now(), block=bool(request.POST.get("block")))
    except LinkInvalid as problem:
        return _link_problem(request, problem)
    return render(request, "letters/denied.html", {"cancelled": state == "cancelled", "blocked": bool(request.POST.get("block"))})
