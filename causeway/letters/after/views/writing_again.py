"""Asking after a letter, and answering the reply: the writer's words, read through once, then sent by us or by themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from causeway.letters.after import queries as mine
from causeway.letters.after import visits
from causeway.letters.after.actions import following_up
from causeway.letters.after.domain.following_up import Kind
from causeway.letters.after.forms import FollowUpForm
from causeway.letters.after.writing_again import Occasion, WrittenAgain, occasion, written
from causeway.letters.letter import policies
from causeway.letters.letter.exceptions import CannotSend
from causeway.words.domain import mail_links as links


def _page(request: HttpRequest, followed: mine.FollowedLetter, on: Occasion, form: FollowUpForm, **more: object) -> HttpResponse:
    context = {"followed": followed, "occasion": on, "form": form, "is_chase": on.kind is Kind.CHASE, **more}
    return render(request, "letters/mine/write_again.html", context)


def _read_through(
    request: HttpRequest, followed: mine.FollowedLetter, on: Occasion, form: FollowUpForm, made: WrittenAgain, **more: object
) -> HttpResponse:
    subject = form.cleaned_data["subject"]
    return _page(
        request,
        followed,
        on,
        form,
        made=made,
        excerpts=[finding.excerpt for finding in made.findings],
        mailto=links.mailto(made.addressee_email, subject, made.text),
        **more,
    )


def _sent(request: HttpRequest, followed: mine.FollowedLetter, on: Occasion, form: FollowUpForm) -> HttpResponse:
    """Show the letter as it would go, or let it go."""
    now, way = timezone.now(), request.POST.get("way", "look")
    typed = form.cleaned_data
    made = written(followed.letter, on, typed["words"], now, repeat_ask=typed["repeat_ask"])
    unlooked = bool(made.findings) and not typed["checked"]
    if way not in {"deliver", "own"} or unlooked:
        return _read_through(request, followed, on, form, made, unlooked=unlooked and way != "look")
    try:
        following_up.send(followed.letter.pk, on.kind, made.text, typed["subject"], now, by_us=way == "deliver")
    except CannotSend as refused:
        return _read_through(request, followed, on, form, made, refused=str(refused))
    return redirect("letters:mine-letter", followed.letter.pk)


def _write(request: HttpRequest, followed: mine.FollowedLetter, kind: Kind) -> HttpResponse:
    now = timezone.now()
    try:
        policies.must_be_time_for(kind, followed.letter, now)
        on = occasion(followed.letter, kind, now)
        if request.method != "POST":
            return _page(request, followed, on, FollowUpForm(initial={"subject": on.subject, "repeat_ask": bool(on.ask)}))
        form = FollowUpForm(request.POST)
        return _sent(request, followed, on, form) if form.is_valid() else _page(request, followed, on, form)
    except CannotSend as refused:
        return render(
            request,
            "letters/mine/cannot.html",
            {"refused": str(refused), "followed": followed, "typed": request.POST.get("words", "")},
        )


@visits.of_letter
def chase(request: HttpRequest, visit: mine.Visit, followed: mine.FollowedLetter) -> HttpResponse:  # noqa: ARG001  every view of a visit takes it
    """Ask what became of a letter, two weeks on."""
    return _write(request, followed, Kind.CHASE)


@visits.of_letter
def answer(request: HttpRequest, visit: mine.Visit, followed: mine.FollowedLetter) -> HttpResponse:  # noqa: ARG001  as above
    """Write back to a reply, with the local figure that answers it."""
    return _write(request, followed, Kind.ANSWER)
