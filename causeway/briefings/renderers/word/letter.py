"""A letter that people write themselves, as a Word file."""

from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from causeway.briefings.domain.tree import Letter, Words
from causeway.briefings.renderers.word import look, markup
from causeway.briefings.renderers.word.blocks import draw
from causeway.briefings.renderers.word.paper import saved


def letter_docx(tree: Letter) -> bytes:
    """Return a letter to write as DOCX. It has no head or foot of ours: it goes out in somebody's own name."""
    document = look.dressed(tree.title, tree.author, tree.language)
    document.styles["Normal"].font.size = Pt(11)
    draw(document, tree.note, {})
    sender = document.add_paragraph()
    sender.paragraph_format.left_indent = Mm(80)
    markup.say(sender, (tree.sender,))
    addressee = document.add_paragraph()
    for at, line in enumerate(tree.addressee):
        if at:
            addressee.add_run().add_break(WD_BREAK.LINE)
        markup.say(addressee, (line,))
    markup.paragraph(document, "Normal", (tree.date,))
    markup.paragraph(document, "Normal", tree.salutation.parts)
    for block in tree.body:
        draw(document, block, {})
        if isinstance(block, Words) and block.quiet:  # it says what comes under it
            document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # a closing never stands alone on a page
    closing = document.add_paragraph(tree.closing).paragraph_format
    closing.space_after, closing.keep_with_next = Mm(14), True  # room to sign
    markup.paragraph(document, "Normal", (tree.signed,))
    return saved(document)
