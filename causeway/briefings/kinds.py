"""Which papers there are: what each is for, and for each of its files how it is composed and by what it is rendered."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from causeway.briefings import composing, rendering
from causeway.briefings.domain.tree import Tree
from causeway.briefings.reading.data import BriefingData


@dataclass(frozen=True)
class Format:
    """One file of a paper. ``name`` is its file name in addresses; ``compose`` returns ``None`` where there is nothing to say."""

    name: str
    content_type: str
    label: Promise | str
    compose: Callable[[BriefingData], Tree | None]
    render: Callable[[Any], bytes]
    most_pages: int = 0  # that it may have; 0 where it does not matter

    @property
    def stem(self) -> str:
        """Return the name without its ending."""
        return self.name.rpartition(".")[0]

    @property
    def ending(self) -> str:
        """Return the ending, without the dot."""
        return self.name.rpartition(".")[2]


class For(StrEnum):
    """Whom a paper is for; the page lists papers by it, in this order."""

    MP = "mp"
    GOVERNORS = "governors"
    PEOPLE = "people"
    YOU = "you"
    PRESS = "press"
    SHARING = "sharing"


READERS: dict[For, Promise | str] = {
    For.MP: _("For your MP"),
    For.GOVERNORS: _("For your governing body and your network"),
    For.PEOPLE: _("For parents and staff"),
    For.YOU: _("To write yourself"),
    For.PRESS: _("For the press"),
    For.SHARING: _("To share and to pin up"),
}


@dataclass(frozen=True)
class Paper:
    """A paper as people think of it, in one or more formats. ``of_school`` says that a school can have it about its own areas."""

    key: str
    title: Promise | str
    purpose: Promise | str
    formats: tuple[Format, ...]
    reader: For
    of_school: bool = False


PDF, PNG, SVG, TEXT = "application/pdf", "image/png", "image/svg+xml", "text/plain; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = {PDF, PNG, TEXT}  # a browser shows these; anything else is saved
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

BRIEFING = Paper(
    "briefing",
    _("Briefing for an MP"),
    _("Two pages to hand over or send ahead: the local case, what is asked, where every figure comes from."),
    (Format("briefing.pdf", PDF, _("PDF"), composing.mp_briefing, rendering.briefing_pdf, 2),),
    For.MP,
)
GOVERNORS = Paper(
    "governors",
    _("Paper for the governing body"),
    _("Up to four pages for an agenda: the figures, a motion, the risks, and marked places for your school’s own figures."),
    (
        Format("governors.docx", WORD, _("Word, to fill in"), composing.governors_paper, rendering.paper_docx),
        Format("governors.pdf", PDF, _("PDF, to read"), composing.governors_paper, rendering.briefing_pdf, 4),
    ),
    For.GOVERNORS,
    of_school=True,
)
SLIDES = Paper(
    "slides",
    _("Slides"),
    _("Up to eleven, with charts and tables you can edit, each figure’s source in the notes, and a slide for your school’s own."),
    (
        Format("slides.pptx", PPTX, _("PowerPoint"), composing.deck, rendering.slides_pptx),
        Format("slides.pdf", PDF, _("PDF"), composing.deck, rendering.deck_pdf, 11),
    ),
    For.GOVERNORS,
    of_school=True,
)
LEAFLET = Paper(
    "leaflet",
    _("Leaflet"),
    _("One page for a noticeboard or a meeting: one figure, three things to do, a code to scan."),
    (Format("leaflet.pdf", PDF, _("PDF"), composing.leaflet, rendering.leaflet_pdf, 1),),
    For.PEOPLE,
    of_school=True,
)
NEWSLETTER = Paper(
    "newsletter",
    _("Paragraph for a newsletter"),
    _("One figure with its source, and where to read on. Copy it, and change it until it sounds like you."),
    (Format("newsletter.txt", TEXT, _("Plain text"), composing.newsletter, rendering.text),),
    For.PEOPLE,
    of_school=True,
)
LETTER = Paper(
    "letter",
    _("Page for a letter to your MP"),
    _("Questions to answer in your own words, one ask, one figure. It is no finished letter: copied ones are set aside."),
    (Format("letter.docx", WORD, _("Word, to fill in"), composing.letter, rendering.letter_docx),),
    For.YOU,
    of_school=True,
)
PRESS = Paper(
    "press",
    _("Note for the press"),
    _("The figures with their sources, and marked places for a quotation and a contact, which only you can give."),
    (Format("press.txt", TEXT, _("Plain text"), composing.press_note, rendering.text),),
    For.PRESS,
    of_school=True,
)
CARD = Paper(
    "card",
    _("Picture for sharing"),
    _(
        "One number and one line, 1200 by 630 pixels or square. Give the text below it as its description, for people who do not see it."
    ),
    (
        Format("card.png", PNG, _("Picture (PNG)"), composing.card, rendering.card_png),
        Format("card-square.png", PNG, _("Square (PNG)"), composing.card, rendering.square_png),
    ),
    For.SHARING,
    of_school=True,
)
CODE = Paper(
    "code",
    _("Code to scan"),
    _("Leads to what is published here. Print it at two centimetres or more, with the address beside it."),
    (
        Format("code.png", PNG, _("Picture (PNG)"), composing.code, rendering.code_png),
        Format("code.svg", SVG, _("Drawing (SVG)"), composing.code, rendering.code_svg),
    ),
    For.SHARING,
    of_school=True,
)
PAPERS = (BRIEFING, GOVERNORS, SLIDES, LEAFLET, NEWSLETTER, LETTER, PRESS, CARD, CODE)
FORMATS = {one.name: one for paper in PAPERS for one in paper.formats}
OF_SCHOOLS = frozenset(one.name for paper in PAPERS if paper.of_school for one in paper.formats)
