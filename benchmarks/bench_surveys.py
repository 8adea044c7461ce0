"""How often a survey of school leaders without any difference between groups is said to have one, beside plain tests at five in a hundred.

``python benchmarks/bench_surveys.py [surveys] [answers]``: so many simulated surveys (default 200) of so many answers (default 800). The truth
is known: everybody says yes with the same chance. It also prints whether the share told is right, how much is told, and how long it takes.
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import table
from causeway.surveys.counting.domain.composing import comparisons, compose
from causeway.surveys.counting.domain.differences import LEVEL, chance
from causeway.surveys.survey.domain.definition import Definition

TRUTH = 0.4
REGIONS = {f"E1200000{number}": weight for number, weight in enumerate((1, 2, 2, 2, 2, 3, 3, 4, 2), 1)}
KINDS = {"primary": 70, "secondary": 20, "special": 6, "other": 4}
SURVEY = Definition.model_validate(
    {
        "title": "A simulated survey",
        "intro": "Simulated.",
        "who": "Nobody",
        "way": "open",
        "opens": "2027-01-01",
        "closes": "2027-01-31",
        "breaks": ["region", "kind"],
        "weighting": ["region", "kind"],
        "questions": [
            {
                "key": key,
                "kind": "single",
                "text": "Simulated?",
                "options": [{"key": "y", "text": "Yes"}, {"key": "n", "text": "No"}],
            }
            for key in ("one", "two", "three")
        ],
        "tables": [{"question": key, "by": by} for key in ("one", "two", "three") for by in (None, "region", "kind")],
    }
)


def answered(by: random.Random, many: int) -> Counter[tuple[str, str, tuple[str, ...]]]:
    """Return the tallies of so many who answer at random, each question by itself."""
    found: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    for _each in range(many):
        of = (by.choices(list(REGIONS), list(REGIONS.values()))[0], by.choices(list(KINDS), list(KINDS.values()))[0])
        found["", "", of] += 1
        for question in SURVEY.questions:
            found[question.key, "y" if by.random() < TRUTH else "n", of] += 1
    return found


def main(surveys: int, many: int) -> None:
    by, false, plain, off, told, asked = random.Random(7), 0, 0, 0, 0, 0
    began = time.perf_counter()
    for _each in range(surveys):
        made = compose(SURVEY, answered(by, many), {"region": REGIONS, "kind": KINDS})
        false += bool(made.told["differences"])
        plain += any(chance(each) <= LEVEL for each in comparisons(made.told))
        share = made.told["questions"]["one"]["numbers"]["y"] / made.told["answered"]
        off += abs(share - TRUTH) > 1.96 * (TRUTH * (1 - TRUTH) / many) ** 0.5
        cells = [many for each in made.told["questions"].values() for groups in each["by"].values() for group in groups.values()
                 for many in group.values()]  # fmt: skip
        told, asked = told + sum(each is not None for each in cells), asked + len(cells)
    took = time.perf_counter() - began
    print(f"{surveys} surveys of {many} without any difference: of {false / surveys:.1%} one is told (at most 5% are to be)")
    more = f", {plain / false:.1f} times as many" if false else ""
    print(f"plain tests at 5% of the same tables would have told one of {plain / surveys:.1%}{more}")
    print(
        f"the share among all lies outside the true one's 95% range in {off / surveys:.1%}; {told / asked:.0%} of numbers in tables are told"
    )
    table.time(
        "surveys with a false difference",
        100 * false / surveys,
        "plain tests at 5%",
        100 * plain / surveys,
        "in 100",
        aim="at most 5",
    )
    print(f"{took / surveys:.2f} s for a survey, with its attack and weights")


if __name__ == "__main__":
    main(*(int(each) for each in (*sys.argv[1:], *(str(table.size("surveys", 200, 40)), "800")[len(sys.argv) - 1 :])))
