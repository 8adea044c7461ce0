"""What staff upload and everyone may fetch: a short list of types, each as what it is, and never as a script of ours."""

import errno
import logging
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from PIL import Image
from wagtail.documents.models import AbstractDocument
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

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


class WholePictureField(WagtailImageField):  # type: ignore[misc]
    """A picture that can be drawn: its last row is there, and it is no more than the size it says."""

    def to_python(self, data: Any) -> Any:
        """Return the file; raises ``ValidationError`` with a sentence for one that is broken, whatever breaks in reading it."""
        try:
            file = super().to_python(data)
            if file is not None:
                file.seek(0)
                Image.open(file).load()
                file.seek(0)
        except ValidationError:
            raise
        except Exception:  # noqa: BLE001  a reader of foreign bytes may raise anything
            raise ValidationError(
                _(
                    "This picture is broken or far too large to be drawn. Save it again in a program for pictures, then upload that."
                ),
                code="invalid_image",
            ) from None
        return file


class PictureForm(BaseImageForm):  # type: ignore[misc]
    """Wagtail's form for a picture, with a field that looks at all of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(plain := self.fields.get("file"), forms.FileField):
            self.fields["file"] = WholePictureField(
                label=plain.label, required=plain.required, widget=plain.widget, help_text=plain.help_text
            )
