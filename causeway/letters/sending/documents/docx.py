"""The letter as a Word document, to print or to put under a letterhead."""

import io

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from causeway.letters.sending.documents.sheet import Sheet

FONT = "Georgia"


def _lines(paragraph: Paragraph, lines: tuple[str, ...] | list[str]) -> None:
    for at, line in enumerate(lines):
        run = paragraph.add_run(line)
        if at < len(lines) - 1:
            run.add_break(WD_BREAK.LINE)


def _dress(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(24)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(9)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.widow_control = True


def _language(document: Document, language: str) -> None:
    properties = document.styles["Normal"].element.get_or_add_rPr()
    tag = properties.makeelement(qn("w:lang"), {qn("w:val"): f"{language}-GB"})
    properties.append(tag)


def _body(document: Document, sheet: Sheet) -> None:
    last = len(sheet.paragraphs) - 1
    for at, text in enumerate(sheet.paragraphs):
        paragraph = document.add_paragraph()
        _lines(paragraph, text.split("\n"))
        if at == 0 and last > 0:
            document.add_paragraph().add_run(sheet.subject).bold = True
        if at == last - 1 and at > 0:
            paragraph.paragraph_format.space_after = Mm(14)  # room to sign
            paragraph.paragraph_format.keep_with_next = True


def write(sheet: Sheet) -> bytes:
    """Return the sheet as a DOCX file."""
    document = Document()
    _dress(document)
    _language(document, sheet.language)
    document.core_properties.title, document.core_properties.author = sheet.subject, sheet.sender[0]
    sender = document.add_paragraph()
    sender.paragraph_format.left_indent = Mm(95)
    _lines(sender, sheet.sender)
    _lines(document.add_paragraph(), sheet.addressee)
    document.add_paragraph(sheet.date)
    _body(document, sheet)
    document.add_paragraph(sheet.standing)
    if sheet.source:
        document.add_paragraph().add_run(sheet.source).font.size = Pt(9)
    answer = io.BytesIO()
    document.save(answer)
    return answer.getvalue()
