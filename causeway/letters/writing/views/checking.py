"""The reading of a letter as it is typed: how much is its writer's own, and what to look at. Nothing is kept here."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.domain.cleaning import clean_text
from causeway.letters.letter import queries
from causeway.letters.letter.models import Draft
from causeway.letters.letter.places import today
from causeway.letters.pack import LETTERS
from causeway.letters.writing import access, comparing
from causeway.letters.writing.coaching import Coaching, Warned, coach, warned
from causeway.letters.writing.domain import warnings
from causeway.letters.writing.forms import TEXT, left_as_is, typed_so_far
from causeway.limits.declared import MINUTE, Limit
from causeway.outbox.models import address_key
from causeway.people.limits import client_address

PER_DRAFT = Limit(
    "letters.check",
    240,
    10 * MINUTE,
    gettext_lazy("Readings of one letter while it is typed"),
    gettext_lazy("Somebody who types for an hour pauses some hundred times."),
)
PER_CLIENT = Limit(
    "letters.check.client",
    2400,
    10 * MINUTE,
    gettext_lazy("Readings of letters while they are typed, from one internet address"),
    gettext_lazy("Each is a little work for the server. A staff room shares one address."),
)
WAIT = 60  # seconds until a page asks again after it was told to wait

Shown = tuple[Coaching, list[Warned]]


def _writer_key(draft: Draft) -> str:
    return address_key(draft.email) if draft.email else ""


def coaching_for_letter(draft: Draft, reading: queries.Reading) -> Shown:
    """Return what the writer of a whole letter is shown."""
    original = comparing.originality(reading.text, reading.neutral, writer_key=_writer_key(draft))
    return coach(reading.text, original, draft.role), warned(reading.findings, draft.left_as_is)


def coaching_for_answers(draft: Draft) -> Shown:
    """Return what somebody is shown who answers the questions."""
    text = queries.answers_text(draft)
    original = comparing.originality(text, (), writer_key=_writer_key(draft))
    offered = next((each for each in queries.addressees(draft, today(timezone.now())) if each.role == draft.role), None)
    around = queries.surroundings(draft, offered.to, offered.constituency.name) if offered else queries.surroundings(draft, None)
    return coach(text, original, draft.role), warned(warnings.of_answers(text, around), draft.left_as_is)


def _as_typed(request: HttpRequest, draft: Draft) -> Shown:
    """Return the reading of what the page sent, on a draft that is not saved."""
    draft.left_as_is = left_as_is(request.POST, draft.left_as_is)
    if "text" in request.POST and draft.role and draft.seat_code:
        draft.text = clean_text(request.POST["text"], TEXT)
        return coaching_for_letter(draft, queries.reading(draft, today(timezone.now())))
    answers = typed_so_far(request.POST.dict(), LETTERS.words().prompts).get("answers")
    draft.answers = {**draft.answers, **answers} if isinstance(answers, dict) else draft.answers
    return coaching_for_answers(draft)


@access.of_draft
def check(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Answer with the reading of what stands on the page, in a sentence, in numbers and as two pieces of the page."""
    if request.method != "POST":
        return HttpResponse(status=405)
    if PER_DRAFT.over(token) or PER_CLIENT.over(client_address(request)):
        return JsonResponse({"said": _("Reading pauses for a minute. Go on writing."), "wait": WAIT}, status=429)
    coaching, noticed = _as_typed(request, draft)
    context = {"coaching": coaching, "warnings": noticed, "whole_letter": "text" in request.POST}
    return JsonResponse(
        {
            "said": coaching.said,
            "own_percent": coaching.own_percent,
            "passages": [{"text": each.text, "stands": each.stands, "instead": each.instead} for each in coaching.passages],
            "coaching": render_to_string("letters/_coaching.html", context, request),
            "warnings": render_to_string("letters/_warnings.html", context, request),
        }
    )
