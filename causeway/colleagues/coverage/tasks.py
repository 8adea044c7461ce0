"""Counting, releasing and attacking in the background: an attack may take minutes, and a round of other jobs would wait for it."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from causeway.colleagues.coverage.actions import count_release_and_attack
from causeway.colleagues.coverage.models import AttackRun


@task(queue_name="slow")  # type: ignore[untyped-decorator]  # django-tasks is followed as untyped
def look_after_tables(wanted: str) -> str:
    """Count, release what is due, and attack; returns what came of it.

    ``wanted`` is the moment at which it was asked for: what was attacked since then is not attacked again, however often the task is begun.
    """
    run = AttackRun.objects.filter(at__gte=dt.datetime.fromisoformat(wanted)).first() or count_release_and_attack(timezone.now())
    return f"{run}: {run.asked} asked, {run.learned} learned"


def hand_over(now: dt.datetime) -> None:
    """Hand the tables to the worker of slow tasks, once a day."""
    look_after_tables.enqueue(now.isoformat())
