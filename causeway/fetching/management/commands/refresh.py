"""Bring sources up to date from their publishers; what does not pass its checks changes nothing and says why."""

import datetime as dt
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from causeway.fetching import actions
from causeway.fetching.models import Refresh
from causeway.fetching.queries import states
from causeway.fetching.refreshing import Refreshable, RefreshFailed, refreshables
from causeway.fetching.visiting import PAUSE_SECONDS


class Command(BaseCommand):
    """Fetch, read, verify, show: one source, or all that are due. Without a source it lists them."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the sources, and what a person may know better than the publisher's pages."""
        parser.add_argument("sources", nargs="*", metavar="SOURCE", help="as the list names it; none lists them")
        parser.add_argument("--due", action="store_true", help="every source whose time has come")
        parser.add_argument(
            "--url", action="append", default=[], metavar="PATH=ADDRESS", help="where a file of the source is, or just ADDRESS"
        )
        parser.add_argument("--origin", default="", help="another server that speaks the same API")
        parser.add_argument("--folder", type=Path, help="where fetched files are kept; var/fetched/SOURCE otherwise")
        parser.add_argument("--kept", action="store_true", help="read what was fetched last time, and ask nobody")
        parser.add_argument("--as-at", type=dt.date.fromisoformat, help="the day kept answers are of")
        parser.add_argument("--pause", type=float, default=PAUSE_SECONDS, help="seconds between requests")

    def handle(self, *, sources: list[str], due: bool, **options: Any) -> None:
        """Refresh each, and say what happened; one that fails does not stop the others."""
        known = refreshables()
        unknown = [key for key in sources if key not in known]
        if unknown:
            raise CommandError(f"There is no source {', '.join(unknown)}. There are: {', '.join(known)}.")
        if not sources and not due:
            return self._list()
        wanted = [*sources, *(self._due(timezone.now()) if due else ())]
        failed = [why for key in dict.fromkeys(wanted) if (why := self._refresh(known[key], options))]
        if failed:
            raise CommandError("\n".join(failed))
        return None

    def _due(self, now: dt.datetime) -> list[str]:
        actions.know_all(now)
        scheduled = [one.key for one in refreshables().values() if one.cadence]
        return list(Refresh.objects.filter(key__in=scheduled, due_at__lte=now).order_by("due_at").values_list("key", flat=True))

    def _refresh(self, source: Refreshable, options: dict[str, Any]) -> str:
        plain = actions.wish_for(source, "command", options["folder"])
        wish = replace(
            plain,
            visitor=replace(plain.visitor, pause=options["pause"]),
            say=self.stdout.write,
            urls=tuple(options["url"]),
            origin=options["origin"].rstrip("/"),
            kept=options["kept"],
            day=options["as_at"],
        )
        self.stdout.write(f"{source.title} ({source.publisher})")
        try:
            outcome = actions.refresh(source, wish)
        except RefreshFailed as failed:
            return f"{source.key}: {failed}"
        self.stdout.write(f"  {outcome.sentence}")
        return ""

    def _list(self) -> None:
        for state in states(timezone.now()):
            cadence = state.source.cadence or "by hand"
            when = f"read well {timezone.localtime(state.worked_at):%d %B %Y}" if state.worked_at else "never refreshed"
            self.stdout.write(f"{state.source.key:32} {cadence:10} {state.standing:8} {when}. {state.source.title}")
            if state.failure:
                self.stdout.write(f"  {state.failure}")
