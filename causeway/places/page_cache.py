"""Whole pages kept ready, packed and with their tag, until what they show changes.

One entry per version of the site, address and language, replaced in place when its state is another, so that what is kept cannot grow
beyond the pages there are. What the state does not name (an MP corrected by staff, the navigation) is at most :data:`KEPT` seconds old; the
state itself is read once a second in each process, so that a page that is kept costs no query.
"""

import gzip
import hashlib
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from causeway.evidence.models import Computation
from causeway.evidence.releases.editions import Shown, shown_now
from causeway.frame.short_cache import short_cached
from causeway.serving.metrics import KEPT_PAGES
from causeway.serving.version import running_version

KEPT = 600  # seconds
BROWSERS = "public, max-age=300"
LEVEL = 6

Entry = tuple[str, str, bytes]  # state, tag, page packed by gzip


def _packed(page: HttpResponse, state: str) -> Entry:
    body = page.content
    return state, f'W/"{hashlib.sha256(body).hexdigest()[:20]}"', gzip.compress(body, LEVEL, mtime=0)


def _answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    _state, tag, packed = entry
    small = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(packed if small else gzip.decompress(packed))
    if small:
        answer["Content-Encoding"] = "gzip"
    answer["ETag"] = tag
    answer["Cache-Control"] = BROWSERS
    patch_vary_headers(answer, ["Accept-Encoding"])
    found = get_conditional_response(request, etag=tag, response=answer)
    return found if isinstance(found, HttpResponse) else answer


def _read_state() -> tuple[Shown, str]:
    """Return what a page kept ready rests on: releases, comparisons, the day, and the styles it links."""
    shown, computed = shown_now(), Computation.objects.values_list("fingerprint", flat=True).first()
    styles = (static("places/evidence.css"), static("frame/frame.css"))
    return shown, " ".join((shown.digest, shown.stamp, str(computed), str(timezone.localdate()), *styles))


def _state() -> tuple[Shown, str]:
    return short_cached("page-state", _read_state, seconds=1)


def shown_lately() -> Shown:
    """Return the releases shown now, or a second ago, for a page that is being made to be kept: never older ones than its state names."""
    return _state()[0]


def kept(request: HttpRequest, name: str, make: Callable[[], HttpResponse], *, more: str = "") -> HttpResponse:
    """Return the page kept under ``name`` if it was made in the state of now, else make it and keep it. ``more`` is what else it rests on.

    Only for pages that are the same for everyone: nothing of a visitor may be in them, and no form with a token.
    """
    state = _state()[1]  # before the page is made: what comes meanwhile makes the next visit's page anew
    found = kept_already(request, name, more=more)
    if found is not None:
        return found
    KEPT_PAGES.labels("made").inc()
    page = make()
    if page.status_code != 200:  # noqa: PLR2004  only what was found
        return page
    entry = _packed(page, f"{state} {more}")
    cache.set(_key(name), entry, KEPT)
    return _answer(request, entry)


def _key(name: str) -> str:
    return f"page:{running_version()}:{get_language()}:{name}"


def kept_already(request: HttpRequest, name: str, *, more: str = "") -> HttpResponse | None:
    """Return the page kept under ``name`` if it was made in the state of now; ``None`` where there is none."""
    entry: Entry | None = cache.get(_key(name))
    if entry is None or entry[0] != f"{_state()[1]} {more}":
        return None
    KEPT_PAGES.labels("found").inc()
    return _answer(request, entry)
