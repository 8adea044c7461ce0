"""The staff's pages: all surveys, writing one as YAML or by a form, who is asked, sealing, public notes, publishing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.rejected_input import as_typed, with_one_more
from causeway.people.staff_pages import staff, tell
from causeway.surveys.answering.domain.states import State as Standing
from causeway.surveys.answering.models import Response
from causeway.surveys.answering.people import list_people, read_people
from causeway.surveys.counting.models import Release
from causeway.surveys.results.reading import results
from causeway.surveys.survey import actions as acts
from causeway.surveys.survey.domain.definition import Way
from causeway.surveys.survey.forms import (
    MOST_QUESTIONS,
    HeadForm,
    NoteForm,
    PeopleForm,
    QuestionForms,
    YamlForm,
    definition_of,
    example,
    fits_the_form,
    head_of,
    questions_of,
)
from causeway.surveys.survey.models import Survey
from causeway.surveys.survey.reading import NotWell, read, written
from causeway.words.domain.keys import key_in

WRITE, PUBLISH = "surveys.write", "surveys.publish"
SHOWN = 100


@require_safe
@staff(WRITE)
def index(request: HttpRequest) -> HttpResponse:
    """List surveys."""
    return render(request, "surveys/staff/index.html", {"surveys": Survey.objects.all()[:SHOWN]})


def _draft(key: int | None) -> Survey | None:
    return get_object_or_404(Survey, pk=key) if key else None


@require_safe_or_post
@staff(WRITE)
def write(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """Write a survey as YAML; it is checked before it is kept."""
    kept = _draft(key)
    if kept is not None and not kept.is_draft:
        return redirect("surveys_staff:one", kept.pk)
    posted = request.POST if request.method == "POST" else None
    yaml = YamlForm(posted, initial={"text": kept.draft if kept else example(timezone.localdate())})
    if posted is not None and yaml.is_valid():
        answer = _keep(request, kept, yaml.cleaned_data["text"], yaml.definition.title, yaml)
        if answer is not None:
            return answer
    context = {"form": yaml, "version": _version(request, kept)}
    return render(request, "surveys/staff/write.html", context, status=422 if posted is not None else 200)


@require_safe_or_post
@staff(WRITE)
def form(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """Write a survey by a form; what only YAML can say is not lost: such a survey is led there."""
    kept = _draft(key)
    if kept is not None and not (kept.is_draft and fits_the_form(read(kept.draft))):
        messages.info(request, _("This survey says more than the form can hold. Change it as YAML."))
        return redirect("surveys_staff:change", kept.pk)
    posted, before = request.POST if request.method == "POST" else None, read(kept.draft) if kept else None
    head = HeadForm(posted, initial=head_of(before) if before else {})
    questions = QuestionForms(posted, prefix="q", initial=questions_of(before) if before else [])
    adds = posted is not None and "add" in posted
    if adds:
        head, questions = HeadForm(initial=as_typed(head)), QuestionForms(prefix="q", initial=with_one_more(questions))
    elif posted is not None and head.is_valid() and questions.is_valid():
        try:
            definition = definition_of(head, questions)
        except NotWell as problem:
            head.add_error(None, problem.sentences)
        else:
            answer = _keep(request, kept, written(definition), definition.title, head)
            if answer is not None:
                return answer
    context = {
        "head": head,
        "questions": questions,
        "version": _version(request, kept),
        "most": MOST_QUESTIONS,
    }
    return render(request, "surveys/staff/form.html", context, status=422 if posted is not None and not adds else 200)


def _version(request: HttpRequest, kept: Survey | None) -> int:
    return key_in(request.POST.get("version", "")) or (kept.version if kept else 0)


def _keep(request: HttpRequest, kept: Survey | None, text: str, title: str, problems: Any) -> HttpResponse | None:
    by = request.user.get_username()
    try:
        if kept is None:
            kept = acts.write(text, title, by)
        else:
            acts.change(kept.pk, text, title, key_in(request.POST.get("version", "")) or 0, by)
    except acts.NotNow as problem:
        problems.add_error(None, str(problem))
        return None
    return redirect("surveys_staff:one", kept.pk)


@require_safe
@staff(WRITE)
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Show a survey as staff have it: what is asked, who, how many answered, and what can be done."""
    survey = get_object_or_404(Survey, pk=key)
    if not (survey.is_draft or survey.is_intact):
        raise Http404(_("What is kept of this survey is not what was sealed. Bring back a saved database."))
    said = read(survey.draft) if survey.is_draft else survey.sealed.definition
    release = Release.objects.filter(survey=survey).first()
    rows = Response.objects.filter(survey=survey)
    context = {
        "survey": survey,
        "said": said,
        "by_list": said.way is Way.LINKS,
        "listed": rows.count(),
        "answered": rows.filter(state__in=[Standing.SENT, Standing.COUNTED]).count(),
        "as_form": survey.is_draft and fits_the_form(said),
        "may_publish": request.user.has_perm(PUBLISH),
        "note": NoteForm(),
        "corrections": survey.corrections.all(),
        "results": results(survey, release) if release else None,
    }
    return render(request, "surveys/staff/one.html", context)


@require_safe_or_post
@staff(WRITE)
def people(request: HttpRequest, key: int) -> HttpResponse:
    """List who is asked; the list takes the place of the one before."""
    survey = get_object_or_404(Survey, pk=key)
    if not survey.is_draft:
        return redirect("surveys_staff:one", key)
    posted = PeopleForm(request.POST if request.method == "POST" else None)
    if posted.is_bound and posted.is_valid():
        listed = read_people(posted.cleaned_data["people"])
        if not listed.problems:
            unknown = list_people(key, listed, request.user.get_username())
            messages.success(
                request,
                _("%(many)s people are listed; the schools of %(unknown)s are not on the public list.")
                % {"many": len(listed.people), "unknown": unknown},
            )
            return redirect("surveys_staff:one", key)
        posted.add_error("people", list(listed.problems))
    context = {"survey": survey, "form": posted, "listed": Response.objects.filter(survey=survey).count()}
    return render(request, "surveys/staff/people.html", context, status=422 if posted.is_bound else 200)


def _done(request: HttpRequest, key: int, act: Callable[[], object], said: object) -> HttpResponse:
    tell(request, act, said, acts.NotNow)
    return redirect("surveys_staff:one", key)


@require_POST
@staff(PUBLISH)
def act(request: HttpRequest, key: int) -> HttpResponse:
    """Seal it, add a public note, call it off, publish what came of it."""
    survey, by, now = get_object_or_404(Survey, pk=key), request.user.get_username(), timezone.now()
    wanted = request.POST.get("act", "")
    if wanted == "seal":
        seen = key_in(request.POST.get("version", "")) or 0
        return _done(request, key, lambda: acts.seal(key, seen, by, now), _("It is sealed. Its page is public from now on."))
    if wanted == "publish":
        return _done(request, key, lambda: acts.publish(survey.pk, by, now), _("Everybody can read it."))
    if wanted not in {"note", "call_off"}:
        raise Http404
    note = NoteForm(request.POST)
    if not note.is_valid():
        messages.warning(request, _("Write what is to be known: everybody reads it."))
        return redirect("surveys_staff:one", key)
    text = note.cleaned_data["text"]
    if wanted == "note":
        return _done(request, key, lambda: acts.correct(key, text, by, now), _("The note is public."))
    return _done(request, key, lambda: acts.call_off(key, text, by, now), _("It is called off, and its page says why."))
