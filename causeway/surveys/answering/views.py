"""A respondent's pages: beginning, one thing a page, looking over the answers, sending them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.limits.answer import too_many
from causeway.limits.declared import DAY
from causeway.people.exceptions import LinkInvalid
from causeway.people.limits import client_address
from causeway.people.visits import VisitCookie, discreet
from causeway.surveys.answering import actions as acts
from causeway.surveys.answering.domain.path import ABOUT, steps
from causeway.surveys.answering.forms import AboutForm, BeginForm, LinkForm, QuestionForm, initial
from causeway.surveys.answering.limits import BEGUN, MAILED, MAILED_FROM
from causeway.surveys.answering.models import LINK, Response
from causeway.surveys.answering.reading import about, given_answers
from causeway.surveys.survey.domain.definition import Break, Definition, Way
from causeway.surveys.survey.models import Survey

BACK, LATER = "back", "later"  # what is pressed instead of going on
_Signed = Callable[..., HttpResponse]


def _cookie(survey: Survey) -> VisitCookie:
    """Return the cookie by which a browser finds its own answers again, until the survey is over."""
    left = (survey.closes or timezone.localdate()) - timezone.localdate()
    return VisitCookie(f"causeway_survey_{survey.uid}", f"/surveys/{survey.uid}/", left + DAY)


def _begun(signed: str, survey: Survey) -> str:
    """Return the link a browser brings, where it leads to answers that are there; a cookie may say anything."""
    try:
        LINK.row(signed, Response.objects.filter(survey=survey))
    except LinkInvalid:
        return ""
    return signed


@never_cache
@require_safe_or_post
def begin(request: HttpRequest, uid: str) -> HttpResponse:
    """Begin an open survey; a browser that began it before is led to where it was."""
    survey = get_object_or_404(Survey, uid=uid)
    if not survey.is_open or survey.sealed.definition.way is not Way.OPEN:
        return redirect("surveys:one", uid)
    cookie = _cookie(survey)
    if signed := _begun(cookie.token(request), survey):
        return redirect("surveys:answer", signed)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid() or form.by_a_program:
        return render(request, "surveys/begin.html", {"survey": survey, "said": survey.sealed.definition, "form": form})
    if (over := BEGUN.over_until(client_address(request))) is not None:
        acts.refuse(survey)
        return too_many(request, over)
    begun = acts.begin(survey, timezone.now())
    signed, said = LINK.signed(begun), survey.sealed.definition
    onward = redirect("surveys:page", signed, steps(said, {}, about(said, begun))[0])
    cookie.let_in(onward, signed)
    return onward


def _of_link(view: Callable[..., HttpResponse]) -> _Signed:
    """Open ``view(request, response, signed, ...)`` for who holds a response's link."""

    @discreet
    @wraps(view)
    def opened(request: HttpRequest, signed: str, *args: Any, **rest: Any) -> HttpResponse:
        try:
            found = LINK.row(signed, Response.objects.select_related("survey"))
        except LinkInvalid as problem:
            return render(request, "surveys/no_link.html", {"problem": str(problem)}, status=404)
        try:
            return view(request, found, signed, *args, **rest)
        except acts.Over:
            return redirect("surveys:answer", signed)

    return opened  # type: ignore[return-value]  # never_cache is typed more loosely


@require_safe_or_post
@_of_link
def answer(request: HttpRequest, response: Response, signed: str) -> HttpResponse:
    """Show where one's answers stand; who has not begun does so by a button."""
    survey = response.survey
    context = {"survey": survey, "response": response, "signed": signed, "link": LinkForm()}
    if not survey.is_open or not response.can_be_changed:
        return render(request, "surveys/stands.html", context)
    said = survey.sealed.definition
    names = steps(said, response.answers, about(said, response))
    if request.method == "POST":
        return redirect("surveys:page", signed, response.reached if response.reached in names else names[0])
    return render(request, "surveys/answer.html", {**context, "said": said})


def _form(said: Definition, response: Response, step: str, posted: Any) -> AboutForm | QuestionForm:
    if step.startswith(ABOUT):
        broken_by = Break(step.removeprefix(ABOUT))
        return AboutForm(posted, broken_by=broken_by, initial={"answer": response.stratum.of(broken_by)})
    question = said.question(step)
    return QuestionForm(posted, question=question, initial=initial(question, response.answers.get(step)))


@require_safe_or_post
@_of_link
def page(request: HttpRequest, response: Response, signed: str, step: str) -> HttpResponse:
    """Show one page, keep what stands on it, and lead to the next."""
    survey = response.survey
    if not survey.is_open or not response.can_be_changed:
        raise acts.Over
    said = survey.sealed.definition
    names = steps(said, response.answers, about(said, response))
    if step not in names:
        raise Http404
    form = _form(said, response, step, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        at = names.index(step)
        context = {
            "survey": survey,
            "signed": signed,
            "form": form,
            "number": at + 1,
            "many": len(names),
            "before": at > 0,
        }
        return render(request, "surveys/page.html", context, status=422 if form.is_bound else 200)
    return _next(request, response, said, signed, step, form)


def _next(
    request: HttpRequest, response: Response, said: Definition, signed: str, step: str, form: AboutForm | QuestionForm
) -> HttpResponse:
    """Keep what stands on a page, and lead to the next, the one before, or where one stops for today: whatever was pressed."""
    changed, answers = ({step.removeprefix(ABOUT): form.given}, {}) if isinstance(form, AboutForm) else ({}, {step: form.given})
    shown = about(said, response)
    after = steps(said, {**response.answers, **answers}, shown)
    pressed = request.POST.get("then", "")
    onward = _onward(pressed, after, step)
    acts.keep(response.pk, changed, answers, onward or step, timezone.now())
    if pressed == LATER:
        return redirect("surveys:answer", signed)
    return redirect("surveys:page", signed, onward) if onward else redirect("surveys:check", signed)


def _onward(pressed: str, names: Sequence[str], step: str) -> str:
    """Return where whoever pressed it is next; empty after the last page."""
    if pressed == LATER:
        return step
    at = names.index(step) + (-1 if pressed == BACK else 1)
    return names[max(at, 0)] if at < len(names) else ""


@require_safe_or_post
@_of_link
def check(request: HttpRequest, response: Response, signed: str) -> HttpResponse:
    """Show all answers; a button sends them."""
    survey = response.survey
    if not survey.is_open or not response.can_be_changed:
        raise acts.Over
    if request.method == "POST":
        acts.send(response.pk, timezone.now())
        return redirect("surveys:answer", signed)
    context = {"survey": survey, "signed": signed, "lines": given_answers(survey.sealed.definition, response)}
    return render(request, "surveys/check.html", context)


@require_POST
@_of_link
def link(request: HttpRequest, response: Response, signed: str) -> HttpResponse:
    """Mail the link to go on with."""
    form, survey = LinkForm(request.POST), response.survey
    if not form.is_valid():
        context = {"survey": survey, "response": response, "signed": signed, "link": form, "said": survey.sealed.definition}
        return render(request, "surveys/answer.html", context, status=422)
    over = MAILED_FROM.over_until(client_address(request)) or MAILED.over_until(form.cleaned_data["email"])
    if over is not None:
        return too_many(request, over)
    acts.mail_link(response, form.cleaned_data["email"])
    return render(request, "surveys/link_mailed.html", {"survey": survey, "signed": signed})


@require_POST
@_of_link
def change(request: HttpRequest, response: Response, signed: str) -> HttpResponse:
    """Take sent answers back to change them, or have everything forgotten."""
    if request.POST.get("what") == "forget":
        forgotten = acts.forget(response.pk, timezone.now())
        return render(request, "surveys/forgotten.html", {"survey": response.survey, "forgotten": forgotten})
    acts.take_back(response.pk, timezone.now())
    return redirect("surveys:check", signed)
