"""The four steps: you, your words, ask and figure, read."""

import json
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from causeway.letters.letter import figures, queries
from causeway.letters.letter.asks import asks_for
from causeway.letters.letter.domain.composing import Role
from causeway.letters.letter.exceptions import CannotSend
from causeway.letters.letter.models import Draft
from causeway.letters.letter.places import today
from causeway.letters.pack import LETTERS
from causeway.letters.sending.actions import sending
from causeway.letters.writing import access, keeping, other_offices
from causeway.letters.writing import actions as drafting
from causeway.letters.writing.coaching import still_open, warned
from causeway.letters.writing.domain.words import count
from causeway.letters.writing.forms import NO_FIGURE, AnswersForm, AskForm, LetterForm, YouForm
from causeway.letters.writing.office_forms import MP, OfficeForm
from causeway.letters.writing.views.checking import coaching_for_answers, coaching_for_letter
from causeway.people.limits import client_address


def _page(request: HttpRequest, name: str, draft: Draft, token: str, form: Form, **context: Any) -> HttpResponse:
    composed = context["reading"].composed if "reading" in context else ""
    context |= {"draft": draft, "token": token, "step": name, "form": form, **keeping.shown(draft, form, composed)}
    return render(request, f"letters/{name}.html", context)


def _both(request: HttpRequest, step: str, token: str) -> HttpResponse:
    """Show the page anew, with what was typed in the other tab."""
    messages.warning(request, keeping.parted_said())
    return redirect(f"letters:{step}", token)


@access.of_draft
def you(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Step 1: to which MP, in which role, and who writes."""
    addressees = queries.addressees(draft, today(timezone.now()))
    if request.method == "POST":
        kept = keeping.keep_typed(request, draft)
        if kept.parted:
            return _both(request, "you", token)
        form = YouForm(kept.data, addressees=addressees)
        if form.is_valid():
            drafting.keep(draft, timezone.now(), **form.cleaned_data)
            return redirect("letters:words", token)
    else:
        first = {"role": draft.role} if draft.role else {}
        names = ("name", "job_title", "school", "email", "address")
        form = YouForm(initial={**{name: getattr(draft, name) for name in names}, **first}, addressees=addressees)
    context = {
        "to": addressees[0].to if addressees else None,
        "addressees": addressees,
        "two": len({each.to.key for each in addressees}) > 1,
        "others": bool(other_offices.groups(draft, today(timezone.now()))),
    }
    return _page(request, "you", draft, token, form=form, **context)


@access.of_draft
def to(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Let the writer choose somebody else than the MP, where they decide."""
    groups = other_offices.groups(draft, today(timezone.now()))
    if not groups:
        return redirect("letters:you", token)
    form = OfficeForm(request.POST or None, groups=groups, initial={"to": other_offices.chosen(draft, groups)})
    if request.method == "POST" and form.is_valid():
        drafting.choose_addressee(draft, timezone.now(), form.chosen)
        return redirect("letters:you", token)
    several = any(len({choice.to.area.code for choice in group.choices}) > 1 for group in groups)
    return _page(request, "to", draft, token, form=form, groups=groups, mp=MP, several=several)


@access.of_draft
def words(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Step 2: the campaign's questions, answered in the writer's own words."""
    prompts = queries.prompts_for(draft.role)
    if request.method == "POST":
        kept = keeping.keep_typed(request, draft)
        if kept.parted:
            return _both(request, "words", token)
        form = AnswersForm(kept.data, prompts=prompts)
        if request.POST.get("way") == "check":
            return redirect("letters:words", token)
        if form.is_valid():
            drafting.keep(draft, timezone.now(), answers=form.answers)
            return redirect("letters:ask", token)
    else:
        form = AnswersForm(initial={f"answer-{key}": value for key, value in draft.answers.items()}, prompts=prompts)
    typed = sum(count(str(answer)) for answer in draft.answers.values())
    coaching, warnings = coaching_for_answers(draft)
    return _page(
        request,
        "words",
        draft,
        token,
        form=form,
        own_words=typed,
        child_safety=LETTERS.words().child_safety,
        coaching=coaching,
        warnings=warnings,
    )


@access.of_draft
def ask(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Step 3: one ask, and one figure in the writer's own sentence."""
    if not draft.seat_code:
        return redirect("letters:you", token)
    offered = figures.offered_for(draft, today(timezone.now()), draft.figure_wanted)
    cards = figures.schools_own_first(offered, draft.school_urn if draft.role == Role.LEADER else None)
    asks = asks_for(draft)
    of_rooms = figures.of_rooms()
    every: list[figures.Card] = [*cards, *of_rooms]
    headlines = {card.key: str(card.headline) for card in every}
    if request.method == "POST":
        kept = keeping.keep_typed(request, draft)
        if kept.parted:
            return _both(request, "ask", token)
        form = AskForm(kept.data, asks=asks, headlines=headlines)
        if form.is_valid():
            chosen = next((card for card in every if card.key == form.cleaned_data["figure"]), None)
            drafting.keep(draft, timezone.now(), ask_key=form.cleaned_data["ask"])
            snapshot = figures.snapshot(chosen) if chosen else None
            drafting.choose_figure(draft, timezone.now(), snapshot, form.cleaned_data["figure_sentence"])
            return redirect("letters:read", token)
    else:
        before = figures.from_json(draft.figure)
        first = before.key if before else draft.figure_wanted if draft.figure_wanted in headlines else ""
        chosen_before = first or (NO_FIGURE if draft.ask_key else "")
        form = AskForm(
            initial={"ask": draft.ask_key, "figure": chosen_before, "figure_sentence": draft.figure_sentence},
            asks=asks,
            headlines=headlines,
        )
    offer = figures.arrange(cards, str(form["figure"].value() or ""), of_rooms)
    return _page(request, "ask", draft, token, form=form, asks=asks, offer=offer, no_figure=NO_FIGURE)


def _read_page(
    request: HttpRequest, draft: Draft, token: str, form: LetterForm, reading: queries.Reading, **context: Any
) -> HttpResponse:
    context["given_json"] = json.dumps(reading.given)
    context["coaching"], context["warnings"] = coaching_for_letter(draft, reading)
    paused = reading.to.paused
    return _page(
        request, "read", draft, token, form=form, reading=reading, paused=paused, came_back=queries.came_back(draft), **context
    )


@access.of_draft
def read(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Step 4: read the letter through, change it, and choose how it goes."""
    if gap := queries.missing(draft):
        raise gap
    if request.method != "POST":
        reading = queries.reading(draft, today(timezone.now()))
        return _read_page(request, draft, token, LetterForm(initial={"subject": reading.subject, "text": reading.text}), reading)
    if request.POST.get("way") == "again":
        drafting.put_together_again(draft, timezone.now())
        return redirect("letters:read", token)
    kept, form = keeping.keep_read_through(request, draft)
    if kept.parted or kept.renewed:  # what goes is what stood on the page
        return _both(request, "read", token)
    reading = queries.reading(draft, today(timezone.now()), kept.composed)
    return _go(request, draft, token, form, reading) if form.is_valid() else _read_page(request, draft, token, form, reading)


def _go(request: HttpRequest, draft: Draft, token: str, form: LetterForm, reading: queries.Reading) -> HttpResponse:
    way = request.POST.get("way", "")
    if way not in {"own", "deliver"}:
        return redirect("letters:read", token)
    if holding := still_open(warned(reading.findings, draft.left_as_is)):
        return _read_page(request, draft, token, form, reading, holding=holding)
    drafting.keep_edits(draft, timezone.now())
    if way == "own":
        return redirect("letters:own", token)
    try:
        sending.request_delivery(draft, client=client_address(request), now=timezone.now(), read=reading)
    except CannotSend as refused:
        return _read_page(request, draft, token, form, reading, refused=str(refused))
    return redirect("letters:asked", token)


@access.of_draft
def keep(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:  # noqa: ARG001  every view of a draft takes its token
    """Keep what was typed so far, sent by the page itself every few seconds."""
    if request.method != "POST":
        return HttpResponse(status=405)
    parted = keeping.keep_all(request, draft).parted
    kept = {"kept": timezone.localtime().strftime("%H:%M")}
    return JsonResponse({**kept, "parted": keeping.parted_in_passing()} if parted else kept)
