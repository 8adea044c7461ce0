"""Every statistic for every area and indicator computed anew, beside plain-Python loops on a part of it, scaled to the whole.

The loops (:mod:`benchmarks.plain_statistics`) are those the tests compare with. They compute, area by area, what the product computes
for one group: exact limits, over-dispersion, z, p and adjusted p; and the bootstrap case by case, of which a few draws are timed.
The scale is by area for the first and by area and draw for the second; trends and middles, which are cheap, are not in the loops.
"""

import os
import subprocess
import sys
import time

import django

SAMPLE, DRAWS = 12, 3  # areas of each group, and draws of the bootstrap, that the loops really do


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    for command in ("migrate", "load_reference", "load_evidence"):
        subprocess.run([sys.executable, "-m", "causeway", command], check=True, stdout=subprocess.DEVNULL)
    django.setup()


def _groups() -> list[tuple[list[float], list[float], float, bool]]:
    """Return numerators, denominators, target and whether it is the latest, of every group with counts."""
    from causeway.evidence.definitions.schema import indicators
    from causeway.evidence.domain.measures import Kind
    from causeway.evidence.statistics.computing import cells
    from causeway.evidence.statistics.computing.targets import chance_target

    found = []
    for series in cells.read():
        measure = indicators()[series.indicator].measure(series.measure)
        if measure.kind is not Kind.PROPORTION:
            continue  # few rates have counts; leaving them out favours the loops
        for by_period in series.kinds.values():
            for when, one in by_period.items():
                target = chance_target(measure, one, series.nation(indicators()[series.indicator].geography.nation, when))
                if target is not None:
                    known = one.counted
                    found.append(
                        (one.numerators[known].tolist(), one.denominators[known].tolist(), target, when == series.latest)
                    )
    return found


def _plain(groups: list[tuple[list[float], list[float], float, bool]]) -> tuple[float, float]:
    """Return the seconds the loops would take for positions (latest groups) and for the bootstrap (all groups)."""
    from benchmarks import plain_statistics as plain
    from causeway.evidence.domain.variation import DRAWS as DRAWS_NOW
    from causeway.evidence.statistics.computing.spreads import DRAWS_BEFORE

    positions = bootstrap = 0.0
    for x, n, target, latest in groups:
        share = min(SAMPLE, len(x)) / len(x)
        step = max(1, len(x) // SAMPLE)
        some_x, some_n = x[::step][:SAMPLE], n[::step][:SAMPLE]
        if latest:
            started = time.perf_counter()
            plain.stand(some_x, some_n, target)
            positions += (time.perf_counter() - started) / share
        if latest or bootstrap == 0.0 or len(x) > 100:  # the many months of a few boards are left out, in favour of the loops
            started = time.perf_counter()
            plain.bootstrap(some_x, some_n, DRAWS, 1)
            took = (time.perf_counter() - started) / share / DRAWS
            bootstrap += took * (DRAWS_NOW if latest else DRAWS_BEFORE)
    return positions, bootstrap


def main() -> None:
    """Load what ships, compute, and print."""
    _set_up()
    from causeway.evidence.statistics import comparing

    started = time.perf_counter()
    done = comparing.recompute(actor="benchmark")
    whole = time.perf_counter() - started
    started = time.perf_counter()
    comparing.recompute(actor="benchmark")
    again = time.perf_counter() - started
    groups = _groups()
    positions, bootstrap = _plain(groups)
    print(f"{done.comparisons:,} comparisons and {done.spreads:,} spreads; {len(groups):,} groups with counts")
    print(f"{'computed and stored':58}{whole:10.2f} s")
    print(f"{'a second time, nothing having changed':58}{again:10.3f} s")
    print(f"{'plain loops: limits and p of the latest period (scaled)':58}{positions:10.1f} s")
    print(f"{'plain loops: bootstrap, part of the periods (scaled)':58}{bootstrap:10.0f} s")


if __name__ == "__main__":
    main()
