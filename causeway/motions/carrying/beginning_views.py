"""The room's first pages: what a motion is for, the model for a kind of body, the conference's motion, and beginning one."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causeway.areas.nations import nations
from causeway.areas.placing import Answer, place_of
from causeway.campaign.pack import campaign
from causeway.campaign.words import in_nation
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.domain.cleaning import clean_line
from causeway.motions.carrying import actions
from causeway.motions.carrying.actions import DESK
from causeway.motions.carrying.forms import BeginForm, SureForm
from causeway.motions.carrying.limits import BEGUN_BY, BEGUN_FROM
from causeway.motions.carrying.queries import stands
from causeway.motions.pack import MOTIONS, Model, MotionWords
from causeway.motions.published.queries import public, public_doubles
from causeway.motions.wording.words import shown
from causeway.people.limits import client_address
from causeway.words.schools_and_politics import rules


def spoken() -> MotionWords:
    """Return the campaign's words on motions; raises :class:`~django.http.Http404` for a campaign without any."""
    found = MOTIONS.words()
    if found is None:
        raise Http404
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the way, the models, and what was carried last."""
    latest = [(version, stands(version.stands)) for version in public()[:5]]
    return render(request, "motions/index.html", {"words": spoken(), "latest": latest, "count": public().count()})


@require_safe
def conference(request: HttpRequest) -> HttpResponse:
    """Show the conference's motion in our words, and what was done about its parts."""
    return render(request, "motions/conference.html", {"words": spoken(), "motion": spoken().conference})


def _nation(request: HttpRequest) -> str:
    wanted = request.GET.get("nation", "")
    known = campaign().nations
    return wanted if wanted in known else known[0]


@require_safe
def model(request: HttpRequest, key: str) -> HttpResponse:
    """Show the model for a kind of body, with what helps to get it on an agenda there."""
    pack = spoken()
    found = pack.model(key)
    if found is None:
        raise Http404
    nation = _nation(request)
    text = pack.text(found, nation)
    context = {
        "words": pack,
        "model": found,
        "parts": shown(text, text, found.speaks(nation)).parts,
        "orders": in_nation(found.orders, nation),
        "rules": rules(nation) if found.impartiality else (),
        "nations": [(each.code, each.name, each.code == nation) for each in nations() if each.code in campaign().nations],
    }
    return render(request, "motions/model.html", context)


@never_cache
@require_safe_or_post
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for which body and where; then a link goes to whoever begins."""
    pack = spoken()
    if request.method != "POST":
        first = {name: clean_line(request.GET.get(name, ""), 160) for name in ("kind", "place", "named")}
        return _page(request, BeginForm(initial=first, models=pack.models))
    form = BeginForm(request.POST, models=pack.models)
    if not form.is_valid():
        return _page(request, form)
    answer = _place(form)
    if answer.choices:
        return _page(request, _asking(request, pack, answer))
    found = pack.model(form.cleaned_data["kind"])
    if answer.place is None or found is None or answer.place.nation not in campaign().nations:
        form.add_error("place", answer.problem or _("This campaign does not reach that nation. Look at the place again."))
        return _page(request, form)
    return _begun(request, pack, found, form, answer)


def _begun(request: HttpRequest, pack: MotionWords, model: Model, form: BeginForm, answer: Answer) -> HttpResponse:
    typed, sure = form.cleaned_data, SureForm(request.POST)
    if answer.place is None:
        return _page(request, form)
    there = public_doubles(model.key, answer.place.area.code, typed["named"])
    if there and not (sure.is_valid() and sure.cleaned_data["sure"]):
        return _page(request, form, there=there, sure=SureForm())
    if BEGUN_FROM.over(client_address(request)) or BEGUN_BY.over(typed["email"]):
        form.add_error(None, _("Many motions were begun from here today. Wait a little and try again."))
        return _page(request, form, status=429)
    actions.begin(pack, model, named=typed["named"], place=answer.place, email=typed["email"], now=timezone.now())
    said = replace(DESK.words, on_its_way=_("A link is on its way: it opens your draft. It works once."))
    return DESK.page(request, "on_its_way", email=typed["email"], words=said)


def _place(form: BeginForm) -> Answer:
    typed = form.cleaned_data
    asked = form.data.get("place_asked", typed["place"])
    return place_of(typed["place"], typed["place_choice"] if asked == typed["place"] else "")


def _asking(request: HttpRequest, pack: MotionWords, answer: Answer) -> BeginForm:
    """Return the form again with the places that may have been meant."""
    data = request.POST.copy()
    data["place_choice"] = ""
    form = BeginForm(data, models=pack.models, choices=answer.choices)
    form.full_clean()
    return form


def _page(request: HttpRequest, form: BeginForm, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "motions/begin.html", {"form": form, "words": spoken(), **context}, status=status)
