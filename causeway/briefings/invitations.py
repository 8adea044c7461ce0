"""The briefing on a seat as it goes with the invitation of its MP to a roundtable."""

import datetime as dt

from django.urls import reverse
from django.utils.text import slugify

from causeway.areas import queries as places
from causeway.areas.models import AreaKind
from causeway.briefings.data import briefing_data
from causeway.briefings.keeping import kept
from causeway.briefings.kinds import FORMATS
from causeway.outbox.actions import File
from causeway.roundtables.attachments import Briefings, gives_briefings

NAME = "briefing.pdf"


def briefing_of_seat(seat_code: str, on: dt.date) -> File | None:
    """Return the MP briefing on a constituency as at a day; ``None`` where there is nothing to say."""
    paper, kind = FORMATS[NAME], AreaKind.CONSTITUENCY.value
    data = briefing_data(places.area(kind, seat_code), on)
    tree = paper.compose(data)
    if tree is None:
        return None
    name = f"{paper.stem}-{kind}-{seat_code}-{tree.language}"
    content, _tag = kept(name, tree.digest, paper.ending, lambda: paper.render(tree))
    return File(f"{slugify(data.area.name)}-{NAME}", paper.content_type, content)


def path_of_briefing(seat_code: str) -> str:
    """Return the path where a person downloads it."""
    return reverse("briefings:paper", args=[AreaKind.CONSTITUENCY.value, seat_code, NAME])


gives_briefings(Briefings(briefing_of_seat, path_of_briefing))
