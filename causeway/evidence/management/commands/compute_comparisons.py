"""``compute_comparisons``: what the figures say beside each other, computed and stored. Run again, it changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from causeway.areas.exceptions import BadReference
from causeway.evidence.statistics.comparing import recompute


class Command(BaseCommand):
    """Compute the comparisons of the current releases."""

    help = "Compare every area's figures with the others' and store what comes of it; nothing is done when nothing changed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Compute, and say how much."""
        try:
            done = recompute(actor="system")
        except BadReference as error:
            raise CommandError(str(error)) from error
        said = "computed" if done.new else "already there"
        self.stdout.write(f"{done.comparisons:,} comparisons and {done.spreads:,} spreads, {said}.")
