"""What stands on the sheet, the same for PDF and Word. Imports no Django: it is written in a process apart."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One letter: each block a tuple of lines, the body a tuple of paragraphs whose lines are kept."""

    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    date: str
    subject: str
    paragraphs: tuple[str, ...]
    standing: str
    source: str
    language: str
