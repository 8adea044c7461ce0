"""Raking: weights under which those who answered stand as the schools do, by region and by kind at once (Deming and Stephan, 1940).

Each group's weights are brought to its share, one break after the other, until nothing moves. A group without a target keeps its share.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

ROUNDS = 500
NEAR = 1e-10
_Cell = TypeVar("_Cell", bound=Hashable)


@dataclass(frozen=True)
class Raked:
    """Weights by cell, one on average. ``effective`` is as many answers as the weighted ones are worth (Kish, 1965)."""

    weights: Mapping[Hashable, float]
    largest: float
    effective: float
    converged: bool


def rake(
    counts: Mapping[_Cell, int], groups: Sequence[Mapping[_Cell, Hashable]], targets: Sequence[Mapping[Hashable, float]]
) -> Raked:
    """Return the weights of cells with ``counts``; for each break, ``groups`` says the group of a cell, ``targets`` how many schools are in it."""
    cells = [cell for cell, many in counts.items() if many]
    many = np.array([counts[cell] for cell in cells], dtype=float)
    weights, total, moved = np.ones(len(cells)), many.sum(), np.inf
    sides = [_shares(cells, many, *side) for side in zip(groups, targets, strict=True)]
    for _round in range(ROUNDS):
        before = weights.copy()
        for members, share in sides:
            held = members @ (many * weights)
            weights *= (share * total / held) @ members
        moved = float(np.abs(weights - before).max(initial=0.0))
        if moved < NEAR:
            break
    worth = float((many * weights).sum() ** 2 / (many * weights**2).sum()) if total else 0.0
    return Raked(dict(zip(cells, weights.tolist(), strict=True)), float(weights.max(initial=0)), worth, moved < NEAR)


def _shares(
    cells: Sequence[_Cell], many: "np.ndarray", of: Mapping[_Cell, Hashable], target: Mapping[Hashable, float]
) -> tuple["np.ndarray", "np.ndarray"]:
    """Return which cells each group has, and the share that it should have of those who answered."""
    present = list(dict.fromkeys(of[cell] for cell in cells))
    members = np.array([[float(of[cell] == group) for cell in cells] for group in present])
    now = members @ many / max(many.sum(), 1.0)
    known = np.array([bool(target.get(group)) for group in present])
    wanted = np.array([float(target.get(group, 0)) for group in present])
    rest = now[~known].sum()
    return members, np.where(known, wanted / max(wanted.sum(), 1.0) * (1.0 - rest), now)
