"""Which papers there are: what each is for, and for each of its files how it is composed and by what it is rendered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from causeway.briefings import composing
from causeway.briefings.data import BriefingData
from causeway.briefings.renderers import typst


class Tree(Protocol):
    """What can be rendered: its language, and a digest that is equal for equal content."""

    @property
    def language(self) -> str:
        """Return the language it is in."""

    @property
    def digest(self) -> str:
        """Return what stands for the content."""


@dataclass(frozen=True)
class Format:
    """One file of a paper. ``name`` is its file name in addresses; ``compose`` returns ``None`` where there is nothing to say."""

    name: str
    content_type: str
    label: Promise | str
    compose: Callable[[BriefingData], Tree | None]
    render: Callable[[Any], bytes]

    @property
    def stem(self) -> str:
        """Return the name without its ending."""
        return self.name.rpartition(".")[0]

    @property
    def ending(self) -> str:
        """Return the ending, without the dot."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Paper:
    """A paper as people think of it, in one or more formats."""

    key: str
    title: Promise | str
    purpose: Promise | str
    formats: tuple[Format, ...]


PDF, PNG = "application/pdf", "image/png"

BRIEFING = Paper(
    "briefing",
    _("Briefing for an MP"),
    _(
        "Up to two pages to hand over or send ahead of a meeting: the local case in up to three findings, what is asked, "
        "and where every figure comes from."
    ),
    (Format("briefing.pdf", PDF, _("Open the briefing (PDF)"), composing.mp_briefing, typst.briefing_pdf),),
)
CARD = Paper(
    "card",
    _("Picture for sharing"),
    _(
        "One finding as a picture, 1200 by 630 pixels, for a post or a message. Where you post it, give the text below it as its "
        "description, for people who do not see it."
    ),
    (Format("card.png", PNG, _("Open the picture (PNG)"), composing.card, typst.card_png),),
)
PAPERS = (BRIEFING, CARD)
FORMATS = {one.name: one for paper in PAPERS for one in paper.formats}
