"""The staff's page for a correction: the right figure, and a letter to change, copy or open as a mail. Nothing is sent from here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from causeway.areas.models import Area
from causeway.evidence.figures.figure import LocalFigure
from causeway.frame.addresses import require_safe_or_post
from causeway.news.loop import correcting
from causeway.news.loop.actions import keep_correction
from causeway.news.loop.agreed import EDIT, agreed
from causeway.news.loop.domain import Proposes
from causeway.news.loop.drafting import place_of
from causeway.news.loop.forms import CorrectionForm, FigureForm
from causeway.news.loop.models import Proposal
from causeway.people.staff_pages import staff


@require_safe_or_post
@staff(EDIT)
def correction(request: HttpRequest, key: int) -> HttpResponse:
    """Show the figure and the letter; put the place and the sentence in; make the mail. Only of what somebody said yes to."""
    held = agreed(key, Proposes.CORRECTION)
    act = request.POST.get("act", "")
    if act == "figure":
        return _with_figure(request, held)
    if act == "mail":
        return _with_mail(request, held)
    place = place_of(held.item, timezone.localdate())
    figures = correcting.figures_about(held.rule.figure, place, timezone.localdate()) if place else ()
    return _page(request, held, _asking(held, place), _letter(held, "", figures), figures)


def _asking(held: Proposal, place: Area | None) -> FigureForm:
    return FigureForm(initial={**FigureForm.beginning(place), "figure": held.rule.figure})


def _letter(held: Proposal, printed: str, figures: tuple[LocalFigure, ...]) -> CorrectionForm:
    first = {
        "to": correcting.corrections_of(held.item.outlet),
        "subject": correcting.subject_of(held.item),
        "letter": correcting.letter_about(held.item, printed, figures),
    }
    return CorrectionForm(initial=first)


def _with_figure(request: HttpRequest, held: Proposal) -> HttpResponse:
    form = FigureForm(request.POST)
    if not form.is_valid() or form.answer.place is None:
        return _page(request, held, form, None, ())
    typed = form.cleaned_data
    figures = correcting.figures_about(typed["figure"], form.answer.place.area, timezone.localdate())
    return _page(request, held, form, _letter(held, typed["printed"], figures), figures)


def _with_mail(request: HttpRequest, held: Proposal) -> HttpResponse:
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _page(request, held, None, form, ())
    typed = form.cleaned_data
    keep_correction(held.pk, typed["letter"], typed["to"], by=request.user.get_username())
    mail = correcting.mail_link(typed["to"], typed["subject"], typed["letter"])
    return _page(request, held, None, form, (), mail)


def _page(
    request: HttpRequest,
    held: Proposal,
    asked: FigureForm | None,
    letter: CorrectionForm | None,
    figures: tuple[LocalFigure, ...],
    mail: str = "",
) -> HttpResponse:
    context = {"held": held, "asked": asked, "letter": letter, "figures": figures, "mail": mail}
    return render(request, "news/loop/correction.html", context)
