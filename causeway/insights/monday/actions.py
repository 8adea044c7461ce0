"""Setting a seat aside, and taking that back."""

import datetime as dt

from django.db import transaction

from causeway.audit.actions import record
from causeway.insights.acts import Noted
from causeway.insights.monday.models import SetAside
from causeway.insights.monday.pack import MONDAY


@transaction.atomic
def set_aside(seat_code: str, seat_name: str, why: str, *, by: str, now: dt.datetime) -> None:
    """Take a seat out of the five for as long as the pack says; set aside again, the last reason holds."""
    SetAside.objects.filter(seat_code=seat_code, until__gt=now).update(until=now)
    until = now + dt.timedelta(days=MONDAY.words().aside_days)
    row = SetAside.objects.create(seat_code=seat_code, seat_name=seat_name, why=why, by=by, at=now, until=until)
    record(Noted.SEAT_SET_ASIDE, actor=by, subject=row, detail={"seat": seat_code})


@transaction.atomic
def take_back(key: int, *, by: str, now: dt.datetime) -> None:
    """Let a seat that was set aside be among the five again; raises ``SetAside.DoesNotExist`` where it is not aside any more."""
    row = SetAside.objects.select_for_update().get(pk=key, until__gt=now)
    row.until = now
    row.save(update_fields=["until"])
    record(Noted.SEAT_TAKEN_BACK, actor=by, subject=row, detail={"seat": row.seat_code})
