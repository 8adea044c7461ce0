"""The file of a deck: its parts, and what leads from one to another. All that decks share is made by python-pptx, and kept as it is written."""

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.coreprops import CorePropertiesPart

from causeway.briefings.domain.slides import Deck, Plot
from causeway.briefings.renderers import pptx_charts, pptx_workbook
from causeway.briefings.renderers.pptx_archive import Archive
from causeway.briefings.renderers.pptx_master import blank
from causeway.briefings.renderers.pptx_pages import noted, spoken
from causeway.frame.domain.cleaning import in_markup, in_properties

_TYPES, _ABOUT = "[Content_Types].xml", "docProps/core.xml"
_DECK, _DECK_RELATED = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
_NO_SLIDES, _NO_MORE_RELATED, _NO_MORE_TYPES = "<p:sldIdLst/>", "</Relationships>", "</Types>"
_BEFORE_SLIDES = 255  # no slide may have a number as low as this
_NAMES = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relationship(key: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="{kind}" Target="{in_markup(target)}"{mode}/>'


class Relationships:
    """What a part leads to, each by the key that its markup has for it: rId1, rId2 and so on."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], str] = {}
        self._written: list[str] = []

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        """Return the key of a target: a path from the part's own folder, or an address outside of the file."""
        key = self._keys.get((kind, target))
        if key is None:
            key = self._keys[kind, target] = f"rId{len(self._keys) + 1}"
            self._written.append(_relationship(key, kind, target, outside=outside))
        return key

    def markup(self) -> str:
        """Return all of it."""
        return f'<Relationships xmlns="{_NAMES}">{"".join(self._written)}</Relationships>'


@dataclass(frozen=True)
class _Shared:
    """What every deck of a campaign shares, and what each fills: its parts' types, its slides, and what is said about it."""

    archive: bytes
    types: str
    deck: str
    deck_related: str
    about: bytes
    notes: str
    notes_master: str


@lru_cache(maxsize=4)
def _shared(kicker: str) -> _Shared:
    deck, written = Presentation(io.BytesIO(blank(kicker))), io.BytesIO()
    notes, master = _empty_notes(), f"..{deck.notes_master.part.partname.removeprefix('/ppt')}"
    deck.save(written)
    kept = Archive()
    with zipfile.ZipFile(written) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types, main, related, about = (parts.pop(name) for name in (_TYPES, _DECK, _DECK_RELATED, _ABOUT))
    for name, body in parts.items():
        kept.add(name, body)
    more = f'<Default Extension="png" ContentType="{CONTENT_TYPE.PNG}"/><Default Extension="xlsx" ContentType="{CONTENT_TYPE.SML_SHEET}"/>'
    typed = types.decode().replace("<Default", f"{more}<Default", 1)
    return _Shared(kept.finished(), typed, main.decode(), related.decode(), about, notes, master)


def _empty_notes() -> str:
    """Return the notes of a slide, without words, as python-pptx makes them."""
    deck = Presentation(io.BytesIO(blank("")))
    notes = deck.slides.add_slide(deck.slide_layouts[0]).notes_slide
    markup: str = serialize_part_xml(notes._element).decode()  # noqa: SLF001  python-pptx has no other way to the markup
    return markup


class Package:
    """A deck's file that is being written."""

    def __init__(self, kicker: str, language: str) -> None:
        self._shared, self._language = _shared(kicker), language
        self._archive = Archive(self._shared.archive)
        self._count: Counter[str] = Counter()
        self._pictures: dict[bytes, str] = {}
        self._types: list[str] = []

    def _number(self, name: str) -> str:
        """Return the next of the names in which {} is a number."""
        self._count[name] += 1
        return name.format(self._count[name])

    def _add(self, folder: str, name: str, kind: str, markup: str, related: Relationships) -> None:
        """Add a part. Its markup is read once: what is none shall be an error, not a file that does not open."""
        self._archive.add(f"ppt/{folder}/{name}", serialize_part_xml(parse_xml(markup.encode())))
        self._archive.add(f"ppt/{folder}/_rels/{name}.rels", related.markup().encode())
        self._types.append(f'<Override PartName="/ppt/{folder}/{name}" ContentType="{kind}"/>')

    def picture(self, related: Relationships, png: bytes) -> str:
        """Add a picture, unless it is there, and return the key by which a slide finds it."""
        if png not in self._pictures:
            self._pictures[png] = self._number("media/image{}.png")
            self._archive.add(f"ppt/{self._pictures[png]}", png)
        return related.to(RELATIONSHIP_TYPE.IMAGE, f"../{self._pictures[png]}")

    def chart(self, related: Relationships, plot: Plot) -> str:
        """Add a chart with its workbook, and return the key by which a slide finds it."""
        name, book = self._number("chart{}.xml"), self._number("embeddings/Microsoft_Excel_Sheet{}.xlsx")
        own = Relationships()
        own.to(RELATIONSHIP_TYPE.PACKAGE, f"../{book}")
        self._add("charts", name, CONTENT_TYPE.DML_CHART, pptx_charts.chart(plot), own)
        self._archive.add(f"ppt/{book}", pptx_workbook.workbook(plot))
        return related.to(RELATIONSHIP_TYPE.CHART, f"../charts/{name}")

    def slide(self, related: Relationships, markup: str, notes: tuple[str, ...]) -> None:
        """Add a slide and its notes."""
        name, noted_in, own = self._number("slide{}.xml"), self._number("notesSlide{}.xml"), Relationships()
        related.to(RELATIONSHIP_TYPE.NOTES_SLIDE, f"../notesSlides/{noted_in}")
        own.to(RELATIONSHIP_TYPE.NOTES_MASTER, self._shared.notes_master)
        own.to(RELATIONSHIP_TYPE.SLIDE, f"../slides/{name}")
        said = spoken(noted(self._shared.notes, notes), self._language)
        self._add("slides", name, CONTENT_TYPE.PML_SLIDE, spoken(markup, self._language), related)
        self._add("notesSlides", noted_in, CONTENT_TYPE.PML_NOTES_SLIDE, said, own)

    def finished(self, deck: Deck) -> bytes:
        """Return the file, with what it says about itself."""
        shared, places = self._shared, range(1, self._count["slide{}.xml"] + 1)
        slides = "".join(f'<p:sldId id="{_BEFORE_SLIDES + at}" r:id="slide{at}"/>' for at in places)
        related = "".join(_relationship(f"slide{at}", RELATIONSHIP_TYPE.SLIDE, f"slides/slide{at}.xml") for at in places)
        listed = shared.deck.replace(_NO_SLIDES, f"<p:sldIdLst>{slides}</p:sldIdLst>")
        self._archive.add(_ABOUT, _about(deck, self._language, shared.about))
        self._archive.add(_DECK, listed.encode())
        self._archive.add(_DECK_RELATED, shared.deck_related.replace(_NO_MORE_RELATED, related + _NO_MORE_RELATED).encode())
        self._archive.add(_TYPES, shared.types.replace(_NO_MORE_TYPES, "".join(self._types) + _NO_MORE_TYPES).encode())
        return self._archive.finished()


def _about(deck: Deck, language: str, empty: bytes) -> bytes:
    about: Any = CorePropertiesPart.load(PackURI(f"/{_ABOUT}"), CONTENT_TYPE.OPC_CORE_PROPERTIES, None, empty)
    about.title, about.subject = in_properties(deck.title), in_properties(deck.subtitle)
    about.author = about.last_modified_by = in_properties(deck.author)
    about.language, about.keywords, about.comments = language, deck.digest, in_properties(deck.foot)
    made: bytes = about.blob
    return made
