"""The staff's side of the stories: those that wait, one with what it will look like, and what is decided on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.roundtables.after.story import actions as acts
from causeway.roundtables.after.story import material as story_material
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.after.story.domain import State
from causeway.roundtables.after.story.forms import DecisionForm
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.regions.scope import PUBLISH_STORIES, Scope
from causeway.roundtables.regions.visits import View, seen
from causeway.roundtables.table.exceptions import NotNow


def _allowed(view: View) -> View:
    """Open a page for staff who may publish stories, for those of the roundtables they see."""

    def opened(request: HttpRequest, scope: Scope, **rest: int) -> HttpResponseBase:
        if not request.user.has_perm(PUBLISH_STORIES):
            raise PermissionDenied
        return view(request, scope, **rest)

    return seen(opened)


def _one(scope: Scope, key: int) -> Story:
    found = stories.one_seen(scope, key)
    if found is None:
        raise Http404
    return found


@require_safe
@_allowed
def every(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List the stories that wait, and those that are public."""
    context = {"waiting": stories.waiting(scope), "published": stories.published(scope)[:200], "here": "stories"}
    return render(request, "roundtables/staff/stories.html", context)


@require_safe
@_allowed
def preview(request: HttpRequest, scope: Scope, key: int) -> HttpResponse:
    """Show a story as everybody will read it."""
    context = {"told": stories.page(_one(scope, key), timezone.now()), "preview": key}
    return render(request, "roundtables/story/one.html", context)


@require_safe_or_post
@_allowed
def one(request: HttpRequest, scope: Scope, key: int) -> HttpResponse:
    """Show one story; a button decides. What was typed as a reason stays where it could not be done."""
    if request.method == "POST" and stories.one_seen(scope, key) is None:
        messages.warning(request, _("It does not wait any more: the organisers withdrew it, or somebody else decided."))
        return redirect("roundtables_staff:stories")
    story = _one(scope, key)
    form = DecisionForm(initial={"version": story.version})
    if request.method == "POST":
        form = _decided(request, key)
        if form.is_valid():
            return redirect("roundtables_staff:stories")
        story = stories.one_seen(scope, key) or story
        form = _on_what_stands_now(form, story)
    context = {
        "story": story,
        "told": stories.page(story, timezone.now()),
        "form": form,
        "later": story_material.of(story.roundtable, timezone.now()).later,
        "waits": story.state == State.SENT,
        "here": "stories",
    }
    return render(request, "roundtables/staff/story.html", context, status=422 if form.is_bound else 200)


def _decided(request: HttpRequest, key: int) -> DecisionForm:
    """Do what a button said; a form that is valid was done."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return form
    version, why, actor, now = form.cleaned_data["version"], form.cleaned_data["why"], request.user.get_username(), timezone.now()
    try:
        match request.POST.get("act"):
            case "publish":
                acts.publish(key, version, actor, now)
                messages.success(request, _("It is published. Its organisers are told."))
            case "return":
                acts.give_back(key, version, why, actor, now)
                messages.success(request, _("It is back with its organisers. They read your reason."))
            case "withdraw":
                acts.take_off(key, version, why, actor, now)
                messages.success(request, _("It is off the site. Its organisers read your reason."))
            case _:
                raise Http404
    except NotNow as problem:
        form.add_error(None, str(problem))
    return form


def _on_what_stands_now(form: DecisionForm, story: Story) -> DecisionForm:
    """Return the form with the words typed, on the version its page now shows, and with the problems it had."""
    again = DecisionForm({**form.data.dict(), "version": story.version})  # type: ignore[attr-defined]  # a QueryDict
    for problem in form.non_field_errors():
        again.add_error(None, problem)
    return again
