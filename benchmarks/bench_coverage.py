"""How long the attack on the tables of schools that acted takes at full size: every council, every kind, 24 publication days.

``python -m benchmarks.bench_coverage [share]``: what share of all schools has acted by the last day (default 0.1). The councils are
invented, as many as England, Wales and Northern Ireland have; the time for one kind is printed, and there are four.
"""

import random
import sys
import time
from collections import Counter

from benchmarks import table
from causeway.colleagues.coverage.domain.tables import EVERYWHERE, ROUNDING, Shape, counted, first_draft
from causeway.disclosure.domain.attack import Attack

COUNCILS, REGIONS = table.size("councils", 186, 60), 9
DAYS = table.size("days", 24, 8)
AIM_SECONDS = 300  # a kind; there are four, and a night to attack them in


def shape(chance: random.Random) -> Shape:
    """Return invented councils in regions, nation and everywhere, of about the sizes that councils have."""
    leaves = tuple(f"council {at}" for at in range(COUNCILS))
    inside = {leaf: f"region {at % REGIONS}" for at, leaf in enumerate(leaves)}
    inside |= {f"region {at}": "nation" for at in range(REGIONS)} | {"nation": EVERYWHERE}
    return Shape(inside, leaves, {leaf: max(1, int(chance.lognormvariate(4.6, 0.6))) for leaf in leaves})


def main(share: float) -> None:
    chance = random.Random(1)
    of = shape(chance)
    schools = [leaf for leaf in of.leaves for _each in range(of.schools[leaf])]
    chance.shuffle(schools)
    by = [schools[: int(len(schools) * share * (at + 1) / DAYS)] for at in range(DAYS)]
    days = [first_draft(of, counted(of, acted)) for acted in by]
    began = time.perf_counter()
    found = Attack(of, days, [Counter(acted) for acted in by], ROUNDING).run()
    took = time.perf_counter() - began
    print(f"{len(schools)} schools, {share:.0%} acted; {len(days[-1].published)} numbers published on the last of {DAYS} days")
    print(f"{found.asked} questions, {found.singly} solved one by one, {len(found.leaks)} leaks, {took:.0f} s for one kind")
    table.none_of("counts of schools that can be worked out", len(found.leaks), found.asked, "questions")
    table.time("the attack on one kind", took, "the time it may take at full size", AIM_SECONDS, "s")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.1)
