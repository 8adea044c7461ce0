"""Every statistic for every area and indicator computed anew, beside plain-Python loops on a part of it; and how often the rules speak.

The loops (:mod:`benchmarks.plain_areas`) are those the tests compare with: the robust fit of a group, area by area, and the interval of
the spread, of which a few draws are timed. The scale is by area for the first, by area and draw for the second; tails, courses and
middles are not in the loops. Then the operating characteristics are simulated and written where they are published.
"""

import os
import random
import subprocess
import sys
import time

import django

from benchmarks import table

SAMPLE, DRAWS = 12, 2  # areas of each group, and draws of the interval, that the loops really do
Group = tuple[list[tuple[float, float]], bool]


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    for command in ("migrate", "load_reference", "load_evidence"):
        subprocess.run([sys.executable, "-m", "causeway", command], check=True, stdout=subprocess.DEVNULL)
    django.setup()


def _groups() -> list[Group]:
    """Return the counts of every group that is tested, and whether they are rates."""
    from causeway.evidence.definitions.schema import indicators
    from causeway.evidence.domain.measures import Kind
    from causeway.evidence.statistics.computing import cells
    from causeway.evidence.statistics.computing.targets import chance_target, with_counts

    found = []
    for read in cells.read():
        measure = indicators()[read.indicator].measure(read.measure)
        series = with_counts(measure, read)
        for by_period in series.kinds.values():
            one = by_period.get(series.latest)
            if one is not None and chance_target(measure, one, None) is not None:
                pairs = list(zip(one.numerators[one.counted].tolist(), one.denominators[one.counted].tolist(), strict=True))
                found.append((pairs, measure.kind is Kind.RATE))
    return found


def _plain(groups: list[Group]) -> tuple[float, float]:
    """Return the seconds the loops would take for one fit of each latest group, and for the intervals of their spreads."""
    from benchmarks import plain_areas as plain
    from causeway.evidence.statistics.domain.between import CUT
    from causeway.evidence.statistics.domain.true_spread import DRAWS as ALL

    chance, fitted, drawn = random.Random(1), 0.0, 0.0
    for pairs, rates in groups:
        some = pairs[:: max(1, len(pairs) // SAMPLE)][:SAMPLE]
        started = time.perf_counter()
        plain.between(some, CUT, rates=rates)
        once = (time.perf_counter() - started) * len(pairs) / len(some)
        fitted += once
        if drawn == 0.0:
            started = time.perf_counter()
            for _ in range(DRAWS):
                plain.between(chance.choices(some, k=len(some)), CUT, rates=rates)
            once = (time.perf_counter() - started) / DRAWS * len(pairs) / len(some)
        drawn += once * ALL
    return fitted, drawn


def main() -> None:
    """Load what ships, compute, simulate, and print."""
    _set_up()
    from causeway.evidence.statistics import comparing

    started, used = time.perf_counter(), time.process_time()
    done = comparing.recompute(actor="benchmark")
    whole, processor = time.perf_counter() - started, time.process_time() - used
    started = time.perf_counter()
    comparing.recompute(actor="benchmark")
    again = time.perf_counter() - started
    groups = _groups()
    fitted, drawn = _plain(groups)
    print(f"{done.comparisons:,} comparisons and {done.spreads:,} spreads; {len(groups):,} latest groups with counts")
    print(f"{'computed and stored':58}{whole:10.2f} s ({processor:.2f} s of a processor)")
    print(f"{'a second time, nothing having changed':58}{again:10.3f} s")
    print(f"{'plain loops: one fit of each latest group (scaled)':58}{fitted:10.1f} s")
    print(f"{'plain loops: intervals of the latest spreads (scaled)':58}{drawn:10.0f} s")
    table.time(
        "every statistic anew", processor, "plain loops over a part of it", fitted + drawn, "s", aim="whole in a few seconds"
    )
    if not table.in_part():
        subprocess.run([sys.executable, "-m", "causeway", "simulate_statistics"], check=True)


if __name__ == "__main__":
    main()
