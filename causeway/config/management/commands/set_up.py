"""Everything between an empty folder and a site that can be served; safe to run at every start."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from causeway.config.one_at_a_time import one_at_a_time
from causeway.files.same_key import must_agree
from causeway.serving.memory import nothing_is_garbage
from causeway.serving.metrics import forget_the_dead

STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Preparing the database", "migrate", {"verbosity": 0, "interactive": False}),
    ("Loading areas, postcodes and schools", "load_reference", {}),
    ("Loading representatives", "load_representatives", {}),
    ("Loading published figures", "load_evidence", {}),
    ("Comparing areas", "compute_comparisons", {}),
    ("Loading the campaign", "load_campaign", {}),
    ("Making the index for searching", "keep_index", {}),
    ("Preparing the staff account", "ensure_staff", {}),
    ("Collecting styles and pictures", "collectstatic", {"verbosity": 0, "interactive": False}),
)


class Command(BaseCommand):
    """Migrate, load what ships with Causeway and the campaign, make the staff account, collect static files."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Let one machine at a time do it; the next finds it done."""
        with one_at_a_time(lambda: self.stdout.write("→ Waiting for another that is setting up the same database …")):
            must_agree()  # before anything is changed; on an empty database it is written once there are tables
            self._steps()
            must_agree()
        forget_the_dead(Path(settings.VAR) / "metrics")

    def _steps(self) -> None:
        """Run each step and say how long it took."""
        known = get_commands()
        for title, command, options in STEPS:
            if command not in known:
                raise SystemExit(f"The command {command} is missing, so this copy of Causeway is not complete. Fetch it again.")
            self.stdout.write(f"→ {title} …")
            started = time.monotonic()
            # The first migration of an empty database makes and drops some seven thousand model classes: looking for
            # garbage in between takes a quarter of the time.
            with nothing_is_garbage():
                call_command(command, stdout=self.stdout, stderr=self.stderr, **options)
            self.stdout.write(f"  done in {time.monotonic() - started:.1f} s")
