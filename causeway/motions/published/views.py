"""What everybody sees of motions: the list with its map, one motion beside the model, its minutes, and which ask has consent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from causeway.areas.placing import place_of, place_with
from causeway.frame.domain.cleaning import clean_line
from causeway.frame.downloads import to_keep
from causeway.motions.carrying.beginning_views import spoken
from causeway.motions.carrying.domain import State
from causeway.motions.carrying.follow_ups import letter_address
from causeway.motions.carrying.queries import stands, votes
from causeway.motions.published.minutes import PDF
from causeway.motions.published.models import Version
from causeway.motions.published.queries import Filters, listed, picture, public
from causeway.motions.wording.words import Shown, body_of, shown

SHOWN = 200
PUBLIC = tuple(state for state in State if state is not State.DRAFTED)


@require_safe
@gzip_page  # it carries a map of every seat, and no form with a token
def every(request: HttpRequest) -> HttpResponse:
    """List the public motions by kind of body, by where they stand, and near a place; then the map."""
    pack = spoken()
    typed = clean_line(request.GET.get("place", ""), 160)
    found = place_of(typed) if typed else None
    area = clean_line(request.GET.get("area", ""), 40)
    if found and found.place:
        area = f"constituency:{found.place.seat}" if found.place.seat else f"{found.place.area.kind}:{found.place.area.code}"
    near = place_with(area)
    by = Filters(
        kind=_known(request.GET.get("kind", ""), {model.key for model in pack.models}),
        stands=_known(request.GET.get("stands", ""), set(PUBLIC)),
        area=area if near else "",
    )
    versions = listed(by, timezone.localdate())
    context = {
        "words": pack,
        "rows": [(version, stands(version.stands), _kind(version)) for version in versions[:SHOWN]],
        "count": len(versions),
        "kinds": [(model.key, model.title, model.key == by.kind) for model in pack.models],
        "states": [(state.value, stands(state), state == by.stands) for state in PUBLIC],
        "near": near.area if near else None,
        "typed": typed,
        "problem": found.problem if found else "",
        "choices": found.choices if found else (),
        "map": picture(versions, timezone.localdate()),
    }
    return render(request, "motions/all.html", context)


def _known(value: str, known: set[str]) -> str:
    return value if value in known else ""


def _kind(version: Version) -> str:
    model = spoken().model(version.motion.kind)
    return model.title if model else ""


def beside_model(version: Version) -> Shown:
    """Return a version's text beside its model."""
    motion = version.motion
    return shown(motion.began_with, version.text, body_of(motion.kind, motion.nation))


def _version(key: int) -> Version:
    found = public().filter(motion_id=key).first()
    if found is None:
        raise Http404
    return found


@require_safe
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Show one motion."""
    version = _version(key)
    passed, beside = version.stands == State.PASSED, beside_model(version)
    context = {
        "version": version,
        "motion": version.motion,
        "kind": _kind(version),
        "stands": stands(version.stands),
        "passed": passed,
        "votes": votes(version),
        "parts": beside.parts,
        "changes": beside.changes,
        "letter": letter_address(version.motion, version),
    }
    return render(request, "motions/one.html", context)


@require_safe
def minutes(_request: HttpRequest, key: int) -> HttpResponse:
    """Send the minutes that prove a public motion."""
    kept = _version(key).minutes
    if kept is None:
        raise Http404
    return to_keep(bytes(kept.content), PDF, kept.name)
