"""The letter as PDF, set by Typst with the fonts it carries; they are embedded."""

import dataclasses
import json
from pathlib import Path

import typst

from causeway.letters.sending.documents.sheet import Sheet

_TEMPLATE = Path(__file__).with_name("letter.typ")


def write(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF file."""
    document: bytes = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        sys_inputs={"sheet": json.dumps(dataclasses.asdict(sheet))},
        ignore_system_fonts=True,
    )
    return document
