"""Everybody's pages: all surveys, one with its results, its seal, its numbers as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causeway.frame.downloads import made
from causeway.frame.spreadsheets import table
from causeway.review.domain import State as Reading
from causeway.surveys.counting.models import Release
from causeway.surveys.pack import SURVEYS
from causeway.surveys.quotations.models import Quotation
from causeway.surveys.results.reading import every_number, results
from causeway.surveys.survey.domain.states import PUBLIC, State
from causeway.surveys.survey.models import Survey

MOST = 60


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what can be answered, what came of others, and what others published."""
    surveys = list(Survey.objects.filter(state__in=PUBLIC)[:MOST])
    context = {
        "open": [each for each in surveys if each.is_open],
        "published": [each for each in surveys if each.is_published],
        "others": [each for each in surveys if not (each.is_open or each.is_published)],
        "words": SURVEYS.words(),
    }
    return render(request, "surveys/index.html", context)


def _public(uid: str) -> Survey:
    survey = get_object_or_404(Survey, uid=uid, state__in=PUBLIC)
    if not survey.is_intact:
        raise Http404(_("What is kept of this survey is not what was sealed, so nothing of it is shown."))
    return survey


@never_cache
@require_safe
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a survey: how to answer it, or what came of it."""
    survey = _public(uid)
    context = {
        "survey": survey,
        "said": survey.sealed.definition,
        "sealed": survey.sealed,
        "corrections": survey.corrections.all(),
    }
    if survey.is_published:
        release = get_object_or_404(Release, survey=survey)
        context["results"] = results(survey, release)
        context["quotations"] = Quotation.objects.filter(survey=survey, state=Reading.PUBLISHED).order_by("question", "id")
    return render(request, "surveys/one.html", context)


@require_safe
def seal(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what was sealed, word for word, with its hash and time."""
    survey = _public(uid)
    context = {
        "survey": survey,
        "sealed": survey.sealed,
        "said": survey.sealed.definition,
        "corrections": survey.corrections.all(),
    }
    return render(request, "surveys/seal.html", context)


@require_safe
def sealed_file(_request: HttpRequest, uid: str) -> HttpResponse:
    """Hand over the sealed text, byte for byte: its SHA-256 is the hash."""
    survey = _public(uid)
    return made(survey.sealed_text.encode(), "application/json; charset=utf-8", f"survey-{survey.uid}-sealed.json")


@require_safe
def numbers(_request: HttpRequest, uid: str) -> HttpResponse:
    """Hand over every number that is told."""
    survey = _public(uid)
    rows = every_number(survey, get_object_or_404(Release, survey=survey, survey__state=State.PUBLISHED))
    return table(f"survey-{survey.uid}", ["question", "answer", "by", "group", "answered"], rows)
