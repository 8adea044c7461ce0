"""Known postcodes, answered by the thread that reads all requests: in a small part of the time that the way through the site takes.

The first answer of a kind passes the middleware that an answer of the API passes there, and its head is kept: those after it differ in nothing
but their tag and number. What is not plain passes the middleware each time. What is not known, another method, a limit or an index that has to
be asked for over a network or in the database, or waited for, is left to the site.
"""

import hashlib
import time
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, cast

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django.urls import ResolverMatch
from pydantic import BaseModel, ValidationError

from causeway.api import share
from causeway.api.middleware import ANSWERS, matched, within_limits
from causeway.api.postcode_lines import ONE_OBJECT, line_of_known, lines_soon
from causeway.api.schemas import LONGEST_POSTCODE, MOST_TOGETHER, Together
from causeway.api.version1 import JSON
from causeway.limits.ahead import Ahead
from causeway.limits.counting import without_waiting
from causeway.people.limits import address_behind
from causeway.serving.answering import ShortAnswer
from causeway.serving.bridge import environ
from causeway.serving.requests_seen import HEADER, RequestsSeenMiddleware, note, number_of, request_id

SEVERAL = f"{ANSWERS}postcodes"
START = f"{SEVERAL}/"
_RAW_SEVERAL, _RAW_START = SEVERAL.encode(), START.encode()
_NUMBER, _TAG = HEADER.lower().encode(), b"etag"
_FORWARDED = b"x-forwarded-for"
_CONDITIONS = frozenset({b"if-none-match", b"if-match", b"if-modified-since", b"if-unmodified-since"})
_MOST_KINDS = 16
_OK = 200

Headers = list[tuple[bytes, bytes]]


class _Sent(BaseModel):
    """What :class:`~causeway.api.schemas.PostcodesIn` takes, read from JSON in one go."""

    postcodes: Together


class _Asked(NamedTuple):
    """What is asked: where it is answered, and the answer's body."""

    scope: dict[str, Any]
    route: ResolverMatch
    body: bytes


class _Head:
    """The headers of an answer, and where its tag and number stand among them."""

    def __init__(self, headers: Headers) -> None:
        self._headers, names = headers, [name for name, _value in headers]
        self._tag, self._number = names.index(_TAG) if _TAG in names else None, names.index(_NUMBER)

    def of(self, body: bytes, number: str) -> Headers:
        """Return the headers of another answer."""
        own = self._headers.copy()
        own[self._number] = _NUMBER, number.encode()
        if self._tag is not None:
            own[self._tag] = _TAG, b'"%b"' % hashlib.md5(body, usedforsecurity=False).hexdigest().encode()
        return own


class _OfKnown(WSGIRequest):
    """A request whose answer is known."""

    def __init__(self, asked: _Asked) -> None:
        super().__init__(environ(asked.scope, b""))
        self.body_of_answer, self.resolver_match = asked.body, asked.route


def known_postcode(scope: dict[str, Any], body: bytes = b"") -> ShortAnswer | None:
    """Answer an ASGI request for a postcode that is known as it is written, or for up to a hundred together; ``None`` for any other.

    Raises what its parts raise, such as ``DisallowedHost``: the site, asked then, has an answer to that.
    """
    path: bytes = scope["raw_path"]
    if not path.startswith(_RAW_SEVERAL) or settings.LIMITS_IN_CACHE:
        return None
    if scope["method"] == "GET" and path.startswith(_RAW_START):
        found = _one(scope["path"].removeprefix(START))
    elif scope["method"] == "POST" and path == _RAW_SEVERAL:
        found = _several(body)
    else:
        return None
    if found is None:
        return None
    return _way().answer(_Asked(scope, _route(scope["method"]), found.encode()))


def _one(postcode: str) -> str | None:
    return line_of_known(postcode) if len(postcode) <= LONGEST_POSTCODE else None


def _several(body: bytes) -> str | None:
    """Return the answer to a list that is one beyond doubt; what is wrong with another, the site says."""
    if len(body) > MOST_TOGETHER * 100 or not body.isascii() or b"\\" in body:
        return None
    try:
        sent = _Sent.model_validate_json(body)
    except ValidationError:
        return None
    return lines_soon(sent.postcodes, ONE_OBJECT)


@cache
def _route(method: str) -> ResolverMatch:
    return matched(f"{START}SW1A 1AA" if method == "GET" else SEVERAL)


class _Way:
    """The middleware that an answer passes, and the heads of answers that passed it."""

    def __init__(self) -> None:
        secure = SecurityMiddleware(lambda request: within_limits(request, _answer))
        # The middleware could be asked to wait, and is not so made.
        self._through = RequestsSeenMiddleware(cast("Callable[[HttpRequest], HttpResponseBase]", secure))
        self._ahead = Ahead(share.REQUESTS)
        self._heads: dict[tuple[str, str, bytes], _Head] = {}
        secure_by = settings.SECURE_PROXY_SSL_HEADER
        self._told_secure = secure_by[0].removeprefix("HTTP_").replace("_", "-").lower().encode() if secure_by else b""
        self._read = frozenset({_FORWARDED, _NUMBER, self._told_secure})

    def answer(self, asked: _Asked) -> ShortAnswer:
        """Return the answer, with a head that is kept where all it depends on is known."""
        begun, read = time.perf_counter(), self._what_is_read(asked.scope["headers"])
        if read is None:
            return _whole(self._passed(asked))
        kind = asked.scope["method"], asked.scope["scheme"], read.get(self._told_secure, b"")
        if (head := self._heads.get(kind)) is None:
            answer = _whole(self._passed(asked))
            if answer.status == _OK:
                if len(self._heads) >= _MOST_KINDS:  # a stranger made some up: nobody else's is kept out by them
                    self._heads.clear()
                self._heads[kind] = _Head(answer.headers)
            return answer
        forwarded = read.get(_FORWARDED, b"").decode("latin-1")
        if not self._ahead.passes(address_behind(str(asked.scope["client"][0]), forwarded)):
            return _whole(self._passed(asked))
        return _with_head(head, asked, number_of(read.get(_NUMBER, b"").decode("latin-1")), begun)

    def _what_is_read(self, headers: Headers) -> dict[bytes, bytes] | None:
        """Return the headers that an answer depends on; ``None`` where there are conditions, or one of them comes twice."""
        found: dict[bytes, bytes] = {}
        for name, value in headers:
            if name in _CONDITIONS or name in found:
                return None
            if name in self._read:
                found[name] = value
        return found

    def _passed(self, asked: _Asked) -> HttpResponse:
        with without_waiting():
            return cast("HttpResponse", self._through(_OfKnown(asked)))


@cache
def _way() -> _Way:
    return _Way()


def _with_head(head: _Head, asked: _Asked, number: str, begun: float) -> ShortAnswer:
    answer = ShortAnswer(_OK, head.of(asked.body, number), asked.body)
    kept = request_id.set(number)
    note(asked.route.app_name, asked.route.route, asked.scope["method"], _OK, time.perf_counter() - begun)
    request_id.reset(kept)
    return answer


def _answer(request: HttpRequest) -> HttpResponseBase:
    return HttpResponse(cast("_OfKnown", request).body_of_answer, content_type=JSON)


def _whole(answer: HttpResponse) -> ShortAnswer:
    headers = [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in answer.items()]
    return ShortAnswer(answer.status_code, headers, answer.content)
