"""PDF and PNG by Typst, with the fonts it carries and the site's own; all are embedded, none of the machine's is used."""

import dataclasses
import io
import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from causeway.briefings.domain.meeting import NameCards, SignIn, SpeakerCards
from causeway.briefings.domain.slides import Deck, Plot
from causeway.briefings.domain.tree import Card, Chart, Code, Document, Leaflet, Poster
from causeway.briefings.renderers import codes
from causeway.charts import bars, look, strip, trend
from causeway.charts.svg import Words
from causeway.evidence.domain.rounding import Unit, display, written
from causeway.serving.memory import at_rest, give_back

_HERE = Path(__file__).parent
FONTS = _HERE.parent / "fonts"
BODY = "Libertinus Serif"
CARD_PIXELS = (1200, 630)
SQUARE_PIXELS = (1080, 1080)
PACKED = 6  # zlib's level: the highest takes ten times as long for 4 KB less
CHART_PPI = 200
FORGOTTEN_EVERY, TYPST_REMEMBERS = 2, 10  # compilations
GROUND, ON_IT = (0x08, 0x29, 0x2F), ((0xFF, 0xFF, 0xFF), (0xD9, 0xEB, 0xE6), (0xFF, 0xB5, 0x2E))  # of card.typ, from look.typ
SHADES = (
    5  # of each colour towards the ground: with it sixteen in all, so that a pixel is half a byte; edges stay smooth to the eye
)


def _drawn(chart: Chart) -> str:
    words = Words("chart", chart.title, chart.alt)
    return strip.draw(chart.strip, words, written(Unit(chart.unit))).replace(
        f'font-family="{look.FONT}"', f'font-family="{BODY}"'
    )


def _plotted(plot: Plot) -> str:
    words, said = Words("plot", plot.title, plot.alt), written(Unit(plot.unit))
    if plot.bars:
        rows = [
            bars.Bar(name, value or 0.0, display(value or 0.0, Unit(plot.unit), plot.decimals))
            for name, value in zip(plot.categories, plot.series[0].values, strict=True)
        ]
        svg: str = bars.draw(rows, words)
    else:
        here, *others = [trend.Series(one.name, [trend.Point(value) for value in one.values]) for one in plot.series]
        ends = tuple(display(one.last, Unit(plot.unit), plot.decimals) for one in plot.series)
        drawn = trend.Trend(plot.categories, here, others[0] if others else None, least=plot.least, most=plot.most, ends=ends)
        svg = trend.draw(drawn, words, said)
    return svg.replace(f'font-family="{look.FONT}"', f'font-family="{BODY}"')


def _plain(value: Any) -> Any:
    """Return a tree as JSON can hold it: each block with its ``kind``, each chart as its drawing and its words."""
    if isinstance(value, Chart):
        return {"svg": _drawn(value), "alt": f"{value.title}. {value.alt}"}
    if isinstance(value, Plot):
        return {"svg": _plotted(value), "alt": f"{value.title}. {value.alt}", "along": value.along}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if dataclasses.is_dataclass(value):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"kind": type(value).__name__.lower(), **fields}
    return value


def _code(address: str, border: int = 0, title: str | None = None) -> str:
    written_to = io.BytesIO()
    codes.of(address).save(written_to, kind="svg", border=border, dark=look.DEEP, xmldecl=False, title=title)
    return written_to.getvalue().decode()


def _inputs(tree: Document | Card | Leaflet | Poster | Deck | NameCards | SpeakerCards | SignIn, **more: str) -> dict[str, str]:
    return {"paper": json.dumps(_plain(tree) | {"digest": tree.digest} | more, ensure_ascii=False)}


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Return the fonts, read once: to find and open them anew is a quarter of a short paper's time."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def _compile(template: str, inputs: dict[str, str], **how: Any) -> Any:
    made = typst.compile(str(_HERE / template), font_paths=_fonts(), sys_inputs=inputs, **how)
    if next(_made) % FORGOTTEN_EVERY == 0:
        _forget()
    return made


_made = count(1)


@at_rest
def _forget() -> None:
    """Let Typst drop what it remembers of the last papers, and give the memory back.

    It drops what the last ten compilations did not ask for, and knows no other way to be told; two papers share so little that remembering
    saves nothing. Without this each process keeps a hundred megabytes after some dozens of papers.
    """
    for _ in range(TYPST_REMEMBERS + 1):
        typst.compile(b"", font_paths=_fonts())
    give_back()


def _pdf(template: str, inputs: dict[str, str]) -> bytes:
    made: bytes = _compile(template, inputs, format="pdf", pdf_standards=["ua-1"])
    return made


def code_svg(code: Code) -> bytes:
    """Return an address as a code to scan, as a drawing with its words, a border around it as scanners need one."""
    return _code(code.address, border=4, title=code.alt).encode()


def code_png(code: Code) -> bytes:
    """Return an address as a code to scan, in pixels enough for a poster."""
    return codes.png(code.address, scale=24, border=4)


def charts_png(charts: Sequence[Chart]) -> list[bytes]:
    """Return charts as pictures for files that take no drawings."""
    if not charts:
        return []
    inputs = {"charts": json.dumps([_drawn(chart) for chart in charts])}
    made: bytes | list[bytes] = _compile("charts.typ", inputs, format="png", ppi=CHART_PPI)
    return made if isinstance(made, list) else [made]


def leaflet_pdf(leaflet: Leaflet) -> bytes:
    """Return a leaflet as tagged PDF (PDF/UA-1), one page."""
    return _pdf("leaflet.typ", _inputs(leaflet, code=_code(leaflet.address)))


def poster_pdf(poster: Poster) -> bytes:
    """Return a poster as tagged PDF (PDF/UA-1), one page."""
    return _pdf("poster.typ", _inputs(poster, code=_code(poster.address)))


def briefing_pdf(document: Document) -> bytes:
    """Return a paper as tagged PDF (PDF/UA-1)."""
    return _pdf("briefing.typ", _inputs(document, code=_code(document.address) if document.address else ""))


def tent_cards_pdf(cards: NameCards) -> bytes:
    """Return cards to fold and stand on the table, two on a page of A4."""
    return _pdf("tent_cards.typ", _inputs(cards))


def badges_pdf(cards: NameCards) -> bytes:
    """Return badges, eight on a page of A4."""
    return _pdf("badges.typ", _inputs(cards))


def speaker_cards_pdf(cards: SpeakerCards) -> bytes:
    """Return cards of A6, four on a page of A4."""
    return _pdf("speaker_cards.typ", _inputs(cards))


def sign_in_pdf(sheet: SignIn) -> bytes:
    """Return the sheet to sign in, on A4 across."""
    return _pdf("sign_in.typ", _inputs(sheet))


def deck_pdf(deck: Deck) -> bytes:
    """Return slides as tagged PDF (PDF/UA-1), a slide a page, without the notes."""
    codes = {slide.code: _code(slide.code) for slide in deck.slides if slide.code}
    plain = _plain(deck)
    for slide in plain["slides"]:
        slide.pop("notes")
        slide["code_svg"] = codes.get(slide["code"], "")
    inputs = {"paper": json.dumps(plain | {"digest": deck.digest}, ensure_ascii=False)}
    return _pdf("deck.typ", inputs)


@lru_cache(maxsize=1)
def _palette() -> Image.Image:
    """Return the colours of a card and their shades towards its ground. To find them anew in each card is most of its time."""
    between = [
        tuple(round(ground + (top - ground) * step / SHADES) for ground, top in zip(GROUND, colour, strict=True))
        for colour in ON_IT
        for step in range(1, SHADES + 1)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in (GROUND, *between) for part in colour])
    return palette


def _card(card: Card, pixels: tuple[int, int]) -> bytes:
    """Return a card in so few colours that it is light on a phone's line."""
    inputs = {"paper": json.dumps(_plain(card) | {"size": pixels}, ensure_ascii=False)}
    drawn = Image.open(io.BytesIO(_compile("card.typ", inputs, format="png", ppi=72)))
    written_to = io.BytesIO()
    drawn.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE).save(written_to, "PNG", compress_level=PACKED)
    return written_to.getvalue()


def card_png(card: Card) -> bytes:
    """Return a card as PNG, 1200 by 630 pixels: what previews of links show."""
    return _card(card, CARD_PIXELS)


def square_png(card: Card) -> bytes:
    """Return a card as PNG, 1080 by 1080 pixels: what feeds of pictures show."""
    return _card(card, SQUARE_PIXELS)
