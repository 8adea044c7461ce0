"""Files as they are handed out to keep: what this site made, and what people uploaded, which is never a script of ours."""

from collections.abc import Iterable

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def _named(filename: str) -> dict[str, str]:
    return {"Content-Disposition": content_disposition_header(as_attachment=True, filename=filename) or "attachment"}


def made(content: bytes | str, content_type: str, filename: str) -> HttpResponse:
    """Return what this site made, as a file to keep."""
    return HttpResponse(content, content_type=content_type, headers=_named(filename))


def streamed(pieces: Iterable[bytes | str], content_type: str, filename: str) -> StreamingHttpResponse:
    """Return the same piece by piece: the first leave while the last are still made."""
    return StreamingHttpResponse(pieces, content_type=content_type, headers=_named(filename))


def to_keep(content: bytes, content_type: str, filename: str) -> HttpResponse:
    """Return a file that somebody uploaded."""
    return HttpResponse(content, content_type=content_type, headers=HARMLESS | _named(filename))
