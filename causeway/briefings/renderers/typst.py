"""PDF and PNG by Typst, with the fonts it carries and the site's own; all are embedded, none of the machine's is used."""

import dataclasses
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import segno
import typst
from PIL import Image

from causeway.briefings.domain.tree import Card, Chart, Code, Document, Leaflet
from causeway.charts import look, strip
from causeway.charts.svg import Words
from causeway.evidence.domain.rounding import Unit
from causeway.evidence.scales import written

_HERE = Path(__file__).parent
FONTS = _HERE.parent / "fonts"
BODY = "Libertinus Serif"
CARD_PIXELS = (1200, 630)
CHART_PPI = 200
COLOURS = 128  # enough for smooth letters on flat grounds


def _drawn(chart: Chart) -> str:
    words = Words("chart", chart.title, chart.alt)
    return strip.draw(chart.strip, words, written(Unit(chart.unit))).replace(
        f'font-family="{look.FONT}"', f'font-family="{BODY}"'
    )


def _plain(value: Any) -> Any:
    """Return a tree as JSON can hold it: each block with its ``kind``, each chart as its drawing and its words."""
    if isinstance(value, Chart):
        return {"svg": _drawn(value), "alt": f"{value.title}. {value.alt}"}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if dataclasses.is_dataclass(value):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"kind": type(value).__name__.lower(), **fields}
    return value


def _code(address: str, border: int = 0, title: str | None = None) -> str:
    written_to = io.BytesIO()
    segno.make(address, error="m").save(written_to, kind="svg", border=border, dark=look.DEEP, xmldecl=False, title=title)
    return written_to.getvalue().decode()


def _inputs(tree: Document | Card | Leaflet, **more: str) -> dict[str, str]:
    return {"paper": json.dumps(_plain(tree) | {"digest": tree.digest} | more, ensure_ascii=False)}


def _compile(template: str, inputs: dict[str, str], **how: Any) -> Any:
    return typst.compile(str(_HERE / template), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs=inputs, **how)


def _pdf(template: str, inputs: dict[str, str]) -> bytes:
    made: bytes = _compile(template, inputs, format="pdf", pdf_standards=["ua-1"])
    return made


def code_svg(code: Code) -> bytes:
    """Return an address as a code to scan, as a drawing with its words, a border around it as scanners need one."""
    return _code(code.address, border=4, title=code.alt).encode()


def code_png(code: Code) -> bytes:
    """Return an address as a code to scan, in pixels enough for a poster."""
    written_to = io.BytesIO()
    segno.make(code.address, error="m").save(written_to, kind="png", border=4, scale=24, dark=look.DEEP)
    return written_to.getvalue()


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


def briefing_pdf(document: Document) -> bytes:
    """Return a paper as tagged PDF (PDF/UA-1)."""
    return _pdf("briefing.typ", _inputs(document, code=_code(document.address)))


def card_png(card: Card) -> bytes:
    """Return a card as PNG, 1200 by 630 pixels, in so few colours that it is light on a phone's line."""
    drawn = Image.open(io.BytesIO(_compile("card.typ", _inputs(card), format="png", ppi=72)))
    written_to = io.BytesIO()
    drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(written_to, "PNG", optimize=True)
    return written_to.getvalue()
