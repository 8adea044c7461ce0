"""The same briefing as a web page, for WeasyPrint: the same tree, the same charts, a style as like as it is simple."""

from base64 import b64encode
from html import escape

from causeway.briefings.domain.tree import Block, Document
from causeway.briefings.renderers import codes, typst

STYLE = """
@page { size: A4; margin: 15mm 19mm 19mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt } }
body { font: 10.4pt/1.35 serif; color: #10272d }
header { background: #08292f; color: white; padding: 5.5mm 7mm; border-radius: 2mm }
header img { float: right; width: 21mm; background: white }
h1 { font: 700 23pt sans-serif; margin: 2mm 0 }
h2 { font: 700 14pt sans-serif; color: #0c3b43; break-after: avoid }
h3 { font-size: 10.6pt; margin: 0 }
.finding { display: flex; gap: 6mm; border-left: 2pt solid #ffb52e; padding-left: 3.6mm; margin: 4mm 0; break-inside: avoid }
.finding img { width: 76mm } .small { font-size: 8.6pt; color: #46595e } .turns { break-before: page }
"""


def _picture(svg: str, alt: str) -> str:
    return f'<img src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" alt="{escape(alt)}">'


def _block(block: Block) -> str:
    match type(block).__name__:
        case "Finding":
            chart = _picture(typst._drawn(block.chart), block.chart.alt) if block.chart else ""  # noqa: SLF001  the very drawing
            said = f"<p class=small>{escape(block.about)}</p><p><b>{escape(block.sentence)}</b> [{block.source}]</p>"
            said += f"<p class=small>{escape(block.caveat)}</p>"
            return f"<div class=finding><div>{said}</div>{chart}</div>"
        case "Point":
            return f"<h3>{escape(block.title)}</h3><p class=small>{escape(block.to)}</p><p>{escape(block.text)}</p>"
        case "Cited":
            said = escape(f"{block.what}, {block.period}. {block.publisher}. {block.licence}.")
            return f'<p>{said} <a href="{escape(block.address)}">{escape(block.address)}</a></p>'
        case "Blank":
            return f"<p class=small>{escape(block.label)}: ……………………</p>"
        case _words:
            return f"<p>{escape(block.text)}</p>"


def page(document: Document) -> str:
    """Return the briefing as a whole HTML page."""
    code = codes.of(document.address).svg_data_uri(border=1)
    head = f"<p>{escape(document.kicker)}</p><h1>{escape(document.title)}</h1><p>{escape(document.subtitle)}</p>"
    sections = "".join(
        f"<section{' class=turns' if section.turns else ''}><h2>{escape(section.title)}</h2>{''.join(map(_block, section.blocks))}</section>"
        for section in document.sections
    )
    return (
        f'<!doctype html><html lang="{document.language}-GB"><title>{escape(document.title)}</title><style>{STYLE}</style>'
        f'<header><img src="{escape(code)}" alt="{escape(document.address)}">{head}</header>'
        f"{sections}<footer class=small>{escape(document.foot)}</footer>"
    )
