"""Load the list of MPs that ships with Causeway. Twice changes nothing; a newer list, and staff's corrections, stay."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.representatives.exceptions import BadListing, ReleaseRefused
from causeway.representatives.members.actions import ensure_parliament, load_listing
from causeway.representatives.members.reference import read_shipped


class Command(BaseCommand):
    """Load reference/representatives."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let another folder of the same form be named."""
        parser.add_argument("--from", dest="source", type=Path, default=Path(settings.REFERENCE_PATH) / "representatives")

    def handle(self, *, source: Path, **_options: Any) -> None:
        """Load it and say what happened."""
        try:
            shipped = read_shipped(source)
            for number, elected_on in shipped.parliaments:
                ensure_parliament(number, elected_on)
            outcome = load_listing(shipped.listing)
        except (BadListing, ReleaseRefused) as error:
            raise CommandError(str(error)) from error
        if outcome.release is not None:
            self.stdout.write(f"  {outcome.release}, {len(shipped.listing.by_elections)} by-elections")
        for note in outcome.notes:
            self.stdout.write(f"  {note}")
