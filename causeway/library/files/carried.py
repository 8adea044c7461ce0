"""The picture that an Office file carries of itself. It was made when somebody last saved the file, if at all."""

import hashlib
import io
import zipfile
from functools import cache
from pathlib import Path
from posixpath import normpath
from xml.etree.ElementTree import fromstring

import docx
import pptx
from PIL import Image

MOST_BYTES = 4_000_000
MOST_PIXELS = 16_000_000
_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_WRITERS = ((pptx, "default.pptx"), (docx, "default.docx"))


def carried(content: bytes) -> Image.Image | None:
    """Return the picture that a file names as its thumbnail, drawn anew; ``None`` where there is none, or none to be trusted.

    What python-pptx and python-docx leave in every file is a picture of their template, and shows nothing of the file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        raw = _thumbnail(packed)
    if not raw or hashlib.sha256(raw).hexdigest() in _of_templates():
        return None
    with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG")) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            return None
        return picture.convert("RGB")


def _thumbnail(packed: zipfile.ZipFile) -> bytes:
    names = {each.filename: each for each in packed.infolist()}
    related = names.get("_rels/.rels")
    if related is None or related.file_size > MOST_BYTES:
        return b""
    for each in fromstring(packed.read(related)):  # noqa: S314  in a process apart, whose time and memory are bounded
        found = names.get(normpath(each.get("Target", "").lstrip("/")))
        if each.get("Type") == _KIND and each.get("TargetMode") != "External" and found and found.file_size <= MOST_BYTES:
            return packed.read(found)
    return b""


@cache
def _of_templates() -> frozenset[str]:
    found = set()
    for library, name in _WRITERS:
        with zipfile.ZipFile(Path(str(library.__file__)).parent / "templates" / name) as packed:
            found.add(hashlib.sha256(_thumbnail(packed)).hexdigest())
    return frozenset(found)
