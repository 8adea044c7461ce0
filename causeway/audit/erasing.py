"""The report of erasing in time: what each room's job erased, as one row of the audit trail. No names, only counts."""

import datetime as dt
from enum import StrEnum

from causeway.audit.actions import record
from causeway.audit.models import Entry
from causeway.privacy.retention import erase_what_is_due

DAILY = dt.timedelta(days=1)


class Noted(StrEnum):
    """What stands in the audit trail."""

    ERASED_IN_TIME = "erasing in time"


def erase_and_report(now: dt.datetime) -> Entry | None:
    """Erase what is due in every room. A run that erased something or failed is written down; of others, one a day."""
    ran = erase_what_is_due(now)
    counts = {each.job: dict(each.counts) for each in ran if any(each.counts.values())}
    failed = [each.job for each in ran if each.failed]
    if not counts and not failed and Entry.objects.filter(act=Noted.ERASED_IN_TIME, at__gt=now - DAILY).exists():
        return None
    return record(Noted.ERASED_IN_TIME, actor="system", detail={"jobs": len(ran), "erased": counts, "failed": failed})
