"""The organisers' page of their story: written, sent to staff, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.roundtables.after.story import actions as acts
from causeway.roundtables.after.story import material as story_material
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.after.story.domain import Act, State, can
from causeway.roundtables.after.story.forms import StoryForm
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain.states import TOOK_PLACE
from causeway.roundtables.table.editing import edit
from causeway.roundtables.table.page_messages import done
from causeway.roundtables.table.visits import of_roundtable


@require_safe_or_post
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the story as it stands, and keep or send what is typed."""
    roundtable, now = desk.roundtable, timezone.now()
    to_staff = request.POST.get("act") == "send"
    edited = edit(
        request,
        StoryForm,
        lambda: stories.of(roundtable) or Story(),
        lambda typed, seen: acts.save(desk, typed, seen, now, to_staff=to_staff),
    )
    if edited.saved:
        messages.success(request, _("It is with the campaign’s staff.") if to_staff else _("The story is kept."))
        return redirect("roundtables:story", roundtable.slug)
    story = stories.of(roundtable)
    state = State(story.state) if story else State.DRAFT
    context = {
        "roundtable": roundtable,
        "here": "story",
        "edited": edited,
        "form": edited.form,
        "story": story,
        "state": stories.state_in_words(state),
        "told": stories.page(story, now) if story else None,
        "has_one": roundtable.state in TOOK_PLACE,
        "can_edit": can(state, Act.EDIT),
        "can_withdraw": story is not None and can(state, Act.WITHDRAW),
        "material": story_material.of(roundtable, now),
    }
    return render(request, "roundtables/story/page.html", context, status=422 if edited.form.is_bound else 200)


@require_POST
@of_roundtable
def begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin the text from what was kept."""
    done(
        request,
        lambda: acts.begin(desk, timezone.now()),
        _("The day, who came and what was promised stand there. Tell the rest."),
    )
    return redirect("roundtables:story", desk.roundtable.slug)


@require_POST
@of_roundtable
def withdraw(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Withdraw it."""
    words = _("It is withdrawn. Your words are kept here; only you who organise it read them.")
    done(request, lambda: acts.withdraw(desk, timezone.now()), words)
    return redirect("roundtables:story", desk.roundtable.slug)
