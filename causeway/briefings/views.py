"""The papers about an area: what there is, and each as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind
from causeway.briefings import composing
from causeway.briefings.data import BriefingData, briefing_data
from causeway.briefings.keeping import kept
from causeway.briefings.kinds import FORMATS, PAPERS

BROWSERS = "public, max-age=300"


def _data(kind: str, code: str) -> BriefingData:
    try:
        area = places.area(AreaKind(kind), code)
    except Area.DoesNotExist:
        raise Http404(_("We know no area with that code.")) from None
    return briefing_data(area, timezone.localdate())


def _answer(request: HttpRequest, file: tuple[bytes, str], content_type: str, name: str) -> HttpResponse:
    body, tag = file
    answer = HttpResponse(body, content_type=content_type)
    answer["ETag"] = f'"{tag}"'
    answer["Cache-Control"] = BROWSERS
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    found = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return found if isinstance(found, HttpResponse) else answer


@require_safe
def papers(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show which papers there are about an area, and what each is for."""
    data = _data(kind, code)
    context = {
        "area": data.area,
        "papers": {paper.key: paper for paper in PAPERS},
        "document": composing.mp_briefing(data),
        "card": composing.card(data),
        "address": data.address,
    }
    return render(request, "briefings/papers.html", context)


@require_safe
def paper(request: HttpRequest, kind: str, code: str, name: str) -> HttpResponse:
    """Send one file of a paper about an area."""
    if (chosen := FORMATS.get(name)) is None:
        raise Http404(_("There is no paper of that name. The page before it lists those that there are."))
    data = _data(kind, code)
    tree = chosen.compose(data)
    if tree is None:
        raise Http404(_("There is no such paper for this area, because we hold no published figure for it."))
    file = kept(f"{chosen.stem}-{kind}-{code}-{tree.language}", tree.digest, chosen.ending, lambda: chosen.render(tree))
    return _answer(request, file, chosen.content_type, f"{slugify(data.area.name)}-{name}")
