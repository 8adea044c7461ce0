"""Make the papers of all areas of a kind, so that each is sent at once; what is kept and still true is passed over."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import get_language

from causeway.areas.models import AreaKind
from causeway.briefings.kinds import PAPERS
from causeway.briefings.making.progress import Progress
from causeway.briefings.making.whole_set import Made, Order, carried_out, folder_for, tasks

PROCESSES = 2


class Command(BaseCommand):
    """The whole set. Stopped at any time, it goes on from there when it is started again."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which papers, of what, and where to copy them."""
        keys = ",".join(paper.key for paper in PAPERS)
        kinds = [kind for kind in AreaKind.values if kind != AreaKind.NATION]
        parser.add_argument("--all", action="store_true", required=True, help="every area of the kind")
        parser.add_argument("--kind", choices=kinds, default=AreaKind.CONSTITUENCY.value, help="constituency unless given")
        parser.add_argument("--only", default="briefing,slides,card", metavar="PAPERS", help=f"some of {keys}")
        parser.add_argument("--into", type=Path, metavar="DIR", help="a folder to copy them to, named by area")
        parser.add_argument("--processes", type=int, default=PROCESSES, help=f"how many work at once; {PROCESSES} unless given")

    def handle(self, *, kind: str, only: str, into: Path | None, processes: int, **_options: Any) -> None:
        """Make them, saying how far it is; then what is too long and what failed."""
        order = Order(_names(only), timezone.localdate(), get_language() or "en", _folder(into))
        wanted = tasks(kind, order)
        if not wanted:
            raise CommandError(f"No {AreaKind(kind).label} is known here. Load the areas first: script/manage load_reference")
        progress, each = Progress(len(wanted), sys.stderr), []
        try:
            for made in carried_out(wanted, max(1, processes)):
                each.append(made)
                progress.step(made.name)
        except KeyboardInterrupt:
            raise CommandError("\nStopped. What is made is kept: start it again, and it goes on from there.") from None
        finally:
            progress.end()
        self._report(each)

    def _report(self, each: list[Made]) -> None:
        made, kept, nothing = (sum(getattr(one, what) for one in each) for what in ("made", "kept", "nothing"))
        self.stdout.write(f"{len(each)} areas: {made} files made, {kept} kept as they were, {nothing} with nothing to say.")
        for said in sorted(said for one in each for said in one.too_long):
            self.stdout.write(f"Longer than it should be: {said}")
        failed = sorted(said for one in each for said in one.failed)
        if failed:
            raise CommandError("\n".join([f"{len(failed)} failed:", *failed]))


def _names(only: str) -> tuple[str, ...]:
    known = {paper.key: paper for paper in PAPERS}
    keys = [key.strip() for key in only.split(",") if key.strip()]
    unknown = [key for key in keys if key not in known]
    if unknown or not keys:
        raise CommandError(f"There is no paper called {', '.join(unknown) or 'nothing'}. There are: {', '.join(known)}.")
    return tuple(one.name for key in dict.fromkeys(keys) for one in known[key].formats)


def _folder(into: Path | None) -> Path | None:
    try:
        return folder_for(into) if into else None
    except OSError as error:
        raise CommandError(f"{into} cannot be used: {error}") from error
