"""Reading a file that somebody uploaded: its words, how many pages it has, and its real first page as a picture. Runs in a process apart."""

import base64
import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from docx import Document
from PIL import Image
from pptx import Presentation

from causeway.library.files.carried import carried

MOST_TEXT = 150_000  # characters
WIDE = 480  # pixels of the picture
TALL = 720  # at most, whatever the page's shape
MOST_PAGES = 400  # of which the words are taken


def read(content: bytes) -> dict[str, Any]:
    """Return ``text``, ``pages`` (``None`` where there is no such thing) and ``preview`` (a PNG as base64, or empty).

    ``unread`` says why nothing could be read. Never raises.
    """
    try:
        if content.startswith(b"%PDF-"):
            return _pdf(content)
        return _office(content)
    except Exception as error:  # noqa: BLE001  each library has errors of its own for every kind of broken file
        return {"text": "", "pages": None, "preview": "", "unread": type(error).__name__}


def draw(content: bytes) -> dict[str, Any]:
    """Return the ``preview`` of a PDF's first page, as :func:`read` does."""
    return {"preview": _picture(pypdfium2.PdfDocument(content)[0])}


def _pdf(content: bytes) -> dict[str, Any]:
    document = pypdfium2.PdfDocument(content)
    pieces, length = [], 0
    for number in range(min(len(document), MOST_PAGES)):
        pieces.append(document[number].get_textpage().get_text_range())
        length += len(pieces[-1])
        if length > MOST_TEXT:
            break
    return {"text": _plain(pieces), "pages": len(document), "preview": _picture(document[0]), "unread": ""}


def _picture(page: pypdfium2.PdfPage) -> str:
    width, height = page.get_size()
    scale = min(WIDE / max(width, 1), TALL / max(height, 1))
    return _written(page.render(scale=scale).to_pil())


def _written(image: Image.Image) -> str:
    file = io.BytesIO()
    image.convert("RGB").quantize(64).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()


def _office(content: bytes) -> dict[str, Any]:
    """Return what is read of a presentation or a document; its picture is the one it carries of itself, if any."""
    preview = _carried(content)
    try:
        slides = Presentation(io.BytesIO(content))
    except (KeyError, ValueError):
        return {"text": _plain(_document(content)), "pages": None, "preview": preview, "unread": ""}
    return {"text": _plain(_slides(slides)), "pages": len(slides.slides), "preview": preview, "unread": ""}


def _carried(content: bytes) -> str:
    try:
        found = carried(content)
    except Exception:  # noqa: BLE001  a broken picture is none; the words are read all the same
        return ""
    if found is None:
        return ""
    found.thumbnail((WIDE, TALL))
    return _written(found)


def _slides(slides: Any) -> Iterator[str]:
    for slide in slides.slides:
        yield from _shapes(slide.shapes)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            yield slide.notes_slide.notes_text_frame.text


def _shapes(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)


def _document(content: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(content))
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


def _plain(pieces: Any) -> str:
    return " ".join(" ".join(pieces).replace("\0", " ").split())[:MOST_TEXT]
