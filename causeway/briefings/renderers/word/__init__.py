"""Word documents by python-docx: real styles, fields and content controls, so that who fills one in can do it by the keyboard."""

from causeway.briefings.renderers.word.letter import letter_docx
from causeway.briefings.renderers.word.paper import paper_docx
from causeway.briefings.renderers.word.sign_in import sign_in_docx

__all__ = ["letter_docx", "paper_docx", "sign_in_docx"]
