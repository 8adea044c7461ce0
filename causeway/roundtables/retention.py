"""What ends by itself besides what each model declares: a roundtable whose guests are erased closes for good."""

import datetime as dt

from django.db import transaction

from causeway.audit.actions import record
from causeway.privacy.retention import erases_in_time
from causeway.roundtables.after.thanks.models import ThanksWords
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.table.retention import THOSE_INVITED


@erases_in_time
@transaction.atomic
def close_for_good(now: dt.datetime) -> int:
    """Close the roundtables whose guests are erased now; the thanks written to a whole group, which are nobody's own, go too."""
    due = list(Roundtable.objects.filter(THOSE_INVITED.due(now, ""), erased_at=None).values_list("pk", flat=True))
    if due:
        ThanksWords.objects.filter(roundtable__in=due).update(text="")
        Roundtable.objects.filter(pk__in=due).update(erased_at=now)
        record(Noted.THOSE_INVITED_ERASED, actor="system", detail={"roundtables": len(due)})
    return len(due)
