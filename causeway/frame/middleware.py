"""What holds for every answer: the content security policy, and that what is not there is said to be not there, or where it went."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from csp.middleware import CSPMiddleware
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect

from causeway.frame.views import not_found

_log = logging.getLogger(__name__)


class ContentSecurityPolicyMiddleware(CSPMiddleware):  # type: ignore[misc]
    """Adds the policy to every answer; the editor under ``/staff/`` writes its own inline styles and scripts."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Relax inline scripts and styles for the staff's editor only."""
        if request.path.startswith("/staff/"):
            response._csp_update = {  # type: ignore[attr-defined]  # noqa: SLF001  the library’s own interface
                "script-src": ["'unsafe-inline'", "'unsafe-eval'"],
                "style-src": ["'unsafe-inline'"],
                "img-src": ["blob:"],
            }
            response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]  # noqa: SLF001  as above
        answer: HttpResponse = super().process_response(request, response)
        return answer


class NotThereMiddleware:
    """Answers 404 where an address or a form names a row that is not there, or a number that no row can have.

    Rooms look rows up by what a visitor sent, in a transaction that is given up with the request: this is the one place that says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that it is not there; anything else stays the fault it is."""
        if not isinstance(exception, ObjectDoesNotExist | OverflowError):
            return None
        _log.warning("Not there: %s (%s)", request.path, type(exception).__qualname__)
        return not_found(request, exception)


class MovedMiddleware(RedirectMiddleware):  # type: ignore[misc]
    """Leads from an address that staff gave up to where they said it went."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Look only where any was given up: the library asks up to eight questions for each address that is not there."""
        if response.status_code != HTTPStatus.NOT_FOUND or not Redirect.objects.exists():
            return response
        answer: HttpResponse = super().process_response(request, response)
        return answer
