"""The papers about an area and those of a school: what there is, and each as a file."""

from collections.abc import Collection
from functools import partial
from hashlib import sha256
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from causeway.areas.models import School
from causeway.areas.queries import area_or_404
from causeway.briefings import rendering
from causeway.briefings.composing.parts import language
from causeway.briefings.domain.tree import Card
from causeway.briefings.kinds import FORMATS, OF_SCHOOLS, PNG, SHOWN
from causeway.briefings.making import keeping
from causeway.briefings.making.making import File, Subject, area_subject, file_of, school_subject
from causeway.briefings.offered import groups
from causeway.briefings.reading.schools import served_by
from causeway.briefings.taking.actions import note_taken
from causeway.campaign.pack import campaign
from causeway.frame.rooms import shareable
from causeway.frame.short_cache import short_cached
from causeway.limits.answer import too_many
from causeway.limits.declared import MINUTE, Limit
from causeway.people.limits import client_address

BROWSERS = "public, max-age=300"
FILES = Limit(
    "papers.file",
    240,
    10 * MINUTE,
    gettext_lazy("Papers taken from one internet address"),
    gettext_lazy(
        "One that was not made before takes a second of the server. All papers of an area are "
        "about thirty, and a school has several people behind one address who take them."
    ),
)


def _school(urn: int) -> Subject:
    try:
        return school_subject(urn, timezone.localdate())
    except School.DoesNotExist:
        raise Http404(_("We know no school with that number.")) from None


def _answer(request: HttpRequest, file: File, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(file.body, content_type=content_type)
    answer["ETag"] = f'"{file.tag}"'
    answer["Cache-Control"] = BROWSERS
    answer["Content-Disposition"] = f'{"inline" if content_type in SHOWN else "attachment"}; filename="{name}"'
    found = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return found if isinstance(found, HttpResponse) else answer


def _file(request: HttpRequest, subject: Subject, name: str) -> HttpResponse:
    if (again_at := FILES.over_until(client_address(request))) is not None:
        return too_many(request, again_at)
    file = file_of(subject, FORMATS[name])
    if file is None:
        raise Http404(_("There is no such paper here: nothing is published that it could tell, or it is for another nation."))
    return _answer(request, file, FORMATS[name].content_type, f"{slugify(subject.name)}-{name}")


def _known(name: str, known: Collection[str]) -> None:
    if name not in known:
        raise Http404(_("There is no paper of that name. The page before it lists those that there are."))


@require_safe
def papers(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show which papers there are about an area, by whom they are for."""
    data = area_subject(area_or_404(kind, code), timezone.localdate()).data
    address = partial(_address, "briefings:paper", kind, code)
    return render(request, "briefings/papers.html", {"data": data, "groups": groups(data, address)})


@require_safe
def paper(request: HttpRequest, kind: str, code: str, name: str) -> HttpResponse:
    """Send one file of a paper about an area."""
    _known(name, FORMATS)
    area = area_or_404(kind, code)
    note_taken(request, area, name)
    return _file(request, area_subject(area, timezone.localdate()), name)


@require_safe
def school_papers(request: HttpRequest, urn: int) -> HttpResponse:
    """Show a school's own papers, and where those of its areas are."""
    data = _school(urn).data
    context = {"data": data, "groups": groups(data, partial(_address, "briefings:school-paper", urn)), "served": served_by(data)}
    return render(request, "briefings/papers.html", context)


@require_safe
def school_paper(request: HttpRequest, urn: int, name: str) -> HttpResponse:
    """Send one file of a school's own paper."""
    _known(name, OF_SCHOOLS)
    return _file(request, _school(urn), name)


def _address(route: str, *of: str | int) -> str:
    return reverse(route, args=of)


@require_safe
def card_of_room(request: HttpRequest, room: str, key: str) -> HttpResponse:
    """Send the picture of something that another room has to share, such as an activity; what it says makes its tag."""
    found = shareable(room, key)
    if found is None:
        raise Http404
    made = Card(campaign().name, found.above, found.card, found.below, urlsplit(found.address).netloc, language())
    tag = f"{sha256(repr(made).encode()).hexdigest()[:32]}{keeping.renderers()}"
    if (over := FILES.over_until(client_address(request))) is not None:
        return too_many(request, over)
    body = short_cached(f"briefings.card.{tag}", lambda: rendering.card_png(made), seconds=600)
    return _answer(request, File(body, tag), PNG, "card.png")
