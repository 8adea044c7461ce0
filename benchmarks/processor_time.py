"""How much processor time a process and its children have had: what bounds a rate, however busy the machine is otherwise."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def _processes() -> dict[int, tuple[int, float]]:
    """Return each process with its parent and the seconds it and its ended children have had, as Linux counts them."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        found[int(stat.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])) / _TICKS)
    return found


def seconds_of(pid: int) -> float:
    """Return the processor seconds of a process and of everything it started, living or ended: what ends takes nothing away."""
    processes = _processes()
    return sum(processes[each][1] for each in _family(pid, processes))


def first_threads_of(pid: int) -> float:
    """Return the processor seconds of the same processes' first threads, to the microsecond: all there is of PostgreSQL's."""
    spent = 0.0
    for each in _family(pid, _processes()):
        with suppress(OSError):  # it has just ended
            spent += int(Path(f"/proc/{each}/schedstat").read_text().split()[0]) / 1e9
    return spent


def _family(pid: int, processes: Mapping[int, tuple[int, float]]) -> list[int]:
    found, within = [], [pid] if pid in processes else []
    while within:
        found.append(parent := within.pop())
        within += [child for child, (its_parent, _) in processes.items() if its_parent == parent]
    return found
