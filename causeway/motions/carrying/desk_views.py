"""The writer's own pages: their motions, one with its words, its figures, what became of it, and its papers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.downloads import to_keep
from causeway.limits.answer import too_many
from causeway.motions import papers
from causeway.motions.carrying import actions, queries
from causeway.motions.carrying.actions import DESK
from causeway.motions.carrying.domain import OPEN, Act, State
from causeway.motions.carrying.exceptions import NotNow, Parted
from causeway.motions.carrying.follow_ups import letter_address, notice
from causeway.motions.carrying.forms import AddForm, ClauseForm, FiguresForm, ProofForm, PublicForm, StepForm
from causeway.motions.carrying.limits import PRINTED, UPLOADED
from causeway.motions.carrying.models import Motion
from causeway.motions.published.queries import doubles
from causeway.motions.wording import recitals
from causeway.motions.wording.domain import Part, to_fill_in
from causeway.people.desk import Visit
from causeway.people.limits import client_address


@require_safe
@DESK.private
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the visitor's motions; who has one alone is led to it."""
    own = queries.of(visit.email)
    if len(own) == 1:
        return redirect("motions:own", own[0].pk)
    rows = [(motion, queries.stands(motion.state)) for motion in own]
    return render(request, "motions/mine/list.html", {"rows": rows})


@require_safe
@DESK.private
def own(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Show one motion: where it stands and what comes next."""
    motion = queries.own(visit.email, key)
    told = actions.told_of(motion, timezone.now()) if motion.state in {State.DRAFTED, *OPEN} else ()
    context = {
        "desk": queries.desk(motion),
        "newer": recitals.newer(motion.text, told),
        "to_fill_in": to_fill_in(motion.text),
        "doubles": doubles(motion, only_public=True),
        "votes": queries.votes(motion),
        "public_form": PublicForm(initial={"in_public": motion.in_public}),
        "letter": letter_address(motion, motion),
        "files": papers.offered(passed=motion.state == State.PASSED),
    }
    return render(request, "motions/mine/one.html", context)


@require_safe_or_post
@DESK.private
def words(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Show the text beside the model; a form under each clause changes it in place."""
    motion = queries.own(visit.email, key)
    if request.method == "POST":
        return _reword(request, motion) if request.POST.get("clause") else _add(request, motion)
    return _words(request, motion)


def _words(
    request: HttpRequest,
    motion: Motion,
    *,
    wrong: Mapping[str, ClauseForm] = MappingProxyType({}),
    added: Mapping[Part, AddForm] = MappingProxyType({}),
    status: int = 200,
) -> HttpResponse:
    """Show the page; a form that was refused stands open with what was typed: ``wrong`` ones by their clause, ``added`` ones by part."""
    standing = {clause.id: clause for clause in motion.text}
    found = queries.desk(motion)
    parts = [
        (
            part,
            [(row, wrong.get(row.clause.id) or _form_of(row.clause.id, standing), row.clause.id in wrong) for row in part.rows],
            added.get(part.part) or AddForm(auto_id=f"add-{part.part}-%s"),
        )
        for part in found.parts
    ]
    return render(request, "motions/mine/words.html", {"desk": found, "parts": parts}, status=status)


def _form_of(clause: str, standing: dict[str, Any]) -> ClauseForm:
    text = standing[clause].text if clause in standing else ""
    return ClauseForm(initial={"before": text, "text": text}, clause=clause)


def _reword(request: HttpRequest, motion: Motion) -> HttpResponse:
    clause = str(request.POST["clause"])[:60]
    form = ClauseForm(request.POST, clause=clause)
    strikes = request.POST.get("way") == "strike"
    if not strikes and not form.is_valid():
        return _words(request, motion, wrong={clause: form})
    text = "" if strikes else form.cleaned_data["text"]
    try:
        actions.reword(motion.pk, clause, before=str(request.POST.get("before", "")), text=text, now=timezone.now())
    except Parted as parted:
        motion.refresh_from_db()
        return _words(request, motion, wrong={clause: _refused(request, motion, clause, str(parted))}, status=409)
    except NotNow as refused:
        messages.warning(request, str(refused))
        return redirect("motions:words", motion.pk)
    return redirect(f"{redirect('motions:words', motion.pk).url}#clause-{clause}")


def _refused(request: HttpRequest, motion: Motion, clause: str, said: str) -> ClauseForm:
    """Return the form with the words as typed, to be sent again over what stands now."""
    data = request.POST.copy()
    data["before"] = next((each.text for each in motion.text if each.id == clause), "")
    form = ClauseForm(data, clause=clause)
    form.full_clean()
    form.add_error("text", said)
    return form


def _add(request: HttpRequest, motion: Motion) -> HttpResponse:
    part = request.POST.get("part", "")
    if part not in set(Part):
        raise Http404
    form = AddForm(request.POST, auto_id=f"add-{part}-%s")
    if not form.is_valid():
        return _words(request, motion, added={Part(part): form})
    try:
        made = actions.add(motion.pk, Part(part), form.cleaned_data["text"], timezone.now())
    except NotNow as refused:
        messages.warning(request, str(refused))
        return redirect("motions:words", motion.pk)
    return redirect(f"{redirect('motions:words', motion.pk).url}#clause-{made}")


@require_safe_or_post
@DESK.private
def figures(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Choose which published figures stand in the motion."""
    motion = queries.own(visit.email, key)
    offered = recitals.offered(actions.told_of(motion, timezone.now()), motion.text)
    standing = [clause.id for clause in motion.text if clause.figure]
    form = FiguresForm(request.POST or None, offered=offered, initial={"figures": standing})
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_figures(motion.pk, form.cleaned_data["figures"], timezone.now())
        except NotNow as refused:
            form.add_error("figures", str(refused))
        else:
            return redirect("motions:words", motion.pk)
    return render(request, "motions/mine/figures.html", {"desk": queries.desk(motion), "form": form, "offered": offered})


@require_POST
@DESK.private
def newer(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Put a newer figure in."""
    motion = queries.own(visit.email, key)
    try:
        actions.take_newer(motion.pk, str(request.POST.get("clause", "")), timezone.now())
        messages.success(request, _("The newer figure stands in it."))
    except NotNow as refused:
        messages.warning(request, str(refused))
    return redirect("motions:own", motion.pk)


@require_safe_or_post
@DESK.private
def step(request: HttpRequest, visit: Visit, key: int, act: str) -> HttpResponse:
    """Note what became of the motion."""
    motion = queries.own(visit.email, key)
    what = queries.act_called(act)
    if not motion.can(what):
        return redirect("motions:own", motion.pk)
    today = timezone.localdate()
    meets_on = None if queries.puts_off(motion, what) else motion.meets_on
    first = {"on": today, "meets_on": meets_on, "in_public": motion.in_public or what in {Act.PASS, Act.SUBMIT}}
    form = StepForm(request.POST if request.method == "POST" else None, act=what, today=today, initial=first)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            actions.step(motion.pk, what, timezone.now(), on=typed.pop("on", today), **typed)
        except NotNow as refused:
            messages.warning(request, str(refused))
        return redirect(
            "motions:words" if what is Act.AMEND else "motions:proof" if what in _PROVED else "motions:own", motion.pk
        )
    context = {
        "desk": queries.desk(motion),
        "form": form,
        "said": queries.act_words(motion, what),
        "explained": queries.explained(what),
    }
    return render(request, "motions/mine/step.html", context)


_PROVED = {Act.PASS, Act.LOSE}


@require_safe_or_post
@DESK.private
def proof(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Take a link to the minutes, or the minutes."""
    motion = queries.own(visit.email, key)
    posted = request.method == "POST"
    form = ProofForm(request.POST if posted else None, request.FILES if posted else None, initial={"proof": motion.proof})
    if form.is_valid():
        if UPLOADED.over(visit.email):
            form.add_error(None, _("Many files came from this desk in the last hour. Wait a little and try again."))
        else:
            file = form.cleaned_data["minutes"]
            minutes = (str(file.name), file.read()) if file else None
            try:
                actions.prove(motion.pk, timezone.now(), proof=form.cleaned_data["proof"], minutes=minutes)
            except NotNow as refused:
                messages.warning(request, str(refused))
            return redirect("motions:own", motion.pk)
    kept = motion.minutes.order_by("-pk").values_list("name", flat=True).first()
    return render(request, "motions/mine/proof.html", {"desk": queries.desk(motion), "form": form, "kept": kept})


@require_POST
@DESK.private
def publicity(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Put it before staff, or take it off the site."""
    motion = queries.own(visit.email, key)
    form = PublicForm(request.POST)
    if form.is_valid():
        actions.choose_publicity(motion.pk, timezone.now(), in_public=form.cleaned_data["in_public"])
    return redirect("motions:own", motion.pk)


@require_safe
@DESK.private
def tell(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Show the notice to the council or whoever is asked, to be copied."""
    motion = queries.own(visit.email, key)
    if motion.state != State.PASSED:
        return redirect("motions:own", motion.pk)
    context = {
        "desk": queries.desk(motion),
        "notice": notice(motion),
        "letter": letter_address(motion, motion),
        "files": papers.offered(),
    }
    return render(request, "motions/mine/tell.html", context)


@require_safe
@DESK.private
def paper(request: HttpRequest, visit: Visit, key: int, name: str) -> HttpResponse:
    """Send the motion, or the notice of it, as a file."""
    motion = queries.own(visit.email, key)
    if (again_at := PRINTED.over_until(client_address(request))) is not None:
        return too_many(request, again_at)
    file = papers.file(motion, name)
    if file is None:
        raise Http404
    return to_keep(file.content, file.content_type, file.name)
