"""Which counts are shown to whom, and in which order seats stand. What is hidden is hidden from order, filter, sum and map alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ENOUGH = 5  # from so many on a count tells of nobody; none and fewer look alike


@dataclass(frozen=True)
class Row:
    """One seat with a count for each column; ``None`` stands for fewer than five."""

    code: str
    name: str
    region: str
    region_name: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class Asked:
    """Which seats, in which order: empty for all; ``having`` and ``lacking`` are columns, ``order`` a column, "region" or empty for names."""

    region: str = ""
    having: str = ""
    lacking: str = ""
    order: str = ""
    shown: str = ""


def guarded(count: int, *, of_people: bool, sees_small: bool) -> int | None:
    """Return a count as an account may see it."""
    return None if of_people and not sees_small and count < ENOUGH else count


def chosen(rows: Iterable[Row], columns: Sequence[str], asked: Asked) -> list[Row]:
    """Return the rows that were asked for, in their order, by what is shown of them and nothing else."""
    place = {key: at for at, key in enumerate(columns)}
    kept = [row for row in rows if asked.region in {"", row.region}]
    if asked.having in place:
        kept = [row for row in kept if row.counts[place[asked.having]]]
    if asked.lacking in place:
        kept = [row for row in kept if not row.counts[place[asked.lacking]]]
    if asked.order in place:
        at = place[asked.order]
        return sorted(kept, key=lambda row: (-(row.counts[at] or 0), row.name))
    return sorted(kept, key=lambda row: (row.region_name, row.name) if asked.order == "region" else ("", row.name))


@dataclass(frozen=True)
class Sum:
    """The sum of a column's shown counts; ``at_least`` where any of them is hidden."""

    many: int
    at_least: bool


def sums(rows: Sequence[Row], columns: Sequence[str]) -> tuple[Sum, ...]:
    """Return the sum of each column: of what is shown, so that nothing hidden can be found by taking away."""
    return tuple(
        Sum(sum(row.counts[at] or 0 for row in rows), any(row.counts[at] is None for row in rows)) for at in range(len(columns))
    )


def shares(steps: Mapping[str, int]) -> tuple[tuple[str, int, int], ...]:
    """Return each step of a funnel with its count and how many of the widest step that is in a hundred."""
    widest = max(steps.values(), default=0) or 1
    return tuple((step, many, round(100 * many / widest)) for step, many in steps.items())
