"""The staff's pages: all newsletters, writing one, reading it as any reader would, testing, sending, stopping, what came of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from causeway.areas.typed import resolve_home, seat_name
from causeway.disclosure.domain.rows import told_in_a_row
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.domain.cleaning import clean_line
from causeway.frame.rejected_input import as_typed, with_one_more
from causeway.people.staff_pages import staff, tell
from causeway.regions.queries import region_name, region_of_seat
from causeway.supporters.joining.domain import State as Standing
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters import actions as acts
from causeway.supporters.newsletters.forms import BLANK, MOST_BLOCKS, BlockForms, HeadForm, OutcomeForm, blocks_of, head_of
from causeway.supporters.newsletters.mailing import copy_of
from causeway.supporters.newsletters.models import Newsletter
from causeway.supporters.newsletters.queries import how_many, in_words, went
from causeway.supporters.newsletters.reading import explained_for, parts_for
from causeway.supporters.pack import words_or_404
from causeway.words.domain.keys import key_in

WRITE, SEND = "supporters.write", "supporters.send"


def _email(request: HttpRequest) -> str:
    return str(getattr(request.user, "email", ""))


def _readers() -> list[tuple[str, int | None]]:
    """Return how many readers there are by region: none of ten or fewer, nor any that gives those away beside the sum of all."""
    rows = Supporter.objects.filter(state=Standing.READER).values_list("region").annotate(many=Count("pk")).order_by("region")
    return [(region_name(code) or _("No place named"), many) for code, many in told_in_a_row(dict(rows)).items()]


@require_safe
@staff(WRITE)
def index(request: HttpRequest) -> HttpResponse:
    """List newsletters, and how many readers there are."""
    context = {
        "newsletters": Newsletter.objects.all()[:100],
        "readers": _readers(),
        "count": Supporter.objects.filter(state=Standing.READER).count(),
    }
    return render(request, "supporters/staff/index.html", context)


@require_safe_or_post
@staff(WRITE)
def write(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """Write a newsletter, or change a draft."""
    said = words_or_404()
    kept = get_object_or_404(Newsletter, pk=key) if key else None
    if kept is not None and not kept.is_draft:
        return redirect("supporters_staff:one", kept.pk)
    posted = request.POST if request.method == "POST" else None
    head = HeadForm(posted, said=said, initial=head_of(kept) if kept else {})
    blocks = BlockForms(posted, prefix="b", initial=blocks_of(kept) if kept else [BLANK])
    adds = posted is not None and "add" in posted
    if adds:
        head, blocks = HeadForm(said=said, initial=as_typed(head)), BlockForms(prefix="b", initial=with_one_more(blocks, BLANK))
    elif posted is not None and head.is_valid() and blocks.is_valid():
        answer = _kept(request, kept, head, blocks)
        if answer is not None:
            return answer
    version = posted.get("version", 0) if posted is not None else kept.version if kept else 0
    context = {"head": head, "blocks": blocks, "version": version, "most": MOST_BLOCKS}
    return render(request, "supporters/staff/write.html", context, status=422 if posted is not None and not adds else 200)


def _kept(request: HttpRequest, kept: Newsletter | None, head: HeadForm, forms: Any) -> HttpResponse | None:
    blocks = [each.block for each in forms if each.block is not None]
    if not blocks:
        head.add_error(None, _("A newsletter needs at least one block."))
        return None
    by, columns = request.user.get_username(), head.cleaned_data["columns"]
    try:
        if kept is None:
            made = acts.write(columns, blocks, by)
        else:
            made = acts.change(kept.pk, columns, blocks, key_in(request.POST.get("version", "")) or 0, by)
    except acts.NotNow as problem:
        head.add_error(None, str(problem))
        return None
    return redirect("supporters_staff:one", made.pk)


@require_safe
@staff(WRITE)
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Show a newsletter, to how many it would go or went, and what can be done with it."""
    kept, now = get_object_or_404(Newsletter, pk=key), timezone.now()
    near = clean_line(request.GET.get("near", ""), 120)
    place = _place(near)
    parts, explained = parts_for(kept, place.code, place.region, now), explained_for(kept, place.code, place.region, now)
    context = {
        "newsletter": kept,
        "about": " ".join(words_or_404().titles([kept.about])),
        "area": region_name(kept.area_code)
        if kept.area_kind == "region"
        else seat_name(kept.area_code)
        if kept.area_code
        else "",
        "many": in_words(kept, how_many(kept, now)) if kept.is_draft else "",
        "went": None if kept.is_draft else went(kept),
        "near": near,
        "place": place,
        "parts": explained,
        "copy": copy_of(kept, parts),
        "email": _email(request),
        "outcome": OutcomeForm(initial={"came_of_it": kept.came_of_it}),
        "may_send": request.user.has_perm(SEND),
    }
    return render(request, "supporters/staff/one.html", context)


class _Place:
    """A constituency as which staff read it; ``problem`` where what they typed is none."""

    def __init__(self, code: str, problem: str = "") -> None:
        self.code, self.problem = code, problem
        self.name = seat_name(code) if code else ""
        self.region = region_of_seat(code) if code else ""


def _place(near: str) -> _Place:
    if not near:
        return _Place("")
    answer = resolve_home(near)
    if answer.choices:
        return _Place(
            "", _("Several places have that name: %(names)s.") % {"names": "; ".join(one.label for one in answer.choices)}
        )
    return _Place(answer.code, answer.problem)


def _done(request: HttpRequest, key: int, act: Callable[[], object], said: object) -> HttpResponse:
    tell(request, act, said, acts.NotNow)
    return redirect("supporters_staff:one", key)


@require_POST
@staff(WRITE)
def test(request: HttpRequest, key: int) -> HttpResponse:
    """Send it to oneself."""
    kept, place = get_object_or_404(Newsletter, pk=key), _place(clean_line(request.POST.get("near", ""), 120))
    if not (to := _email(request)):
        messages.warning(request, _("Your account has no e-mail address. Give it one, and try again."))
        return redirect("supporters_staff:one", key)
    by = request.user.get_username()
    said = _("The test is on its way to %(email)s.") % {"email": to}
    return _done(request, key, lambda: acts.send_test(kept.pk, to, place.code, place.region, by, timezone.now()), said)


_ACTS: dict[str, tuple[Callable[..., object], object]] = {
    "stop": (acts.stop, gettext_lazy("It is stopped. What has left is not called back.")),
    "go_on": (acts.go_on, gettext_lazy("It goes on.")),
}


@require_POST
@staff(SEND)
def act(request: HttpRequest, key: int) -> HttpResponse:
    """Send it, stop it, let it go on."""
    kept, by, now = get_object_or_404(Newsletter, pk=key), request.user.get_username(), timezone.now()
    wanted = request.POST.get("act", "")
    if wanted == "send":
        seen = key_in(request.POST.get("version", "")) or 0
        return _done(request, key, lambda: acts.send(kept.pk, seen, by, now), _("It is on its way to its readers."))
    if wanted not in _ACTS:
        raise Http404
    do, said = _ACTS[wanted]
    return _done(request, key, lambda: do(kept.pk, by, now), str(said))


@require_POST
@staff(WRITE)
def outcome(request: HttpRequest, key: int) -> HttpResponse:
    """Say what came of it."""
    kept, form = get_object_or_404(Newsletter, pk=key), OutcomeForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(str(each) for each in form.errors.get("came_of_it", [])))
        return redirect("supporters_staff:one", key)
    words_typed, by = form.cleaned_data["came_of_it"], request.user.get_username()
    return _done(request, key, lambda: acts.tell_outcome(kept.pk, words_typed, by), _("Its readers see it on their own pages."))
