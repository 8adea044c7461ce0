"""Bring the list of MPs up to date from Parliament's Members API; a list that would lose seats is refused."""

import datetime as dt
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from causeway.areas.models import Area, AreaKind
from causeway.fetching.exceptions import FetchError
from causeway.representatives.actions import load_listing
from causeway.representatives.exceptions import BadListing, ReleaseRefused
from causeway.representatives.members_api import ORIGIN, fetch_members, read_members


class Command(BaseCommand):
    """Fetch, read, verify, load."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let the files of an earlier fetch, another server or folder be named."""
        parser.add_argument("--origin", default=ORIGIN, help="another server that speaks the same API")
        parser.add_argument("--folder", type=Path, default=settings.VAR / "fetched" / "members", help="where answers are kept")
        parser.add_argument("--as-at", type=dt.date.fromisoformat, help="the day of the answers; today when they are fetched now")
        parser.add_argument("--no-fetch", action="store_true", help="read the answers that are in the folder; needs --as-at")

    def handle(self, *, origin: str, folder: Path, as_at: dt.date | None, no_fetch: bool, **_options: Any) -> None:
        """Do it and say what happened."""
        if no_fetch and as_at is None:
            raise CommandError("Say with --as-at on which day the answers were fetched.")
        day = as_at or timezone.localdate()
        seats = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY).as_at(day).values_list("code", "name"))
        try:
            if not no_fetch:
                fetch_members(folder, self.stdout.write, origin=origin)
            outcome = load_listing(read_members(folder, as_at=day, seats=seats), actor="command")
        except (FetchError, BadListing, ReleaseRefused) as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        if outcome.release is not None:
            new, changed = outcome.release.new_terms, outcome.release.changed
            self.stdout.write(f"{outcome.release}: {new} new in their seats, {changed} members with changed details.")
        for note in outcome.notes:
            self.stdout.write(note)
