"""Slides and their notes as python-pptx makes them, written down once per process and read again for each slide of each deck.

To clone a layout's places and the notes', and to look for a free name each time, takes a third of a deck's time; what comes of it is the same
for every slide of a layout.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart

from causeway.briefings.domain.slides import Layout
from causeway.briefings.renderers.pptx_master import ORDER, blank
from causeway.frame.domain.cleaning import in_markup

_NOTES = "notes"
_PLACE = f"<a:p><a:r><a:t>{_NOTES}</a:t></a:r></a:p>".encode()  # where they go


@dataclass(frozen=True)
class _Written:
    """The markup of an empty slide and of its empty notes."""

    slide: bytes
    notes: bytes


@lru_cache(maxsize=1)
def _empty() -> dict[Layout, _Written]:
    deck = Presentation(io.BytesIO(blank("")))
    found = {}
    for layout, of in zip(ORDER, deck.slide_layouts, strict=True):
        slide = deck.slides.add_slide(of)
        slide.notes_slide.notes_text_frame.text = _NOTES
        found[layout] = _Written(_markup(slide), _markup(slide.notes_slide))
    return found


def _markup(of: Any) -> bytes:
    made: bytes = serialize_part_xml(of._element)  # noqa: SLF001  python-pptx has no other way to the markup
    return made


def add_slide(deck: Any, layout: Layout) -> Any:
    """Add a slide of a layout to a deck, with the layout's places to fill, and return it."""
    package, number = deck.part.package, len(deck.slides) + 1
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    made = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, parse_xml(_empty()[layout].slide))
    made.relate_to(deck.slide_layouts[ORDER.index(layout)].part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    deck.slides._sldIdLst.add_sldId(deck.part.relate_to(made, RELATIONSHIP_TYPE.SLIDE))  # noqa: SLF001  as python-pptx itself does
    return made.slide


def add_notes(deck: Any, slide: Any, layout: Layout, text: str) -> None:
    """Add notes to the slide that was added last."""
    name = PackURI(f"/ppt/notesSlides/notesSlide{len(deck.slides)}.xml")
    lines = "".join(f"<a:p><a:r><a:t>{in_markup(line)}</a:t></a:r></a:p>" if line else "<a:p/>" for line in text.split("\n"))
    markup = parse_xml(_empty()[layout].notes.replace(_PLACE, lines.encode()))
    made = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, deck.part.package, markup)
    made.relate_to(deck.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    made.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(made, RELATIONSHIP_TYPE.NOTES_SLIDE)
