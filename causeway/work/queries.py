"""When somebody was last at work."""

import datetime as dt

from django.db.models import Max

from causeway.work.leases import LEASE
from causeway.work.models import Round


def last_sign_of_work() -> dt.datetime | None:
    """Return when a worker last began, ended or held a job; ``None`` where none ever did."""
    last = Round.objects.aggregate(began=Max("began_at"), ended=Max("ended_at"))
    renewed = Round.objects.exclude(holder="").aggregate(until=Max("due_at"))["until"]
    signs = (last["began"], last["ended"], renewed and renewed - LEASE)
    return max(filter(None, signs), default=None)
