"""Files that people uploaded, as they are handed out to others: to keep, under their own type, and never as a script of ours."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def to_keep(content: bytes, content_type: str, filename: str) -> HttpResponse:
    """Return a file as a download."""
    named = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=filename) or "attachment"}
    return HttpResponse(content, content_type=content_type, headers=HARMLESS | named)
