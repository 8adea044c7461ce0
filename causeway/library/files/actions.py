"""A file comes in, and is read: its words, its pages, the picture of its first page."""

import base64
import datetime as dt
import hashlib
import logging
from enum import StrEnum
from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.domain.cleaning import clean_line
from causeway.frame.sandbox import Limits, TooMuch, read_apart
from causeway.library.files.models import FileVersion, Shows
from causeway.library.files.office import FILTERS, first_page, office
from causeway.library.resources.actions import words_for
from causeway.library.resources.domain import Format
from causeway.library.resources.models import Resource

logger = logging.getLogger(__name__)
READER, DRAWER = (f"causeway.library.files.extraction:{each}" for each in ("read", "draw"))
LARGEST = 20_000_000  # bytes
READING = Limits(seconds=25, megabytes=1536, answer=6_000_000)
DRAWN_AT_ONCE = 3  # each starts a program of some seconds
BEGINS = {Format.PDF: b"%PDF-", Format.PPTX: b"PK\x03\x04", Format.DOCX: b"PK\x03\x04"}
TYPES = {
    Format.PDF: "application/pdf",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Noted(StrEnum):
    """What stands in the audit trail."""

    FILE = "library: a version of a file was added"


class NotTaken(Exception):  # noqa: N818  a sentence for whoever uploaded it
    """This file is none that the library takes."""


def format_of(name: str, content: bytes) -> Format:
    """Return a file's format by its ending and its first bytes; raises :class:`NotTaken` with a sentence."""
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    found = next((each for each in BEGINS if each == ending), None)
    if found is None:
        raise NotTaken(_("The library takes PDF, PowerPoint (.pptx) and Word (.docx). Save the file as one of these."))
    if not content.startswith(BEGINS[found]):
        raise NotTaken(_("The file’s name says %(kind)s, and its content does not. Save it again as one.") % {"kind": ending})
    if len(content) > LARGEST:
        raise NotTaken(_("The file has more than 20 MB. Make its pictures smaller, or link to where it stands."))
    return found


@transaction.atomic
def add_version(key: int, name: str, content: bytes, *, note: str, by: str, now: dt.datetime) -> FileVersion:
    """Keep a file as the newest version of a resource; raises :class:`NotTaken`. The same bytes again make no second version."""
    resource = Resource.objects.select_for_update().get(pk=key)
    kind = format_of(name, content)
    digest = hashlib.sha256(content).hexdigest()
    if same := resource.versions.filter(sha256=digest).first():
        raise NotTaken(_("This very file is version %(number)s already.") % {"number": same.number})
    newest = resource.versions.values_list("number", flat=True).first() or 0
    version = FileVersion.objects.create(
        resource=resource,
        number=newest + 1,
        name=clean_line(PurePosixPath(name).name, 150),
        format=kind,
        content=content,
        size=len(content),
        sha256=digest,
        note=note,
        uploaded_at=now,
        uploaded_by=by,
    )
    Resource.objects.filter(pk=key).update(format=kind)
    record(Noted.FILE, actor=by, subject=resource, detail={"number": version.number, "bytes": len(content)})
    return version


def read_what_is_new(now: dt.datetime) -> int:
    """Read the files that nobody has read yet; killed in the middle, it reads that file again."""
    waiting = list(FileVersion.objects.filter(read_at=None).order_by("pk").values_list("pk", flat=True)[:20])
    for key in waiting:
        read_one(key, now)
    return len(waiting)


def read_one(key: int, now: dt.datetime) -> None:
    """Read one file in a process apart, and let the search know its words."""
    content = bytes(FileVersion.objects.values_list("content", flat=True).get(pk=key))
    try:
        found = read_apart(READER, content, READING)
    except TooMuch:
        found = {"text": "", "pages": None, "preview": "", "unread": "it took too long, or too much memory"}
    _keep(key, found, now)


@transaction.atomic
def _keep(key: int, found: dict[str, object], now: dt.datetime) -> None:
    picture = base64.b64decode(str(found["preview"])) if found["preview"] else None
    version = FileVersion.objects.defer("content").get(pk=key)
    drawn = version.format not in FILTERS
    shows = "" if picture is None else Shows.PAGE if drawn else Shows.CARRIED
    FileVersion.objects.filter(pk=key).update(
        text=found["text"],
        pages=found["pages"],
        preview=picture,
        shows=shows,
        drawn_at=now if drawn else None,
        unread=found["unread"],
        read_at=now,
    )
    resource = Resource.objects.select_for_update().get(versions=key)
    Resource.objects.filter(pk=resource.pk).update(words=words_for(resource))


def draw_what_waits(now: dt.datetime) -> int:
    """Draw the first pages of Office files, where LibreOffice is there; returns how many were tried, each of which is tried once."""
    if office() is None:
        return 0
    waiting = FileVersion.objects.filter(format__in=list(FILTERS), drawn_at=None).exclude(read_at=None).order_by("pk")
    keys = list(waiting.values_list("pk", flat=True)[:DRAWN_AT_ONCE])
    for key in keys:
        draw_one(key, now)
    return len(keys)


def draw_one(key: int, now: dt.datetime) -> None:
    """Draw the first page of one Office file. Where that fails, what picture there is stays."""
    version = FileVersion.objects.get(pk=key)
    try:
        pdf = first_page(bytes(version.content), Format(version.format))
        picture = base64.b64decode(str(read_apart(DRAWER, pdf, READING)["preview"]))
    except TooMuch as failed:
        logger.warning("the first page of %s was not drawn: %s", version, failed)
        FileVersion.objects.filter(pk=key).update(drawn_at=now)
        return
    FileVersion.objects.filter(pk=key).update(preview=picture, shows=Shows.PAGE, drawn_at=now)
