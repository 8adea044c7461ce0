"""Computing the stored comparisons anew, once for each set of current releases."""

import hashlib
import json
from dataclasses import dataclass

from django.db import transaction

from causeway.areas.models import LoadedFile
from causeway.audit.actions import record
from causeway.evidence.definitions.schema import Indicator, indicators
from causeway.evidence.models import Comparison, Computation, Release, ReleaseState, Spread
from causeway.evidence.releases.editions import mark
from causeway.evidence.statistics.area_groups import groups
from causeway.evidence.statistics.computing import cells
from causeway.evidence.statistics.computing.likes import likes
from causeway.evidence.statistics.computing.spreads import Place, spread
from causeway.evidence.statistics.computing.standing import comparisons

METHOD = 1  # raised when a method changes, so that a new version computes anew
BATCH = 1000


@dataclass(frozen=True)
class Recomputed:
    """What came of it; ``new`` is false when everything was there already."""

    new: bool
    comparisons: int
    spreads: int


def _means(indicator: Indicator) -> list[object]:
    measures = [(one.key, one.kind.value, one.per) for one in indicator.measures]
    return [indicator.key, measures, [one.from_period for one in indicator.breaks], indicator.geography.nation]


def fingerprint() -> str:
    """Return the sha256 of everything the comparisons rest on."""
    releases = Release.objects.filter(state=ReleaseState.CURRENT).order_by("source").values_list("source", "pk", "sha256")
    areas = LoadedFile.objects.order_by("name").values_list("name", "sha256")
    means = [_means(one) for one in indicators().values()]
    text = json.dumps([METHOD, list(releases), list(areas), means, groups().sha256])
    return hashlib.sha256(text.encode()).hexdigest()


def computed() -> tuple[list[Comparison], list[Spread]]:
    """Compute every comparison and spread of the current releases; nothing is written."""
    known, alike = indicators(), likes()
    found: list[Comparison] = []
    spreads: list[Spread] = []
    for series in cells.read():
        indicator = known.get(series.indicator)
        measure = next((one for one in indicator.measures if one.key == series.measure), None) if indicator else None
        if indicator is None or measure is None:
            continue  # a definition that was taken away; its figures are not shown either
        found += comparisons(indicator, measure, series, alike)
        for kind, by_period in series.kinds.items():
            place = Place(indicator.key, measure, kind)
            for when, one in by_period.items():
                nation = series.nation(indicator.geography.nation, when)
                row = spread(place, one, nation, latest=when == series.latest)
                spreads += [row] if row else []
    return found, spreads


def recompute(*, actor: str) -> Recomputed:
    """Compute the comparisons of the current releases, unless they are there. Call it after a release is taken in or gone back to."""
    mark(actor=actor)
    now = fingerprint()
    if Computation.objects.filter(fingerprint=now).exists():
        return Recomputed(new=False, comparisons=Comparison.objects.count(), spreads=Spread.objects.count())
    found, spreads = computed()
    _replace(now, found, spreads, actor)
    return Recomputed(new=True, comparisons=len(found), spreads=len(spreads))


@transaction.atomic
def _replace(now: str, found: list[Comparison], spreads: list[Spread], actor: str) -> None:
    for model in (Computation, Comparison, Spread):
        model.objects.all().delete()
    Comparison.objects.bulk_create(found, batch_size=BATCH)
    Spread.objects.bulk_create(spreads, batch_size=BATCH)
    made = Computation.objects.create(fingerprint=now)
    record(
        "evidence.comparisons.compute",
        actor=actor,
        subject=made,
        detail={"comparisons": len(found), "spreads": len(spreads), "fingerprint": now},
    )
