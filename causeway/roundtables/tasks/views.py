"""The task list's page, and turning its reminders off."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.origins import keyed_by_address
from causeway.people.exceptions import LinkInvalid
from causeway.people.visits import discreet
from causeway.roundtables.dates.calendar_models import NoReminders
from causeway.roundtables.day.models import Task
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.visits import of_roundtable
from causeway.roundtables.tasks import actions as acts
from causeway.roundtables.tasks import queries as todos
from causeway.roundtables.tasks.forms import TaskForm


def _show(
    request: HttpRequest, desk: Desk, status: int = 200, *, wrong: TaskForm | None = None, of: int | None = None
) -> HttpResponse:
    roundtable, now = desk.roundtable, timezone.now()
    listed = todos.of(roundtable, now)
    forms = {each.task.pk: TaskForm.of(each.task, roundtable=roundtable, task=each.task) for each in listed}
    if wrong is not None and of is not None:
        forms[of] = wrong
    context: dict[str, Any] = {
        "roundtable": roundtable,
        "here": "tasks",
        "tasks": [(each, forms[each.task.pk], each.task.pk == of) for each in listed],
        "counted_from": todos.counted_from(roundtable, now),
        "new": wrong if wrong is not None and of is None else TaskForm(roundtable=roundtable),
        "quiet": NoReminders.objects.filter(organiser=desk.organiser).exists(),
    }
    return render(request, "roundtables/todo/page.html", context, status=status)


@require_GET
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the tasks."""
    return _show(request, desk)


def _back(desk: Desk, where: str = "") -> HttpResponse:
    return redirect(redirect("roundtables:tasks", desk.roundtable.slug).url + where)


@require_POST
@of_roundtable
def usual(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put the usual tasks on the list."""
    try:
        count = acts.begin_with_usual(desk, timezone.now())
        messages.success(request, ngettext("%(count)s task added.", "%(count)s tasks added.", count) % {"count": count})
    except NotNow as problem:
        messages.warning(request, str(problem))
    return _back(desk)


@require_POST
@of_roundtable
def save(request: HttpRequest, desk: Desk, task: int | None = None) -> HttpResponse:
    """Add a task or change one."""
    held = _task(desk, task) if task else None
    form = TaskForm(request.POST, roundtable=desk.roundtable, task=held)
    if not form.is_valid():
        return _show(request, desk, 422, wrong=form, of=task)
    try:
        saved = acts.save_task(desk, task, form.task(), timezone.now(), seen=form.cleaned_data["seen"])
    except NotNow as problem:
        form.add_error(None, str(problem))
        return _show(request, desk, 409, wrong=form.as_seen_now(_task(desk, task) if task else None), of=task)
    return _back(desk, f"#task-{saved.pk}")


def _task(desk: Desk, key: int) -> Task:
    found = desk.roundtable.tasks.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


@require_POST
@of_roundtable
def tick(request: HttpRequest, desk: Desk, task: int) -> HttpResponse:
    """Tick a task off, or put it back."""
    _task(desk, task)
    acts.tick(desk, task, timezone.now(), done=request.POST.get("done") == "yes")
    return _back(desk, f"#task-{task}")


@require_POST
@of_roundtable
def remove(request: HttpRequest, desk: Desk, task: int) -> HttpResponse:
    """Take a task off the list."""
    _task(desk, task)
    acts.remove(desk, task, timezone.now())
    messages.success(request, _("It is off the list."))
    return _back(desk)


@require_POST
@of_roundtable
def reminders(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Turn one's own reminders on or off."""
    acts.want_reminders(desk.organiser, timezone.now(), wanted=request.POST.get("wanted") == "yes")
    return _back(desk, "#reminders")


@keyed_by_address
@require_safe_or_post
@discreet
def quiet(request: HttpRequest, signed: str) -> HttpResponse:
    """Turn reminders off by the link in one; the button does it, because mail scanners open links."""
    try:
        organiser = acts.whose_quiet(signed)
    except LinkInvalid as problem:
        return render(request, "roundtables/guest/no_link.html", {"problem": str(problem)}, status=404)
    done = request.method == "POST"
    if done:
        acts.want_reminders(organiser, timezone.now(), wanted=False)
    return render(request, "roundtables/todo/quiet.html", {"roundtable": organiser.roundtable, "done": done})
