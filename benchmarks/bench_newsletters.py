"""A newsletter to a hundred thousand readers: composed into the outbox, readers a second, beside a bare loop that writes as many rows.

Readers are spread over all constituencies; each copy holds the figure that leads its reader's own. The aim is 500 a second, by the clock
on a machine that does nothing else; the processor's time stands beside it, and the ratio is of that. A second newsletter is broken off by
``kill -9`` on its way and goes on: everybody has it once.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks import table

if TYPE_CHECKING:
    from causeway.supporters.newsletters.models import Newsletter

READERS = table.size("readers", 100_000, 20_000, os.environ.get("CAUSEWAY_BENCH_READERS", ""))
AT_ONCE = 5_000
AIM = 500.0
BROKEN_OFF = "go on composing"  # the word by which this file, as a process of its own, composes until it is killed


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return how many seconds it took by the clock, and how many of the processor."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - worked


def fill() -> None:
    """Make the readers."""
    from causeway.areas.models import Area, AreaKind
    from causeway.regions.queries import seat_regions
    from causeway.supporters.joining.models import Supporter

    chance, regions = random.Random(1), seat_regions()
    seats = list(Area.objects.filter(kind=AreaKind.CONSTITUENCY).values_list("code", "name"))
    for start in range(0, READERS, AT_ONCE):
        made = []
        for number in range(start, min(start + AT_ONCE, READERS)):
            code, name = chance.choice(seats)
            made.append(
                Supporter(
                    email=f"reader{number}@example.org", seat_code=code, seat_name=name, region=regions.get(code, ""),
                    subjects=["act"], state="reader",
                )
            )  # fmt: skip
        Supporter.objects.bulk_create(made)


def bare_loop() -> int:
    """Write rows that hold the same text for everybody; returns how many."""
    from django.db import transaction

    from causeway.outbox.actions.posting import NewMessage, post_many

    count = min(READERS, 10_000)
    for start in range(0, count, 500):
        new = [
            NewMessage(kind="bare", to=f"x{n}@example.org", subject="Bare", text="Words. " * 200, from_name="Example")
            for n in range(start, start + 500)
        ]
        with transaction.atomic():
            post_many(new)
    return count


def on_its_way(**area: str) -> "Newsletter":
    """Write a newsletter and let it go."""
    from django.utils import timezone

    from causeway.supporters.newsletters import actions as acts
    from causeway.supporters.newsletters.domain import Block, Kind

    now = timezone.now()
    blocks = [Block(Kind.WORDS, text="Example words. " * 60), Block(Kind.FIGURE), Block(Kind.NEAR)]
    made = acts.write({"subject": "An example", "about": "act", **area}, blocks, "bench")
    acts.send_test(made.pk, "staff@example.org", "", "", "bench", now)
    acts.send(made.pk, 1, "bench", now)
    return made


def compose() -> None:
    """Write what is on its way to its readers, to the last of them."""
    from django.utils import timezone

    from causeway.supporters.newsletters import actions as acts

    while acts.compose(timezone.now()):
        pass


def break_off() -> tuple[int, int]:
    """Kill a process that composes a newsletter to one region, and go on; returns how many it had written to, and how many there are."""
    from causeway.outbox.models import Message
    from causeway.supporters.joining.models import Supporter
    from causeway.supporters.newsletters.mailing import lane_of

    made = on_its_way(area_kind="region", area_code="E12000007")
    meant = Supporter.objects.filter(region="E12000007").count()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.bench_newsletters", BROKEN_OFF])
    while process.poll() is None and not made.deliveries.exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = made.deliveries.count()
    compose()
    written, copies = made.deliveries.count(), Message.objects.filter(lane=lane_of(made)).count()
    if not before <= meant == written == copies:
        raise SystemExit(f"Killed after {before} of {meant} readers, it wrote to {written}, and {copies} copies.")
    return before, meant


def ready() -> None:
    """Make Django ready, with the settings of benchmarks."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django

    django.setup()


def main() -> None:
    """Fill a site in the folder CAUSEWAY_VAR names, and measure it."""
    if BROKEN_OFF in sys.argv:
        ready()
        return compose()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    for command in (["migrate", "-v0"], ["load_reference"], ["load_representatives"], ["load_evidence"], ["compute_comparisons"]):
        subprocess.run([sys.executable, "-m", "causeway", *command], check=True, stdout=subprocess.DEVNULL)
    ready()
    fill()
    rows = min(READERS, 10_000)
    bare_clock, bare = timed(bare_loop)
    made = on_its_way()
    clock, worked = timed(compose)
    if made.deliveries.count() != READERS:
        raise SystemExit(f"{made.deliveries.count()} copies of {READERS} were written.")
    print(f"{READERS} readers: {READERS / clock:8.0f} a second; bare loop {rows / bare_clock:8.0f}")
    print(
        f"of the processor: {READERS / worked:8.0f} a second; bare loop {rows / bare:8.0f}; ratio {READERS * bare / worked / rows:.2f}"
    )
    aim = f"{AIM:.0f} by the clock"
    table.rate("readers of a newsletter composed, of the processor", READERS / worked, "bare loop", rows / bare, aim=aim)
    before, meant = break_off()
    late = " (too few to be killed among them: take more)" if before == meant else ""
    print(f"killed after {before} of {meant} readers of a region{late}, it went on: each has it once.")
    if READERS / clock < AIM:
        table.short_of_aim(f"Under the aim of {AIM:.0f} a second.")
    return None


if __name__ == "__main__":
    main()
