"""What staff uploaded and everyone may fetch: a short list of types, each as what it is, and never as a script of ours."""

import errno
import logging
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.documents.models import AbstractDocument

from causeway.frame.downloads import HARMLESS, to_keep

PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
KEPT = "public, max-age=3600"
AGAIN_SECONDS = 60
_NOT_THERE = frozenset({errno.EISDIR, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR})
_LONGEST = 255  # characters of a path that any of our places for files takes

_log = logging.getLogger(__name__)
DOCUMENTS = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def _away(request: HttpRequest, fault: OSError) -> HttpResponse:
    """Say that a file cannot be had now: to call it missing would let others forget it."""
    _log.error("An upload cannot be read: %s", fault)
    answer = render(request, "frame/server_error.html", status=503)
    answer["Retry-After"], answer["Cache-Control"] = str(AGAIN_SECONDS), "no-store"
    return answer


def as_attachment(document: AbstractDocument, request: HttpRequest) -> HttpResponse:
    """Return a document to keep, under its own type where the list has it; anything uploaded before the list is bytes."""
    ending = PurePosixPath(document.filename).suffix.lower().removeprefix(".")
    kind = DOCUMENTS.get(ending, "application/octet-stream")
    try:
        with document.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    except OSError as fault:
        return _away(request, fault)
    return to_keep(content, kind, document.filename)


@require_safe
def picture(request: HttpRequest, path: str) -> FileResponse | HttpResponse:
    """Return a picture that staff uploaded; nothing else that lies in the folder of uploads is served by its path."""
    named = PurePosixPath(path)
    kind = PICTURES.get(named.suffix.lower().removeprefix("."))
    if (
        kind is None
        or len(path) > _LONGEST
        or "\0" in path
        or ".." in named.parts
        or named.parts[0] not in {"images", "original_images"}
    ):
        raise Http404
    try:
        # A picture that is changed gets another name.
        return FileResponse(default_storage.open(str(named)), content_type=kind, headers=HARMLESS | {"Cache-Control": KEPT})
    except SuspiciousOperation:
        raise Http404 from None
    except OSError as fault:
        if isinstance(fault, FileNotFoundError) or fault.errno in _NOT_THERE:
            raise Http404 from None
        return _away(request, fault)
