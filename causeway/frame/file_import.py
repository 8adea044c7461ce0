"""A file of rows that staff bring in: what it would change is shown first, and the file is kept nowhere but in that page meanwhile."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.http import HttpRequest

from causeway.frame.fields import File, Said

CONTENT = "content"


class Fits(Protocol):
    """What a file was read as; ``faults`` are what is wrong with it, none in one that fits."""

    @property
    def faults(self) -> tuple[Any, ...]:
        """Return what is wrong."""


class Changes(Protocol):
    """What one row of a file would do."""

    @property
    def is_new(self) -> bool:
        """Return whether it is about something that we do not have."""

    @property
    def does_nothing(self) -> bool:
        """Return whether all of it is held already."""


_Checked = TypeVar("_Checked", bound=Fits)
_Change = TypeVar("_Change", bound=Changes)


class NotAsShown(Exception):  # noqa: N818  it is a sentence for whoever pressed the button
    """What the file would change is no longer what was shown; nothing was kept."""


@dataclass(frozen=True)
class Plan(Generic[_Checked, _Change]):
    """A file read through and what it would change; ``stamp`` is another when anything of it is."""

    checked: _Checked
    changes: tuple[_Change, ...]

    @property
    def stamp(self) -> str:
        """What tells this plan from another."""
        return hashlib.sha256(repr(self.changes).encode()).hexdigest()[:32]

    @property
    def new(self) -> int:
        """How many are new."""
        return sum(each.is_new for each in self.changes)

    @property
    def changed(self) -> int:
        """How many that are there change."""
        return sum(not each.is_new and not each.does_nothing for each in self.changes)

    def must_be_as_shown(self, stamp: str) -> None:
        """Raise :class:`NotAsShown` where the file has faults, or would do something else than was shown."""
        if self.checked.faults or self.stamp != stamp:
            raise NotAsShown


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
