"""The first page, coming back to a draft, and leaving it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from causeway.areas.typed import Answer, resolve_home, resolve_school, school, seat_exists, seat_name
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.domain.cleaning import clean_line
from causeway.letters.counting.actions import count
from causeway.letters.counting.domain import Step
from causeway.letters.letter import queries
from causeway.letters.letter.exceptions import DraftGone
from causeway.letters.letter.models import Draft
from causeway.letters.pack import LETTERS
from causeway.letters.partners import queries as partners
from causeway.letters.sending import mail
from causeway.letters.writing import access, prefill, referrals
from causeway.letters.writing import actions as drafting
from causeway.letters.writing.forms import StartForm
from causeway.limits.declared import HOUR, Limit, from_one_client, to_one_mailbox
from causeway.outbox.models import address_key
from causeway.people.limits import client_address
from causeway.people.prefill import taken
from causeway.people.visitors import counts_once

BEGUN = Limit(
    "letters.begin",
    300,
    HOUR,
    gettext_lazy("Letters begun from one internet address"),
    gettext_lazy(
        "Keeps a program from filling the database. A whole school may share one address, and begin in one staff meeting."
    ),
)
LINKS = to_one_mailbox("letters.link", 5, gettext_lazy("Links to a draft mailed to one e-mail address"))
LINKS_FROM = from_one_client("letters.link.client", 100, gettext_lazy("Links to drafts asked for from one internet address"))


def _prefilled(request: HttpRequest) -> dict[str, str]:
    known = school(request.GET.get("school"))
    seat = clean_line(request.GET.get("seat", ""), 9)
    came = prefill.read(request.GET)
    return {
        "school": known.name if known else came.school,
        "school_choice": str(known.urn) if known else "",
        "home": seat_name(seat) if seat_exists(seat) else came.home,
        "home_choice": seat if seat_exists(seat) else "",
        "figure": clean_line(request.GET.get("figure", ""), 160),
        "begun": request.GET.get("begun", ""),
    }


def _choices_still_meant(request: HttpRequest, typed: dict[str, Any]) -> dict[str, str]:
    """Return the choices whose text stands unchanged since they were made."""
    return {
        name: typed[f"{name}_choice"] if request.POST.get(f"{name}_asked", typed[name]) == typed[name] else ""
        for name in ("home", "school")
    }


@never_cache
@require_safe_or_post
def start(request: HttpRequest) -> HttpResponse:
    """Ask where somebody lives or works; open a draft when that is clear."""
    form = StartForm(request.POST) if request.method == "POST" else StartForm(initial=_prefilled(request))
    if form.is_bound and form.is_valid():
        answer = _begin(request, form)
        if isinstance(answer, HttpResponse):
            return answer
        form = answer
    if counts_once(request, "letters.opened", "start"):
        count(Step.OPENED, timezone.now())
    kept = access.remembered_draft(request)
    context = {
        "form": form,
        "kept": kept[0] if kept else None,
        "kept_token": kept[1] if kept else "",
        "intro": LETTERS.words().intro,
    }
    return render(request, "letters/start.html", context)


def _asking(request: HttpRequest, answers: dict[str, Answer]) -> StartForm:
    """Return the form again with the places that may have been meant, as choices."""
    data = request.POST.copy()
    offered = {name: answer.choices for name, answer in answers.items() if answer.choices}
    for name in offered:
        data[f"{name}_choice"] = ""
    form = StartForm(data, offered=offered)
    form.full_clean()
    return form


def _begin(request: HttpRequest, form: StartForm) -> HttpResponse | StartForm:
    """Open a draft and lead on to it, or return the form with what is still to be said."""
    typed = form.cleaned_data
    chosen = _choices_still_meant(request, typed)
    home = resolve_home(typed["home"], chosen["home"]) if typed["home"] else Answer()
    work = resolve_school(typed["school"], chosen["school"]) if typed["school"] else Answer()
    answers = {"home": home, "school": work}
    if home.choices or work.choices:
        form = _asking(request, answers)
    for name, answer in answers.items():
        if answer.problem:
            form.add_error(name, answer.problem)
    if home.choices or work.choices or not form.is_valid():
        return form
    if BEGUN.over(client_address(request)):
        form.add_error(None, _("Many letters were begun from here in the last hour. Wait a little and try again."))
        return form
    known = school(work.urn)
    begun = drafting.begin(
        home_code=home.code,
        school_code=work.code,
        school_urn=work.urn,
        school=known.name if known else "",
        figure_wanted=typed["figure"],
        first_words=taken(typed["begun"]),
        partner=partners.slug_of(request.GET.get("from", "")),
        invited=referrals.key_of(request.GET.get("via", "")),
        now=timezone.now(),
    )
    onward = redirect("letters:you", begun.token)
    access.remember(onward, begun.token)
    return onward


def _furthest(draft: Draft) -> str:
    gap = queries.missing(draft)
    return gap.step if gap else "read"


@never_cache
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """Open a draft by its link. On a device that did not begin it, ask first whether it is theirs."""
    try:
        draft = queries.draft(token, timezone.now())
    except DraftGone:
        return render(request, "letters/gone.html", status=404)
    if request.method != "POST" and access.remembered(request) != token:
        return render(request, "letters/resume.html", {"token": token, "begun": draft.created})
    onward = redirect(f"letters:{_furthest(draft)}", token)
    access.remember(onward, token)
    return onward


@access.of_draft
def erase(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Ask, then erase the draft for good."""
    if request.method != "POST":
        return render(request, "letters/erase.html", {"token": token})
    drafting.erase(draft)
    answer = render(request, "letters/erased.html")
    access.forget(answer)
    return answer


@access.of_draft
def send_link(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """E-mail the draft's address to its writer."""
    key = address_key(draft.email)
    if request.method != "POST" or not queries.can_be_written_to(draft.email):
        return redirect("letters:resume", token)
    over = LINKS.over(key) or LINKS_FROM.over(client_address(request))
    sent = not over and mail.send_draft_link(draft, token)
    return render(request, "letters/link_sent.html", {"token": token, "refused": not sent, "email": draft.email})
