"""A document tree as a Word file, for who fills it in and changes it."""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from causeway.briefings.domain.tree import Chart, Cited, Document, Finding
from causeway.briefings.renderers import typst
from causeway.briefings.renderers.word import inside, look
from causeway.briefings.renderers.word.blocks import draw


def saved(document: Any) -> bytes:
    """Return the finished file."""
    written_to = io.BytesIO()
    document.save(written_to)
    return written_to.getvalue()


def furnish(document: Any, head: str, foot: str) -> None:
    """Give every page its head, its foot and its number."""
    section = document.sections[0]
    section.header.paragraphs[0].text = head
    section.footer.paragraphs[0].text = foot
    line = section.footer.add_paragraph(style="Footer")
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    inside.number(line, "PAGE")
    line.add_run(" / ")
    inside.number(line, "NUMPAGES")


def _pictures(tree: Document) -> dict[Chart, bytes]:
    blocks = [block for section in tree.sections for block in section.blocks]
    charts = [block.chart for block in blocks if isinstance(block, Finding) and block.chart]
    return dict(zip(charts, typst.charts_png(charts), strict=True))


def paper_docx(tree: Document) -> bytes:
    """Return a paper as DOCX."""
    document = look.dressed(f"{tree.title} – {tree.subtitle}", tree.author, tree.language)
    furnish(document, f"{tree.kicker} · {tree.title}", tree.foot)
    pictures = _pictures(tree)
    document.add_paragraph(tree.title, style="Title")
    document.add_paragraph(tree.subtitle, style="Subtitle")
    for block in tree.lead:
        draw(document, block, pictures)
    for section in tree.sections:
        document.add_paragraph(section.title, style="Heading 1").paragraph_format.page_break_before = section.turns
        cited = 0
        for block in section.blocks:
            cited += isinstance(block, Cited)
            draw(document, block, pictures, cited)
    return saved(document)
