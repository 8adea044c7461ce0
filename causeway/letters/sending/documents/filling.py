"""What a draft puts on the sheet."""

import datetime as dt

from django.utils import dateformat
from django.utils.translation import get_language

from causeway.letters.letter.models import Draft
from causeway.letters.letter.queries import Reading
from causeway.letters.sending.documents.sheet import Sheet


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
