"""The staff's pages of the loop: what is proposed and waits for a yes, and the rules that propose it."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.moves.domain import IllegalMove
from causeway.news.loop import actions, matching
from causeway.news.loop.agreed import EDIT
from causeway.news.loop.domain import Proposes, State
from causeway.news.loop.drafting import figures_of
from causeway.news.loop.forms import DecisionForm, RuleForm
from causeway.news.loop.labels import STATES
from causeway.news.loop.models import Proposal, Rule, Told
from causeway.news.loop.writers import letters_before, still_to_tell, who_acted
from causeway.people.staff_pages import by, staff

SHOWN = 60


@require_safe
@staff(EDIT)
def proposals(request: HttpRequest) -> HttpResponse:
    """List what waits for a person, and what was decided last."""
    every = Proposal.objects.select_related("rule", "item")
    waiting = every.filter(state=State.WAITS)[:SHOWN]
    decided = [
        (each, STATES[State(each.state)]) for each in every.exclude(state=State.WAITS).order_by("-state_since", "-pk")[:20]
    ]
    return render(request, "news/loop/proposals.html", {"waiting": waiting, "decided": decided})


@require_safe_or_post
@staff(EDIT)
def proposal(request: HttpRequest, key: int) -> HttpResponse:
    """Show one with all that a decision needs; decide."""
    held = get_object_or_404(Proposal.objects.select_related("rule", "item"), pk=key)
    form = DecisionForm(request.POST if request.method == "POST" else None, initial={"draft": held.draft})
    if form.is_valid():
        _decide(request, held, form.cleaned_data["draft"])
        return redirect("news_loop:proposal", key)
    return render(request, "news/loop/proposal.html", {"form": form, **_shown(held)})


def _decide(request: HttpRequest, held: Proposal, draft: str) -> None:
    now = timezone.now()
    try:
        if request.POST.get("act") == "yes":
            actions.agree(held.pk, draft, by=by(request), now=now)
            messages.success(request, _("Agreed."))
        elif request.POST.get("act") == "no":
            actions.decline(held.pk, by=by(request), now=now)
            messages.success(request, _("Declined. Nothing goes out."))
    except IllegalMove:
        messages.warning(request, _("Somebody has decided about it meanwhile."))


def _shown(held: Proposal) -> dict[str, object]:
    """Return what staff see of one: for writers, how many letters stand beside the item, and why these."""
    for_writers = held.rule.proposes == Proposes.WRITERS
    letters = letters_before(held.item, held.rule.asks) if for_writers else None
    return {
        "held": held,
        "waits": held.state == State.WAITS,
        "agreed": held.state in {State.AGREED, State.DONE},
        "state": STATES[State(held.state)],
        "for_writers": for_writers,
        "for_paper": held.rule.proposes == Proposes.PAPER,
        "who": who_acted(held.item),
        "letters": letters.count() if letters is not None else 0,
        "newest": letters.first() if letters is not None else None,
        "oldest": letters.last() if letters is not None else None,
        "to_tell": len(still_to_tell(held)) if for_writers else 0,
        "told": Told.objects.filter(item=held.item).count(),
        "figures": figures_of(held.rule, held.item, timezone.localdate()),
    }


@require_safe
@staff(EDIT)
def rules(request: HttpRequest) -> HttpResponse:
    """List the rules."""
    return render(request, "news/loop/rules.html", {"rules": Rule.objects.select_related("source")})


@require_safe_or_post
@staff(EDIT)
def rule(request: HttpRequest, key: str = "") -> HttpResponse:
    """Write a rule."""
    held = get_object_or_404(Rule, key=key) if key else None
    form = RuleForm(request.POST if request.method == "POST" else None, initial=model_to_dict(held) if held else {})
    if form.is_valid():
        written = actions.write_rule(key or actions.free_key(form.cleaned_data["title"]), form.cleaned_data, by=by(request))
        messages.success(request, _("Kept. It holds for what comes in from now on."))
        return redirect("news_loop:rule", written.key)
    return render(request, "news/loop/rule.html", {"form": form, "held": held})


@require_POST
@staff(EDIT)
def look_back(request: HttpRequest, key: str) -> HttpResponse:
    """Hold a rule against what came in within a month."""
    many = matching.look_back(get_object_or_404(Rule, key=key), timezone.now())
    messages.success(request, ngettext("It proposes %(n)s thing more.", "It proposes %(n)s things more.", many) % {"n": many})
    return redirect("news_loop:proposals")
