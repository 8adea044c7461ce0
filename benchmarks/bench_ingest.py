"""Every source from its published files to rows, and all rows into SQLite, beside Django's bulk_create of the same rows.

Needs the published files beside the checkout (CAUSEWAY_SHARED); without them only what ships is loaded.
"""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from benchmarks import table
from causeway.config.environment import ROOT


def timed(act: Callable[[], object]) -> float:
    """Return the seconds an act takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def build(folder: Path) -> None:
    """Print the seconds and rows of every source, slowest first, and their sum."""
    from causeway.evidence.definitions.schema import indicators, sources
    from causeway.evidence.ingest import read_source
    from causeway.evidence.releases.verify import verify

    figures: list[tuple[float, int, str]] = []
    for source in sources().values():
        started = time.perf_counter()
        rows = read_source(source, folder)
        verify(rows, source, indicators())
        figures.append((time.perf_counter() - started, len(rows), source.key))
    for seconds, count, key in sorted(figures, reverse=True):
        print(f"{key:32}{count:9,} rows{seconds:9.2f} s")
    print(f"{'every source, read and checked':32}{sum(f[1] for f in figures):9,} rows{sum(f[0] for f in figures):9.2f} s")


def _empty() -> None:
    from causeway.evidence.models import Release

    Release.objects.all().delete()


def _plainly(tables: Sequence[tuple[str, Sequence[object]]]) -> None:
    """Insert the same rows as model objects, a thousand at a time: the way one would begin with."""
    from causeway.evidence.models import Observation, Release
    from causeway.evidence.releases.actions import _lines
    from causeway.evidence.releases.loading import COLUMNS

    for key, rows in tables:
        with transaction.atomic():
            release = Release.objects.create(source=key, state="current", sha256=key, rows=len(rows))
            made = (Observation(**dict(zip(COLUMNS, line, strict=True))) for line in _lines(release, rows))  # type: ignore[arg-type]
            Observation.objects.bulk_create(made, batch_size=1000)


def load() -> None:
    """Print the seconds from what ships to the database: ours, again with nothing to do, and the alternative."""
    from causeway.evidence.definitions.schema import sources
    from causeway.evidence.models import Release
    from causeway.evidence.releases import reference
    from causeway.evidence.releases.actions import _lines
    from causeway.evidence.releases.loading import insert

    folder = Path(settings.REFERENCE_PATH) / "evidence"
    first = timed(lambda: call_command("load_evidence", verbosity=0, stdout=open(os.devnull, "w")))  # noqa: SIM115, PTH123
    again = timed(lambda: call_command("load_evidence", verbosity=0, stdout=open(os.devnull, "w")))  # noqa: SIM115, PTH123
    tables = [(source.key, reference.read(source, folder)) for source in sources().values()]
    count = sum(len(rows) for _, rows in tables)

    def ours() -> None:
        for key, rows in tables:
            with transaction.atomic():
                insert(_lines(Release.objects.create(source=key, state="current", sha256=key, rows=len(rows)), rows))

    _empty()
    inserted = timed(ours)
    _empty()
    plain = timed(lambda: _plainly(tables))
    print(f"{'load_evidence, first start':32}{count:9,} rows{first:9.2f} s")
    print(f"{'load_evidence, second start':32}{'':14}{again:9.2f} s")
    print(f"{'rows into SQLite: ours':32}{count:9,} rows{inserted:9.2f} s{count / inserted:12,.0f} rows/s")
    print(
        f"{'rows into SQLite: bulk_create':32}{count:9,} rows{plain:9.2f} s{count / plain:12,.0f} rows/s{plain / inserted:6.1f}×"
    )
    table.rate("rows into SQLite", count / inserted, "bulk_create", count / plain)


def main() -> None:
    """Print the build's seconds, then the load's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    django.setup()
    folder = Path(os.environ.get("CAUSEWAY_SHARED", ROOT.parent / "shared")) / "data" / "evidence"
    if folder.is_dir():
        build(folder)
    else:
        print("The published files are not beside this checkout, so the build is not timed. CAUSEWAY_SHARED names another place.")
    call_command("migrate", verbosity=0)
    load()


if __name__ == "__main__":
    main()
