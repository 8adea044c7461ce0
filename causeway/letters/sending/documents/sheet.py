"""What stands on the sheet, the same for PDF and Word."""

import datetime as dt
from dataclasses import dataclass

from django.utils import dateformat
from django.utils.translation import get_language

from causeway.letters.letter.models import Draft
from causeway.letters.letter.queries import Reading


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


def sheet_for(draft: Draft, reading: Reading, on: dt.date) -> Sheet:
    """Return the sheet of a draft, dated ``on``."""
    return Sheet(
        sender=(draft.name, *reading.foot.address, draft.email),
        addressee=reading.to.envelope,
        date=dateformat.format(on, "j F Y"),
        subject=reading.subject,
        paragraphs=tuple(part.strip() for part in reading.text.split("\n\n") if part.strip()),
        standing=reading.foot.standing,
        source=reading.foot.source,
        language=(get_language() or "en")[:2],
    )
