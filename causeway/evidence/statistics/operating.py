"""The published operating characteristics: how often each rule speaks when there is nothing, and when there is something.

They are simulated (:mod:`causeway.evidence.statistics.domain.simulation`) by ``script/bench statistics`` and kept in
``reference/evidence/operating_characteristics.json``, from which the methods page and a page of the documentation are made.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from causeway.evidence.statistics.domain.simulation import Characteristics, Truth, standings, trends, unusual

AREAS = (14, 42, 150, 650)
ALIKE = (Truth.COMMON, Truth.SMALL, Truth.RATES_ALIKE)
APART = (Truth.DIFFERENT, Truth.LOG_ODDS, Truth.NORMAL, Truth.RARE, Truth.SMALL_DIFFERENT, Truth.RATES)
LEANING = (0.0, 0.5, 0.8)
INDICATORS = 24  # that a page could speak of
TURNED = 3.0  # areas of a hundred that really turn
SEED = 2026


@dataclass(frozen=True)
class Simulated:
    """One line: the rule, the truth areas were drawn from, and what came of it. ``nothing`` says that there was nothing to tell."""

    found: Characteristics
    nothing: bool


RULES = ("unusual", "beside the nation", "course")


def simulated(pages: int, rules: Collection[str] = RULES, areas: Collection[int] = AREAS) -> Iterator[Simulated]:
    """Simulate these rules for so many areas, each with about so many pages (or draws of all areas); the order is that of the table."""
    if "unusual" in rules:
        yield from _unusual(pages, areas)
    for many in areas:
        runs = max(2, 4 * pages // many)
        if "beside the nation" in rules:
            yield from _beside_the_nation(runs, many)
        if "course" in rules:
            for leaning in LEANING:
                yield Simulated(trends(leaning, many, INDICATORS, runs, SEED + 4), nothing=True)
                yield Simulated(trends(leaning, many, INDICATORS, runs, SEED + 5, turned=TURNED), nothing=False)


def _unusual(pages: int, areas: Collection[int]) -> Iterator[Simulated]:
    for many in areas:
        most = many == AREAS[-1]  # 650 areas take fifteen times as long as 42
        for truth in (*ALIKE, *APART):
            yield Simulated(unusual(truth, many, max(20, pages // (10 if most else 1)), SEED), nothing=True)
        for truth in APART:
            yield Simulated(unusual(truth, many, max(20, pages // (3 if most else 1)), SEED + 1, planted=True), nothing=False)


def _beside_the_nation(runs: int, many: int) -> Iterator[Simulated]:
    for truth in ALIKE:
        yield Simulated(standings(truth, many, INDICATORS, runs, SEED + 2), nothing=True)
    for truth in APART:
        yield Simulated(standings(truth, many, INDICATORS, max(2, runs // 4), SEED + 3), nothing=False)


def together(kept: Sequence[Simulated], found: Iterable[Simulated]) -> list[Simulated]:
    """Return the lines kept with those found anew in their places; each line says its own runs."""
    lines = {_name(one): one for one in kept}
    return list((lines | {_name(one): one for one in found}).values())


def _name(one: Simulated) -> tuple[str, str, int, bool]:
    return one.found.rule, one.found.truth, one.found.areas, one.nothing


def _path() -> Path:
    return Path(settings.REFERENCE_PATH) / "evidence" / "operating_characteristics.json"


def write(found: list[Simulated], to: Path | None = None) -> Path:
    """Keep of what was simulated what the table shows, a line each."""
    lines = [json.dumps(_shown(one), ensure_ascii=False) for one in found]
    path = to or _path()
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    return path


def _shown(one: Simulated) -> dict[str, str | int | bool]:
    beside = ("told", "false", "there") if one.nothing else ("spoke",)
    return {name: value for name, value in asdict(one.found).items() if name not in beside} | {"nothing": one.nothing}


@lru_cache(maxsize=2)
def _read(path: Path) -> tuple[Simulated, ...]:
    if not path.exists():
        return ()
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Simulated(Characteristics(**{k: v for k, v in row.items() if k != "nothing"}), row["nothing"]) for row in rows)


def published() -> tuple[Simulated, ...]:
    """Return what was simulated for this version; empty where nothing was."""
    return _read(_path())


def document(found: list[Simulated]) -> str:
    """Return the page of the documentation, as Markdown."""
    lines = [
        "# Operating characteristics",
        "",
        "Made by `script/bench statistics`; do not edit. How often each rule speaks when there is nothing to say, and, where there is",
        "something, how much of what it says is false and how much of what is there it says. What “nothing” means for each rule, and",
        "what areas are drawn from, stands in `causeway/evidence/statistics/domain/simulation.py`. A run is a draw of all areas for the",
        "unusual, and a page about one area with 24 indicators for the other two.",
        "",
        "| rule | truth | areas | runs | spoke when there is nothing | false among what is told | told of what there is |",
        "| --- | --- | --: | --: | --: | --: | --: |",
    ]
    return "\n".join([*lines, *(line(one) for one in found)]) + "\n"


def line(one: Simulated) -> str:
    """Return one row of the table."""
    of = one.found
    spoke = f"{100 * of.spoke_share:.1f}%" if one.nothing else ""
    false = "" if one.nothing else f"{100 * of.false_share:.1f}% of {of.told:,}"
    power = "" if one.nothing else f"{100 * of.power:.0f}%"
    return f"| {of.rule} | {of.truth} | {of.areas} | {of.runs:,} | {spoke} | {false} | {power} |"
