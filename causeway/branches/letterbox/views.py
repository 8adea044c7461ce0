"""Writing to a branch, the thread as its writer sees it, and answering by the link in a notice."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.branches.directory import queries as directory
from causeway.branches.directory.domain.roles import Wanted
from causeway.branches.directory.models import Listing
from causeway.branches.letterbox import actions, mail
from causeway.branches.letterbox import queries as letters
from causeway.branches.letterbox.domain import State
from causeway.branches.letterbox.forms import WordsForm, WriteForm
from causeway.branches.letterbox.models import Passing, Thread
from causeway.branches.officers.actions import actor
from causeway.branches.officers.domain import State as Serving
from causeway.branches.officers.models import Officer
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.origins import keyed_by_address
from causeway.limits.answer import too_many
from causeway.limits.declared import DAY, Limit
from causeway.moves.domain import IllegalMove
from causeway.people.exceptions import LinkInvalid
from causeway.people.limits import client_address
from causeway.people.visits import discreet

FROM_CLIENT = Limit(
    "branches.letters.client",
    30,
    DAY,
    gettext_lazy("Letters to branches from one internet address"),
    gettext_lazy("A whole school may share one address."),
)
FROM_EMAIL = Limit(
    "branches.letters.email",
    5,
    DAY,
    gettext_lazy("Letters to branches from one e-mail address"),
    gettext_lazy("Each is read by a volunteer."),
)
TO_BRANCH = Limit(
    "branches.letters.branch",
    60,
    DAY,
    gettext_lazy("Letters to one branch"),
    gettext_lazy("Keeps a secretary’s mailbox from being filled; a lively week has fewer."),
)
WORDS = Limit(
    "branches.letters.words",
    20,
    DAY,
    gettext_lazy("Further words by either side of one letter to a branch"),
    gettext_lazy("A thread is a conversation, not a chat."),
)


@require_safe_or_post
@discreet
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to a branch, or offer to take a role on; nothing reaches anybody before it is confirmed by e-mail."""
    found = directory.listed(slug)
    if found is None:
        raise Http404
    role = _role(found, request.GET.get("role", ""))
    subject = _("I could do this: %(role)s") % {"role": role.title} if role else ""
    form = WriteForm(request.POST or None, initial={"subject": subject})
    if not form.is_valid():
        return render(request, "branches/write.html", {"found": found, "form": form, "role": role})
    typed = form.cleaned_data
    keys = ((FROM_CLIENT, client_address(request)), (FROM_EMAIL, typed["email"]), (TO_BRANCH, found.branch.slug))
    for limit, key in keys:
        if again_at := limit.over_until(key):
            return too_many(request, again_at)
    actions.write(found.branch, **typed, volunteers=role is not None, now=timezone.now())
    return render(request, "branches/written.html", {"found": found, "email": typed["email"]})


def _role(page: Listing, key: str) -> Wanted | None:
    return next((role for role in page.wanted if role.key == key), None)


@keyed_by_address
@require_safe_or_post
@discreet
def thread(request: HttpRequest, signed: str) -> HttpResponse:
    """Show a letter to its writer: send it off, read how it stands and what was answered, write again, close, erase."""
    try:
        found = mail.WRITER.row(signed, Thread.objects.select_related("branch"))
    except LinkInvalid as problem:
        return _no_link(request, str(problem))
    form = WordsForm(request.POST if request.POST.get("act") == "add" else None)
    if request.method == "POST":
        answer = _by_writer(request, found, form)
        if answer is not None:
            return answer
    return render(request, "branches/thread.html", {"seen": letters.as_writer(found), "form": form})


def _by_writer(request: HttpRequest, found: Thread, form: WordsForm) -> HttpResponse | None:
    """Do what the writer pressed; ``None`` where the page is shown again with what is wrong."""
    act, now = request.POST.get("act", ""), timezone.now()
    if act == "erase":
        actions.erase(found.pk, now)
        return render(request, "branches/erased.html")
    if act == "send":
        actions.send_off(found.pk, now)
    elif act == "close" and found.state != State.CLOSED:
        _quietly(actions.close, found.pk, "writer", now)
    elif act == "add":
        if not form.is_valid():
            return None
        if again_at := WORDS.over_until(f"thread:{found.pk}"):
            return too_many(request, again_at)
        actions.add(found.pk, form.cleaned_data["text"], now)
    return redirect(request.path)


def _quietly(act: Any, *given: Any) -> None:
    """Do what somebody pressed a moment after somebody else did the same."""
    try:
        act(*given)
    except IllegalMove:
        return


@keyed_by_address
@require_safe_or_post
@discreet
def answer(request: HttpRequest, signed: str) -> HttpResponse:
    """Show a letter to the officer it came to, by the link in their notice, while they serve."""
    try:
        passing = mail.HOLDER.row(signed, Passing.objects.select_related("thread__branch", "officer"))
    except LinkInvalid as problem:
        return _no_link(request, str(problem))
    officer = passing.officer
    if officer is None or officer.state != Serving.SERVING:
        return _no_link(request, _("This link was for somebody who no longer has this role."))
    return held(request, passing.thread, officer, "branches/answer.html")


def held(request: HttpRequest, found: Thread, officer: Officer, template: str) -> HttpResponse:
    """Show a letter to an officer who may read it, and take their answer."""
    form = WordsForm(request.POST if request.POST.get("act") == "answer" else None)
    if request.method == "POST":
        answered = _by_officer(request, found, officer, form)
        if answered is not None:
            return answered
    return render(
        request, template, {"seen": letters.as_holder(found, letters.holder_as(officer)), "form": form, "officer": officer}
    )


def _by_officer(request: HttpRequest, found: Thread, officer: Officer, form: WordsForm) -> HttpResponse | None:
    now = timezone.now()
    if request.POST.get("act") == "hand-on":
        if (holder := letters.holder_as(officer)) is not None:
            actions.hand_on(found.pk, holder, actor(officer), now)
        return redirect(request.path)
    if not form.is_valid():
        return None
    if again_at := WORDS.over_until(f"thread:{found.pk}"):
        return too_many(request, again_at)
    try:
        actions.answer(found.pk, form.cleaned_data["text"], officer, now)
    except IllegalMove:
        form.add_error(None, _("Its writer has closed it meanwhile: there is nobody left to answer."))
        return None
    return redirect(request.path)


def _no_link(request: HttpRequest, problem: str) -> HttpResponse:
    return render(request, "branches/no_link.html", {"problem": problem}, status=404)
