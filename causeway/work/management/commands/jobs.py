"""List what the worker does again and again: how often, when it was done last, and what failed."""

from typing import Any

from django.core.management.base import BaseCommand

from causeway.work.jobs import jobs, steady
from causeway.work.models import Round


class Command(BaseCommand):
    """One line a job."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Print them."""
        rows = Round.objects.in_bulk()
        for job in sorted(jobs(), key=lambda each: each.name):
            self.stdout.write(f"{job.name}  every {job.every}  {_said(rows.get(job.name))}")
        for each in sorted(steady(), key=lambda one: one.name):
            self.stdout.write(f"{each.name}  all the time, in every worker")


def _said(row: Round | None) -> str:
    if row is None or row.began_at is None:
        return "not done yet"
    at_it = f"{row.holder} is at it since {row.began_at:%Y-%m-%d %H:%M:%S}" if row.holder else ""
    done = f"done {row.ended_at:%Y-%m-%d %H:%M:%S}" if row.ended_at else ""
    failed = f"failed {row.failures} times in a row ({row.failure})" if row.failures else ""
    return ", ".join(filter(None, (at_it, done, failed)))
