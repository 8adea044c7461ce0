"""Counting. It writes no audit row: a count says of nobody what they did, and a row for each would."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from causeway.areas.models import Area, AreaKind
from causeway.briefings.taking.models import PapersTaken
from causeway.people.visitors import counts_once


def note_taken(request: HttpRequest, area: Area, name: str) -> None:
    """Count that a person took a paper about a constituency, once an hour from one address."""
    if area.kind == AreaKind.CONSTITUENCY and counts_once(request, "papers.taken", f"{area.code} {name}"):
        count(area.code, timezone.localdate())


@transaction.atomic
def count(seat_code: str, on: dt.date) -> None:
    """Count one paper."""
    row, _made = PapersTaken.objects.get_or_create(seat_code=seat_code, day=on)
    PapersTaken.objects.filter(pk=row.pk).update(many=F("many") + 1)
