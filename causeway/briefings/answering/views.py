"""The staff's page for a paper about a consultation, and its files."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from causeway.areas.placing import Place
from causeway.audit.actions import record
from causeway.briefings import rendering
from causeway.briefings.answering.forms import AnsweringForm
from causeway.briefings.composing.answering import answering_paper
from causeway.briefings.domain.answering import Consulted
from causeway.briefings.kinds import PDF, WORD
from causeway.briefings.reading.data import BriefingData, briefing_data
from causeway.briefings.reading.schools import school_data
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.downloads import to_keep
from causeway.news.items.domain import Kind
from causeway.news.loop.agreed import EDIT, agreed
from causeway.news.loop.domain import Proposes
from causeway.news.loop.drafting import place_of
from causeway.news.loop.models import Proposal
from causeway.people.staff_pages import staff

TO_WRITE = dt.timedelta(days=14)  # between the meeting and the day on which it closes
FILES: dict[str, tuple[str, Callable[[Any], bytes]]] = {
    "docx": (WORD, rendering.paper_docx),
    "pdf": (PDF, rendering.briefing_pdf),
}


class Noted(StrEnum):
    """What stands in the audit trail."""

    PAPER = "papers: a paper about a consultation was made"


@require_safe_or_post
@staff(EDIT)
def paper(request: HttpRequest, key: int) -> HttpResponse:
    """Show what is known of a consultation, for staff to correct; hand out the paper. Only of what somebody said yes to."""
    held = agreed(key, Proposes.PAPER)
    form = AnsweringForm(request.POST if request.method == "POST" else None, initial=_known(held))
    if form.is_valid() and form.answer.place is not None:
        made = _file(request, held, form, form.answer.place)
        if made is not None:
            return made
        form.add_error("place", _("The campaign does not reach that nation, so there is no paper for it."))
    return render(request, "briefings/answering.html", {"form": form, "held": held})


def _known(held: Proposal) -> dict[str, object]:
    item, today = held.item, timezone.localdate()
    place, ahead = place_of(item, today), item.on if item.on and item.on >= today else None
    return {
        **AnsweringForm.beginning(place),
        "title": item.title,
        "asked_by": item.outlet,
        "address": item.address,
        "closes": ahead,
        "decide_by": max(today, ahead - TO_WRITE) if ahead else None,
        "says": held.draft,
    }


def _file(request: HttpRequest, held: Proposal, form: AnsweringForm, place: Place) -> HttpResponse | None:
    wanted = "pdf" if request.POST.get("file") == "pdf" else "docx"
    kind, render_file = FILES[wanted]
    tree = answering_paper(_data(place), _consulted(held, form.cleaned_data))
    if tree is None:
        return None
    record(Noted.PAPER, actor=request.user.get_username(), subject=held, detail={"place": place.key, "file": wanted})
    return to_keep(render_file(tree), kind, f"{slugify(tree.title)}-consultation.{wanted}")


def _data(place: Place) -> BriefingData:
    today = timezone.localdate()
    return school_data(place.school.urn, today) if place.school else briefing_data(place.area, today)


def _consulted(held: Proposal, typed: dict[str, Any]) -> Consulted:
    names = ("title", "asked_by", "address", "closes", "decide_by", "says")
    return Consulted(
        **{name: typed[name] for name in names}, read_on=timezone.localdate(), is_inquiry=held.item.kind == Kind.COMMITTEE
    )
