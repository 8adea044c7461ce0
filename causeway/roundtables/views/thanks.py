"""The pages of thanks: the groups, the letters to one of them, and the letter to one person."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from causeway.frame.domain.mail_links import mailto
from causeway.roundtables import thanks
from causeway.roundtables.access import Desk
from causeway.roundtables.actions import thanking as acts
from causeway.roundtables.domain.thanking import Group
from causeway.roundtables.exceptions import NotNow
from causeway.roundtables.forms_thanks import LONGEST_OWN, ThanksWordsForm, typed
from causeway.roundtables.visits import of_roundtable


def _group(name: str) -> Group:
    try:
        return Group(name)
    except ValueError:
        raise Http404 from None


@dataclass(frozen=True)
class _Row:
    """One person as their line shows them: what is typed to them, and whether they are ticked."""

    person: thanks.Person
    own: str
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
        "open": acts.can_thank(desk.roundtable),
    }
    return render(request, "roundtables/thanks/page.html", context)


def _show(request: HttpRequest, desk: Desk, group: Group, *, words: ThanksWordsForm | None = None, status: int = 200) -> HttpResponse:
    letters = thanks.Letters(desk.roundtable, desk.organiser)
    common, people = letters.common(group), letters.of(group)
    given = typed(request.POST) if words is None else {}
    ticked = request.POST.getlist("to") if given else None
    rows = [
        _Row(each, given[each.key].text if each.key in given else each.own, each.key in ticked if ticked is not None else bool(each.email))
        for each in people
        if not each.thanked
    ]
    context = {
        "roundtable": desk.roundtable,
        "here": "thanks",
        "group": group.value,
        "title": thanks.title_of(group),
        "form": words or ThanksWordsForm(initial={"text": common.text, "version": common.version}),
        "drafted": not common.version,
        "rows": rows,
        "thanked": [each for each in people if each.thanked],
        "example": letters.to(rows[0].person) if rows else "",
        "reachable": sum(bool(row.person.email) for row in rows),
        "open": acts.can_thank(desk.roundtable),
        "longest": LONGEST_OWN,
    }
    return render(request, "roundtables/thanks/group.html", context, status=status)


@require_safe
@of_roundtable
def group(request: HttpRequest, desk: Desk, group: str) -> HttpResponse:
    """Show the letters to a group."""
    return _show(request, desk, _group(group))


@require_POST
@of_roundtable
def words(request: HttpRequest, desk: Desk, group: str) -> HttpResponse:
    """Keep the words to a group."""
    form, of = ThanksWordsForm(request.POST), _group(group)
    if form.is_valid():
        try:
            acts.keep_words(desk, of, form.cleaned_data["text"], form.cleaned_data["version"])
        except NotNow as problem:
            form.add_error("text", str(problem))
        else:
            messages.success(request, _("Kept. Now a sentence to each."))
            return redirect("roundtables:thanks-group", desk.roundtable.slug, of.value)
    return _show(request, desk, of, words=form, status=422)


def _kept(desk: Desk, request: HttpRequest) -> str:
    acts.keep_own(desk, typed(request.POST))
    return _("Kept.")


def _sent(desk: Desk, group: Group, request: HttpRequest) -> str:
    number = acts.send(desk, group, request.POST.getlist("to"), typed(request.POST), timezone.now())
    return ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", number) % {"number": number}


def _oneself(desk: Desk, group: Group, request: HttpRequest) -> str:
    number = acts.sent_oneself(desk, group, request.POST.getlist("to"), typed(request.POST), timezone.now())
    return ngettext("You thanked %(number)s person.", "You thanked %(number)s people.", number) % {"number": number}


@require_POST
@of_roundtable
def send(request: HttpRequest, desk: Desk, group: str) -> HttpResponse:
    """Keep the sentences, send to those ticked, or note that the organiser did. What is refused stays on the page as it was typed."""
    of = _group(group)
    done: dict[str, Callable[[], str]] = {
        "us": lambda: _sent(desk, of, request),
        "self": lambda: _oneself(desk, of, request),
    }
    try:
        messages.success(request, done.get(request.POST.get("how", ""), lambda: _kept(desk, request))())
    except NotNow as problem:
        messages.warning(request, str(problem))
        return _show(request, desk, of, status=422)
    return redirect("roundtables:thanks-group", desk.roundtable.slug, of.value)


@require_http_methods(["GET", "HEAD"])
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
        "open": acts.can_thank(desk.roundtable) and (not person.thanked or bool(person.arrival)),
    }
    return render(request, "roundtables/thanks/one.html", context)
