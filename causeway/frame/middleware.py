"""The content security policy: strict for everyone, with the one exception that the staff's editor needs."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse


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
