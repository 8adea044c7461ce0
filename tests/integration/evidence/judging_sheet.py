"""The sheet from which what should lead is judged by hand: what is stored of each area, and nothing of what the rules say.

    python -m tests.integration.evidence.judging_sheet

It prints, for each area of ``judged_areas.csv``, every figure that a finding may be about: its value with counts and interval, its
nation's, the middle of its neighbours', the share of areas below it, the limit it is held to and why it is held back. Read it, write
down what should lead, and only then run the test.
"""

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
django.setup()

from causeway.evidence.definitions.schema import indicators  # noqa: E402  models need Django set up
from causeway.evidence.models import Comparison  # noqa: E402

TABLE = Path(__file__).parent / "judged_areas.csv"


def figure(row: Comparison) -> str:
    """Return one figure as it is stored."""
    indicator = indicators()[row.indicator]
    measure, decimals = indicator.measure(row.measure), indicator.measure(row.measure).decimals
    parts = [f"{row.value:.{decimals}f}"]
    if row.denominator and row.numerator is not None:
        parts.append(f"({row.numerator:g} of {row.denominator:g})")
    if row.lower is not None and row.upper is not None:
        parts.append(f"[{row.lower:.{decimals}f} to {row.upper:.{decimals}f}]")
    parts.append("nation -" if row.nation_value is None else f"nation {row.nation_value:.{decimals}f}")
    if row.neighbours_value is not None:
        parts.append(f"neighbours {row.neighbours_value:.{decimals}f}")
    if row.percentile is not None:
        parts.append(f"{row.percentile:.0f} in 100 below")
    if measure.standard:
        parts.append(f"limit: {measure.standard.kept} {measure.standard.value:g}, {measure.standard.by}")
    if row.held:
        parts.append(f"held back: {row.held}")
    return f"{row.indicator}.{row.measure} {row.period} ({measure.polarity.value}, {indicator.severity_of(measure).value}): {' '.join(parts)}"


def sheet() -> Iterator[str]:
    """Yield the lines, an area's name before its figures."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        areas = list(csv.DictReader(lines))
    for area in areas:
        yield f"{area['kind']} {area['name']}"
        for row in Comparison.objects.filter(area_code=area["code"], area_kind=area["kind"]).order_by("indicator", "measure"):
            indicator = indicators()[row.indicator]
            measure = indicator.measure(row.measure)
            if not indicator.context and (measure is indicator.headline or measure.standard):
                yield f"  {figure(row)}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(sheet()) + "\n")
