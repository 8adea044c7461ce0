"""A newsletter to a hundred thousand readers: composed into the outbox, readers a second, beside a bare loop that writes as many rows.

Readers are spread over all constituencies; each copy holds the figure that leads its reader's own. The aim is 500 a second.
"""

import os
import random
import subprocess
import sys
import time

READERS = int(os.environ.get("CAUSEWAY_BENCH_READERS", "100000"))
AT_ONCE = 5_000
AIM = 500.0


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


def bare_loop() -> float:
    """Return how many rows a second a loop writes that makes the same text for everybody."""
    from django.db import transaction

    from causeway.outbox.actions.posting import NewMessage, post_many

    count = min(READERS, 10_000)
    begun = time.perf_counter()
    for start in range(0, count, 500):
        new = [
            NewMessage(kind="bare", to=f"x{n}@example.org", subject="Bare", text="Words. " * 200, from_name="Example")
            for n in range(start, start + 500)
        ]
        with transaction.atomic():
            post_many(new)
    return count / (time.perf_counter() - begun)


def compose() -> float:
    """Return how many readers a second the room writes to."""
    from django.utils import timezone

    from causeway.supporters.newsletters import actions as acts
    from causeway.supporters.newsletters.domain import Block, Kind

    now = timezone.now()
    blocks = [Block(Kind.WORDS, text="Example words. " * 60), Block(Kind.FIGURE), Block(Kind.NEAR)]
    made = acts.write({"subject": "An example", "about": "act"}, blocks, "bench")
    acts.send_test(made.pk, "staff@example.org", "", "", "bench", now)
    acts.send(made.pk, 1, "bench", now)
    begun = time.perf_counter()
    while acts.compose(now):
        pass
    taken = time.perf_counter() - begun
    if made.deliveries.count() != READERS:
        raise SystemExit(f"{made.deliveries.count()} copies of {READERS} were written.")
    return READERS / taken


def main() -> None:
    """Fill a site in the folder CAUSEWAY_VAR names, and measure it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    for command in (["migrate", "-v0"], ["load_reference"], ["load_representatives"], ["load_evidence"], ["compute_comparisons"]):
        subprocess.run([sys.executable, "-m", "causeway", *command], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()
    fill()
    bare, composed = bare_loop(), compose()
    print(f"{READERS} readers: {composed:8.0f} a second; bare loop {bare:8.0f}; ratio {composed / bare:.2f}")
    if composed < AIM:
        raise SystemExit(f"Under the aim of {AIM:.0f} a second.")


if __name__ == "__main__":
    main()
