"""Read what came back: the maildir in ``CAUSEWAY_BOUNCE_MAILDIR``, or another; ``-`` reads one message from standard input."""

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from causeway.outbox.actions.returning import take_back
from causeway.outbox.exceptions import NoMaildir
from causeway.outbox.maildir import read_maildir


class Command(BaseCommand):
    """Reading the same twice changes nothing."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where."""
        parser.add_argument("maildir", nargs="?", default="", help="a maildir, or - for one message on standard input")

    def handle(self, *, maildir: str, **_options: Any) -> None:
        """Read and say what was done."""
        folder = maildir or settings.BOUNCE_MAILDIR
        if not folder:
            raise CommandError("Name a maildir, here or in CAUSEWAY_BOUNCE_MAILDIR.")
        try:
            now = timezone.now()
            done = Counter([take_back(sys.stdin.buffer.read(), now)]) if folder == "-" else read_maildir(Path(folder), now)
        except NoMaildir as error:
            raise CommandError(str(error)) from None
        said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(done.items())) or "nothing new"
        self.stdout.write(f"Came back: {said}.")
