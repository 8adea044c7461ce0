"""The pages of thanks: the groups, the letters to one of them, and the letter to one person."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from causeway.roundtables.after.thanks import actions as acts
from causeway.roundtables.after.thanks import queries as thanks
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.after.thanks.forms import LONGEST_OWN, ThanksWordsForm, typed
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.visits import of_roundtable
from causeway.words.domain.mail_links import mailto


def _group(name: str) -> Group:
    try:
        return Group(name)
    except ValueError:
        raise Http404 from None


@dataclass(frozen=True)
class _Row:
    """One person as their line shows them: what is typed to them, what stood there before, and whether they are ticked."""

    person: thanks.Person
    own: str
    seen: str
    ticked: bool


@require_safe
@of_roundtable
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the groups, and how many of each are thanked."""
    people = thanks.people(desk.roundtable)
    groups = []
    for each in Group:
        of_it = [person for person in people if person.group is each]
        done = sum(person.thanked for person in of_it)
        lost = any(person.arrival for person in of_it)
        if of_it:
            groups.append({"key": each.value, "title": thanks.title_of(each), "people": len(of_it), "done": done, "lost": lost})
    context = {
        "roundtable": desk.roundtable,
        "here": "thanks",
        "groups": groups,
        "open": policies.is_followed_up(desk.roundtable),
    }
    return render(request, "roundtables/thanks/page.html", context)


def _rows(request: HttpRequest, people: list[thanks.Person], *, told: bool) -> list[_Row]:
    """Return a line for everybody who is not thanked; after a refusal as it was typed and ticked.

    Who was ``told`` what another wrote meanwhile replaces it knowingly the next time.
    """
    given, ticked = typed(request.POST), request.POST.getlist("to")
    return [
        _Row(
            person=each,
            own=given[each.key].text if each.key in given else each.own,
            seen=given[each.key].seen if each.key in given and not told else each.own,
            ticked=each.key in ticked if given else bool(each.email),
        )
        for each in people
        if not each.thanked
    ]


def _show(
    request: HttpRequest, desk: Desk, group: Group, wrong: ThanksWordsForm | None = None, *, told: bool = False
) -> HttpResponse:
    letters = thanks.Letters(desk.roundtable, desk.organiser)
    common, people = letters.common(group), letters.of(group)
    rows = _rows(request, people, told=told)
    context = {
        "roundtable": desk.roundtable,
        "here": "thanks",
        "group": group.value,
        "title": thanks.title_of(group),
        "form": wrong or ThanksWordsForm(initial={"text": common.text, "version": common.version}),
        "rows": rows,
        "thanked": [each for each in people if each.thanked],
        "example": letters.to(rows[0].person) if rows else "",
        "reachable": any(row.person.email for row in rows),
        "open": policies.is_followed_up(desk.roundtable),
        "longest": LONGEST_OWN,
    }
    return render(request, "roundtables/thanks/group.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@of_roundtable
def group(request: HttpRequest, desk: Desk, group: str) -> HttpResponse:
    """Show the letters to a group."""
    return _show(request, desk, _group(group))


def _do(desk: Desk, group: Group, how: str, chosen: list[str], written: acts.Written) -> str:
    """Keep what was written, and send or note what is asked; returns the sentence about it."""
    if how == "us":
        number = acts.send(desk, group, chosen, written, timezone.now())
        return ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", number) % {"number": number}
    if how == "self":
        number = acts.sent_oneself(desk, group, chosen, written, timezone.now())
        return ngettext("You thanked %(number)s person.", "You thanked %(number)s people.", number) % {"number": number}
    acts.keep(desk, group, written)
    return _("Your words are kept.")


@require_POST
@of_roundtable
def send(request: HttpRequest, desk: Desk, group: str) -> HttpResponse:
    """Keep what was written; send to those ticked, or note that the organiser did. What is refused stays on the page as it was typed."""
    of, form = _group(group), ThanksWordsForm(request.POST)
    if "text" in request.POST and not form.is_valid():
        return _show(request, desk, of, form)
    words = form.cleaned_data if "text" in request.POST else {}
    written = acts.Written(typed(request.POST), words.get("text", ""), words.get("version", 0))
    try:
        said = _do(desk, of, request.POST.get("how", ""), request.POST.getlist("to"), written)
    except NotNow as problem:
        messages.warning(request, str(problem))
        return _show(request, desk, of, form if words else None, told=True)
    messages.success(request, said)
    return redirect("roundtables:thanks-group", desk.roundtable.slug, of.value)


@require_safe
@of_roundtable
def one(request: HttpRequest, desk: Desk, group: str, key: str) -> HttpResponse:
    """Show the whole letter to one person, as it went or to be sent from the organiser's own mailbox."""
    letters = thanks.Letters(desk.roundtable, desk.organiser)
    person = letters.one(key)
    if person is None or person.group is not _group(group):
        raise Http404
    text, subject = letters.to(person), thanks.subject_of(desk.roundtable, person.group)
    link = mailto(person.email, subject, text)
    context = {
        "roundtable": desk.roundtable,
        "here": "thanks",
        "group": person.group.value,
        "title": thanks.title_of(person.group),
        "person": person,
        "subject": subject,
        "text": text,
        "mailto": link.address,
        "fits": link.with_text,
        "open": policies.is_followed_up(desk.roundtable) and (not person.thanked or bool(person.arrival)),
    }
    return render(request, "roundtables/thanks/one.html", context)
