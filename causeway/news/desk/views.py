"""The desk's pages: what came in, the rules, the digest; and the one address that every button and key of it asks."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.domain.cleaning import clean_line
from causeway.news.classifying.actions import correct, undo
from causeway.news.classifying.models import Correction
from causeway.news.classifying.pack import services
from causeway.news.desk import actions
from causeway.news.desk.digest import Taker, digest, takers
from causeway.news.desk.queries import VIEWS, corrections, on_desk, rules
from causeway.news.items.models import Item
from causeway.news.placing.actions import areas_to_choose, settle_open, tie_by_staff, untie
from causeway.news.placing.models import Tie
from causeway.news.ranking.queries import last_reading
from causeway.people.staff_pages import by, staff
from causeway.words.domain.keys import key_in

EDIT = "news.edit_news"
_TITLES = {
    "matters": gettext_lazy("What matters"),
    "all": gettext_lazy("All that came in"),
    "open": gettext_lazy("Names left open"),
    "hidden": gettext_lazy("Hidden"),
}


@require_safe
@staff(EDIT)
def index(request: HttpRequest) -> HttpResponse:
    """Show what came in, in its order, with why."""
    view = request.GET.get("view", "")
    view = view if view in VIEWS else VIEWS[0]
    found, rows = on_desk(view, timezone.now(), key_in(request.GET.get("page", "")) or 1)
    context = {
        "here": view,
        "views": _TITLES,
        "found": found,
        "rows": rows,
        "services": services(),
        "last_reading": last_reading(),
        "query": urlencode({"view": view}),
    }
    return render(request, "news/desk/index.html", context)


def _correct(request: HttpRequest, item: Item) -> str:
    made = correct(item.pk, request.POST.getlist("service"), by=by(request), now=timezone.now())
    if made is None:
        return _("Nothing was different, so nothing is changed.")
    if not made.moved:
        return _("It is kept. No rule had a part in it, so no rule moves.")
    moves = ", ".join(f"{rule} {points:+d}" for rule, points in made.moved.items())
    return _("It is kept, and moves these rules: %(moves)s. The page of rules undoes it.") % {"moves": moves}


def _place(request: HttpRequest, item: Item) -> str:
    typed = clean_line(request.POST.get("place", ""), 120)
    found = list(areas_to_choose(typed))
    for each in found:
        tie_by_staff(item, each, by=by(request))
    if not found:
        return _("We know no area called “%(typed)s”. Type its whole name, or its code.") % {"typed": typed}
    return _("It stands on the page of %(area)s now.") % {"area": found[0].name}


def _tie(request: HttpRequest, item: Item) -> Tie:
    return get_object_or_404(Tie, item=item, pk=key_in(request.POST.get("tie", "")))


def _untie(request: HttpRequest, item: Item) -> str:
    held = _tie(request, item)
    untie(held, by=by(request))
    return _("%(name)s is taken off.") % {"name": held.name}


def _settle(request: HttpRequest, item: Item) -> str:
    held, which = _tie(request, item), key_in(request.POST.get("which", ""))
    if not held.is_open or which is None or which >= len(held.bearers):
        raise Http404
    settle_open(held, which, by=by(request))
    return _("“%(written)s” means %(name)s.") % {"written": held.written, "name": held.bearers[which][2]}


def _pin(request: HttpRequest, item: Item) -> str:
    if item.pinned_at:
        actions.unpin(item.pk, by=by(request))
        return _("It stands where it belongs again.")
    actions.pin(item.pk, by=by(request), now=timezone.now())
    return _("It stands first.")


def _hide(request: HttpRequest, item: Item) -> str:
    if item.hidden_at:
        actions.show(item.pk, by=by(request))
        return _("It is shown again.")
    actions.hide(item.pk, by=by(request), now=timezone.now())
    return _("Nobody sees it any more. It is under Hidden.")


def _pick(request: HttpRequest, item: Item) -> str:
    if hasattr(item, "pick") and item.pick.used_at is None:
        actions.leave(item.pk, by=by(request))
        return _("It is left out of the digest.")
    actions.pick(item.pk, by=by(request), now=timezone.now())
    return _("It stands in the digest.")


def _note(request: HttpRequest, item: Item) -> str:
    actions.note(item.pk, clean_line(request.POST.get("note", ""), 300), by=by(request))
    return _("Your line is kept.")


_ACTS: Mapping[str, Callable[[HttpRequest, Item], str]] = {
    "pin": _pin,
    "hide": _hide,
    "pick": _pick,
    "note": _note,
    "services": _correct,
    "place": _place,
    "untie": _untie,
    "settle": _settle,
}


@require_POST
@staff(EDIT)
def act(request: HttpRequest, key: int) -> HttpResponse:
    """Do what a button or a key asks of an item, and go back to where it was pressed."""
    item = get_object_or_404(Item, pk=key)
    does = _ACTS.get(request.POST.get("act", ""))
    if does is None:
        raise Http404
    messages.success(request, f"{item.title}: {does(request, item)}")
    if request.POST.get("back") == "digest":
        return redirect("news_desk:digest")
    view, page = request.POST.get("view", ""), key_in(request.POST.get("page", "")) or 1
    query = urlencode({"view": view if view in VIEWS else VIEWS[0], "page": page})
    return redirect(f"{reverse('news_desk:index')}?{query}#item-{key}")


@require_safe
@staff(EDIT)
def all_rules(request: HttpRequest) -> HttpResponse:
    """Show every rule with its points, how far corrections moved it, and the corrections."""
    return render(
        request, "news/desk/rules.html", {"here": "rules", "rules": rules(), "corrections": corrections(), "views": _TITLES}
    )


@require_POST
@staff(EDIT)
def undone(request: HttpRequest, key: int) -> HttpResponse:
    """Undo a correction."""
    get_object_or_404(Correction, pk=key, undone_at=None)
    undo(key, by=by(request), now=timezone.now())
    messages.success(request, _("It is undone: the rules are as they were, and the item was read again."))
    return redirect("news_desk:rules")


def _takers(request: HttpRequest) -> tuple[Taker, ...]:
    may: Callable[[str], bool] = request.user.has_perm
    return takers(may)


@require_safe
@staff(EDIT)
def the_digest(request: HttpRequest) -> HttpResponse:
    """Show the digest of what is picked, to copy or to hand on."""
    made = digest(timezone.localdate())
    context = {"here": "digest", "digest": made, "takers": _takers(request), "views": _TITLES}
    return render(request, "news/desk/digest.html", context)


@require_POST
@staff(EDIT)
def hand_on(request: HttpRequest) -> HttpResponse:
    """Make a draft of the digest in the room that was chosen, or close it and begin the next."""
    made = digest(timezone.localdate())
    which = key_in(request.POST.get("taker", ""))
    if not made.lines:
        messages.warning(request, _("Nothing is picked yet. Pick an item at the desk first."))
        return redirect("news_desk:digest")
    if which is None:
        many = actions.finish(by=by(request), now=timezone.now())
        said = ngettext(
            "The digest is finished (%(many)s item). The next begins empty.",
            "The digest is finished (%(many)s items). The next begins empty.",
            many,
        )
        messages.success(request, said % {"many": many})
        return redirect("news_desk:digest")
    there = _takers(request)
    if which >= len(there):
        raise Http404
    return redirect(there[which].take(made, by(request)))
