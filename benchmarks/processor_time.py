"""How much processor time a process and its children have had: what bounds a rate, however busy the machine is otherwise."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def _processes() -> dict[int, tuple[int, float]]:
    """Return each process with its parent and the seconds it has had, as Linux counts them."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        found[int(stat.parent.name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / _TICKS)
    return found


def seconds_of(pid: int) -> float:
    """Return the processor seconds of a process and of everything it started that still lives."""
    processes, spent, within = _processes(), 0.0, [pid]
    while within:
        parent = within.pop()
        spent += processes.get(parent, (0, 0.0))[1]
        within += [child for child, (its_parent, _) in processes.items() if its_parent == parent]
    return spent
