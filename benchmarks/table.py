"""The one table of ``script/bench all``: each row a figure of ours beside its named rival's of the same run, and what is aimed at.

Under ``script/bench all`` each benchmark is measured on a part of its size (:func:`size`), and its rows say on how much.
"""

import json
import os
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

WHERE, IN_PART = "CAUSEWAY_BENCH_TABLE", "CAUSEWAY_BENCH_IN_PART"
SHORT_OF_AIM = 3  # how a benchmark ends that was measured to its end and is short of its aim: no error, and script/bench says so
TOO_LONG = 124  # how timeout(1) ends what it stops


@dataclass(frozen=True)
class Row:
    """One comparison. ``times`` is how many times better ours is: below one, the rival is better; ``None`` where there is no ratio."""

    benchmark: str
    what: str
    ours: str
    rival: str
    theirs: str
    times: float | None
    aim: str
    of: str = ""


_parts: list[str] = []
if os.environ.get(IN_PART):  # script/bench stops what takes too long: it leaves by its "finally", and leaves no server behind
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TOO_LONG))


def in_part() -> bool:
    """Return whether this run measures parts, to be done within the hour."""
    return bool(os.environ.get(IN_PART))


def size(of_what: str, whole: int, part: int, given: str = "") -> int:
    """Return how many to measure: what is given, or the whole, or in a run of parts the part, which all rows then say."""
    found = int(given) if given else part if in_part() else whole
    if found < whole:
        _parts.append(f"{found:,} of {whole:,} {of_what}")
    return found


def _note(row: Row) -> None:
    if where := os.environ.get(WHERE):
        with Path(where).open("a", encoding="utf-8") as table:
            table.write(json.dumps(asdict(row)) + "\n")


def _benchmark() -> str:
    return Path(sys.argv[0]).stem.removeprefix("bench_")


def _of() -> str:
    return ", ".join(_parts) or "whole"


def rate(what: str, ours: float, rival: str, theirs: float, unit: str = "a second", aim: str = "") -> None:
    """Note a rate, of which more is better."""
    times = ours / theirs if theirs else None
    _note(Row(_benchmark(), what, f"{ours:,.0f} {unit}", rival, f"{theirs:,.0f} {unit}", times, aim, _of()))


def time(what: str, ours: float, rival: str, theirs: float, unit: str = "ms", aim: str = "") -> None:
    """Note a time, of which less is better."""
    times = theirs / ours if ours else None
    _note(Row(_benchmark(), what, f"{ours:,.2f} {unit}", rival, f"{theirs:,.2f} {unit}", times, aim, _of()))


def none_of(what: str, found: int, among: int, unit: str, aim: str = "none") -> None:
    """Note how many were found of what there must be none; no rival is measured, for one that finds none says nothing of ours."""
    _note(Row(_benchmark(), what, f"{found:,} in {among:,} {unit}", "none: it must be none", "", None, aim, _of()))


def short_of_aim(said: str) -> None:
    """End the benchmark, with a sentence."""
    print(said, file=sys.stderr)
    sys.exit(SHORT_OF_AIM)


def read(table: Path) -> list[Row]:
    """Return what was noted."""
    return [Row(**json.loads(line)) for line in table.read_text(encoding="utf-8").splitlines()] if table.exists() else []


def ended(table: Path, benchmark: str, how: int) -> None:
    """Note of a benchmark that failed, or that noted nothing, that it did: no row of the table is missing without a word."""
    noted = any(row.benchmark == benchmark for row in read(table))
    if how == TOO_LONG:
        said = "took longer than it may, and was stopped"
    elif how not in {0, SHORT_OF_AIM}:
        said = f"ended with an error ({how})"
    elif not noted:
        said = "noted no figure"
    else:
        return
    _note(Row(benchmark, "", said, "", "", None, ""))


def show(rows: list[Row]) -> None:
    """Print the rows."""
    cells = [
        ("benchmark", "what", "ours", "rival", "rival's", "× better", "aim", "measured on"),
        *(
            (
                row.benchmark,
                row.what,
                row.ours,
                row.rival,
                row.theirs,
                "" if row.times is None else _short(row.times),
                row.aim,
                row.of,
            )
            for row in rows
        ),
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _short(times: float) -> str:
    return f"{times:,.1f}" if times >= 0.1 else f"{times:.3f}"


def main(*words: str) -> None:
    """Note how a benchmark ended, by the words ``ended BENCHMARK HOW``; without words print the table."""
    table = Path(os.environ[WHERE])
    if words[:1] == ("ended",):
        ended(table, words[1], int(words[2]))
    else:
        show(read(table))


if __name__ == "__main__":
    main(*sys.argv[1:])
