"""What the editor's own pages (Wagtail's) cannot read, or files that staff cannot have now: answered by a sentence.

What cannot be read is answered by 404 or 400 with a sentence, as ours answer it, and not by a 500.

A fault of ours stays one: where a line of our code was running when it happened, or where what happened is not known of that page, nothing is
answered here. What is answered is logged with its traceback.
"""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.models import Page

from causeway.files.gone import StoreGone
from causeway.frame.views import not_found, unreadable
from causeway.insights.middleware import STAFF

OURS = f"{Path(__file__).resolve().parents[1]}/"
# A key that is no number, a number that no column holds, a page of a list that there is not, a field that was not sent.
ODD_VALUES = (ValueError, OverflowError, InvalidPage, DataError, MultiValueDictKeyError)
# What else single pages do with a form that was not theirs, by the name of the route or its end.
KNOWN: dict[str, tuple[type[Exception], ...]] = {
    "wagtailadmin_choose_page_external_link": (AttributeError,),
    "wagtailredirects:process_import": (KeyError, AttributeError),
    "choosers_sharing_sharetext:create": (AttributeError,),  # nothing is made in this chooser
}
# The first page of the tree has none above it, and these lead there when they are done.
OF_NO_ROOT = {"wagtailadmin_pages:lock", "wagtailadmin_pages:unlock", "wagtailadmin_pages:set_page_position"}

log = logging.getLogger(__name__)


class MisreadMiddleware:
    """Answers for the editor's own pages where they fall over what they were sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        """Find nothing where the first page of the tree is to be locked or moved. Raises :exc:`Http404`."""
        if _route(request) in OF_NO_ROOT and set(kwargs.values()) & set(
            Page.objects.filter(depth=1).values_list("pk", flat=True)
        ):
            raise Http404

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer what cannot be read, 404 to who looks where a part of the address may be at fault, else 400; and 503 where files cannot be had."""
        if isinstance(problem, StoreGone) and request.path.startswith(STAFF):
            log.error("Files cannot be had: %s", problem)
            return render(request, "insights/files_away.html", status=503)
        if not _is_misread(request, problem):
            return None
        log.warning("Not readable for the editor: %s", _route(request), exc_info=problem)
        match = request.resolver_match
        looks = request.method in {"GET", "HEAD"}
        answer = not_found if looks and match is not None and match.kwargs else unreadable
        return answer(request, problem)


def _route(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match is not None else ""


def _is_misread(request: HttpRequest, problem: Exception) -> bool:
    match = request.resolver_match
    if match is None or not match.func.__module__.startswith("wagtail."):
        return False
    if any(frame.filename.startswith(OURS) for frame in traceback.extract_tb(problem.__traceback__)):
        return False
    known = [each for end, several in KNOWN.items() if match.view_name.endswith(end) for each in several]
    return isinstance(problem, (*ODD_VALUES, *known))
