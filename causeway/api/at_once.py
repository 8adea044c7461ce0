"""A known postcode, answered by the thread that reads all requests: a quarter of the time that the way through the site takes.

It passes the middleware that an answer of the API passes there, so that both are one answer. What is not plain is left to the site: a slip of
the hand, an ended postcode, another method, a limit or an index that has to be asked for over a network or in the database, or waited for.
"""

import io
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django.urls import ResolverMatch

from causeway.api.middleware import ANSWERS, matched, within_limits
from causeway.api.postcode_lines import line_of_known
from causeway.api.version1 import JSON, LONGEST_POSTCODE
from causeway.limits.counting import without_waiting
from causeway.serving.answering import Answer
from causeway.serving.bridge import environ
from causeway.serving.requests_seen import RequestsSeenMiddleware

START = f"{ANSWERS}postcodes/"
_RAW_START = START.encode()


class _OfKnown(WSGIRequest):
    """A request whose answer is known."""

    def __init__(self, asked: dict[str, Any], line: str) -> None:
        super().__init__(asked)
        self.line, self.resolver_match = line, _route()


def known_postcode(scope: dict[str, Any]) -> Answer | None:
    """Answer an ASGI request for a postcode that is known as it is written; ``None`` for any other request.

    Raises what its parts raise, such as ``DisallowedHost``: the site, asked then, has an answer to that.
    """
    if scope["method"] != "GET" or not scope["raw_path"].startswith(_RAW_START) or settings.LIMITS_IN_CACHE:
        return None
    postcode = scope["path"].removeprefix(START)
    line = line_of_known(postcode) if len(postcode) <= LONGEST_POSTCODE else None
    if line is None:
        return None
    with without_waiting():
        return _whole(cast("HttpResponse", _through_middleware()(_OfKnown(environ(scope, b""), line))))


@cache
def _route() -> ResolverMatch:
    return matched(f"{START}SW1A 1AA")


@cache
def _through_middleware() -> RequestsSeenMiddleware:
    secure = SecurityMiddleware(lambda request: within_limits(request, _answer))
    return RequestsSeenMiddleware(
        cast("Callable[[HttpRequest], HttpResponseBase]", secure)
    )  # it could be asked to wait; not so made


def _answer(request: HttpRequest) -> HttpResponseBase:
    return HttpResponse(cast("_OfKnown", request).line, content_type=JSON)


def _whole(answer: HttpResponse) -> Answer:
    body = io.BytesIO()
    body.write(answer.content)
    return Answer(answer.status_code, [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in answer.items()], body)
