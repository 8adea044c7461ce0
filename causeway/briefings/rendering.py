"""Each renderer by its name: it works in the process that is kept apart for it, and what it needs is loaded there alone."""

from dataclasses import dataclass
from typing import Any

from causeway.serving.apart import done

_RENDERERS = "causeway.briefings.renderers"


@dataclass(frozen=True)
class Renderer:
    """A function of :mod:`causeway.briefings.renderers` that turns a tree into a file."""

    module: str
    function: str

    def __call__(self, tree: Any) -> bytes:
        """Return the file."""
        made: bytes = done(f"{_RENDERERS}.{self.module}:{self.function}", tree)
        return made


text = Renderer("plain", "text")
slides_pptx = Renderer("pptx", "pptx")
paper_docx, letter_docx, sign_in_docx = (Renderer("word", f"{each}_docx") for each in ("paper", "letter", "sign_in"))
briefing_pdf, deck_pdf, leaflet_pdf, poster_pdf = (
    Renderer("typst", f"{each}_pdf") for each in ("briefing", "deck", "leaflet", "poster")
)
speaker_cards_pdf, tent_cards_pdf, badges_pdf, sign_in_pdf = (
    Renderer("typst", f"{each}_pdf") for each in ("speaker_cards", "tent_cards", "badges", "sign_in")
)
card_png, square_png, code_png = (Renderer("typst", f"{each}_png") for each in ("card", "square", "code"))
code_svg = Renderer("typst", "code_svg")
