"""The one table of ``script/bench all``: each row a figure of ours beside its named rival's of the same run, and what is aimed at."""

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

WHERE = "CAUSEWAY_BENCH_TABLE"
SHORT_OF_AIM = 3  # how a benchmark ends that was measured to its end and is short of its aim: no error, and script/bench says so


@dataclass(frozen=True)
class Row:
    """One comparison. ``times`` is how many times better ours is: below one, the rival is better."""

    benchmark: str
    what: str
    ours: str
    rival: str
    theirs: str
    times: float
    aim: str


def _note(row: Row) -> None:
    if where := os.environ.get(WHERE):
        with Path(where).open("a", encoding="utf-8") as table:
            table.write(json.dumps(asdict(row)) + "\n")


def _benchmark() -> str:
    return Path(sys.argv[0]).stem.removeprefix("bench_")


def rate(what: str, ours: float, rival: str, theirs: float, unit: str = "a second", aim: str = "") -> None:
    """Note a rate, of which more is better."""
    _note(Row(_benchmark(), what, f"{ours:,.0f} {unit}", rival, f"{theirs:,.0f} {unit}", ours / theirs, aim))


def time(what: str, ours: float, rival: str, theirs: float, unit: str = "ms", aim: str = "") -> None:
    """Note a time, of which less is better."""
    _note(Row(_benchmark(), what, f"{ours:,.2f} {unit}", rival, f"{theirs:,.2f} {unit}", theirs / ours, aim))


def short_of_aim(said: str) -> None:
    """End the benchmark, with a sentence."""
    print(said, file=sys.stderr)
    sys.exit(SHORT_OF_AIM)


def show(table: Path) -> None:
    """Print what was noted."""
    rows = [Row(**json.loads(line)) for line in table.read_text(encoding="utf-8").splitlines()] if table.exists() else []
    cells = [
        ("benchmark", "what", "ours", "rival", "rival's", "× better", "aim"),
        *((row.benchmark, row.what, row.ours, row.rival, row.theirs, f"{row.times:,.1f}", row.aim) for row in rows),
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


if __name__ == "__main__":
    show(Path(os.environ[WHERE]))
