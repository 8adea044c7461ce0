"""A file of rows that staff bring in: what it would change is shown first, and the file is kept nowhere but in that page meanwhile."""

import base64
import binascii

from django import forms
from django.http import HttpRequest

from causeway.frame.fields import File, Said

CONTENT = "content"


class FileForm(forms.Form):
    """One file; ``label`` says of what."""

    def __init__(self, label: Said, request: HttpRequest | None = None) -> None:
        posted = request is not None and request.method == "POST"
        super().__init__(request.POST if request and posted else None, request.FILES if request and posted else None)
        self.fields["file"] = File(label=label)


def is_keeping(request: HttpRequest) -> bool:
    """Whether the page of what a file would do was sent off, rather than a file."""
    return request.method == "POST" and CONTENT in request.POST


def carried(content: bytes) -> str:
    """Return a file as the text by which the page carries it."""
    return base64.b64encode(content).decode()


def content_of(request: HttpRequest) -> bytes | None:
    """Return the file that the page carried; ``None`` for what is none."""
    try:
        return base64.b64decode(request.POST.get(CONTENT, ""), validate=True)
    except (binascii.Error, ValueError):
        return None
