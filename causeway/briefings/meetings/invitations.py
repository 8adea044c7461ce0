"""The briefing on a seat as it goes with the invitation of its MP to a roundtable."""

import datetime as dt

from django.urls import reverse
from django.utils.text import slugify

from causeway.areas import queries as places
from causeway.areas.models import AreaKind
from causeway.briefings.kinds import FORMATS
from causeway.briefings.making.making import area_subject, file_of
from causeway.outbox.actions import File
from causeway.roundtables.table.attachments import Briefings, gives_briefings

NAME = "briefing.pdf"


def briefing_of_seat(seat_code: str, on: dt.date) -> File | None:
    """Return the MP briefing on a constituency as at a day; ``None`` where there is nothing to say."""
    seat, paper = places.area(AreaKind.CONSTITUENCY, seat_code), FORMATS[NAME]
    made = file_of(area_subject(seat, on), paper)
    return File(f"{slugify(seat.name)}-{NAME}", paper.content_type, made.body) if made else None


def path_of_briefing(seat_code: str) -> str:
    """Return the path where a person downloads it."""
    return reverse("briefings:paper", args=[AreaKind.CONSTITUENCY.value, seat_code, NAME])


gives_briefings(Briefings(briefing_of_seat, path_of_briefing))
