"""Bring the index of what can be found on the site up to date; the worker does it every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from causeway.searching.keeping import count_words, keep_all


class Command(BaseCommand):
    """Put in what is new, take out what is gone, count the words."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Do it, and say how much was new."""
        now = timezone.now()
        changed = keep_all(now)
        self.stdout.write(f"{changed} entries put in or changed; {count_words(now)} words known.")
