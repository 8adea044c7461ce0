"""Computing the stored comparisons anew, once for each set of current releases."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from causeway.areas.models import LoadedFile
from causeway.audit.actions import record
from causeway.evidence.acts import Noted
from causeway.evidence.definitions.schema import Indicator, Measure, indicators
from causeway.evidence.models import Comparison, Computation, Release, ReleaseState, Spread
from causeway.evidence.releases.editions import mark
from causeway.evidence.releases.loading import insert_made
from causeway.evidence.statistics.area_groups import groups
from causeway.evidence.statistics.computing import cells
from causeway.evidence.statistics.computing.cells import Series
from causeway.evidence.statistics.computing.gating import children_of
from causeway.evidence.statistics.computing.likes import likes
from causeway.evidence.statistics.computing.spreads import Place, spread
from causeway.evidence.statistics.computing.standing import comparisons
from causeway.evidence.statistics.computing.targets import with_counts

METHOD = 4  # raised when a method changes, so that a new version computes anew
THREADS = 4  # at most, for the spreads


@dataclass(frozen=True)
class Recomputed:
    """What came of it; ``new`` is false when everything was there already."""

    new: bool
    comparisons: int
    spreads: int


def _means(indicator: Indicator) -> list[object]:
    measures = [(one.key, one.kind.value, one.per, one.polarity.value, bool(one.not_compared)) for one in indicator.measures]
    breaks = [one.from_period for one in indicator.breaks]
    unsure = [one.period for one in indicator.provisional]
    began = indicator.began.from_period if indicator.began else ""
    return [indicator.key, measures, breaks, unsure, began, indicator.severity.value, indicator.geography.nation]


def fingerprint() -> str:
    """Return the sha256 of everything the comparisons rest on."""
    releases = Release.objects.filter(state=ReleaseState.CURRENT).order_by("source").values_list("source", "pk", "sha256")
    areas = LoadedFile.objects.order_by("name").values_list("name", "sha256")
    means = [_means(one) for one in indicators().values()]
    text = json.dumps([METHOD, list(releases), list(areas), means, groups().sha256])
    return hashlib.sha256(text.encode()).hexdigest()


def _by_indicator() -> Iterator[tuple[Indicator, list[tuple[Measure, Series]]]]:
    """Yield each indicator with its measures' series; those of a definition that was taken away are not shown either."""
    known = indicators()
    for key, each in groupby(cells.read(), key=lambda one: one.indicator):
        indicator, found = known.get(key), list(each)
        if indicator is None:
            continue
        by_key = {measure.key: measure for measure in indicator.measures}
        yield indicator, [(by_key[one.measure], with_counts(by_key[one.measure], one)) for one in found if one.measure in by_key]


def computed() -> tuple[list[Comparison], list[Spread]]:
    """Compute every comparison and spread of the current releases; nothing is written."""
    alike, read = likes(), list(_by_indicator())
    children: dict[tuple[str, str], float] = {}
    for indicator, series in read:
        children |= children_of(indicator, [one for _measure, one in series])
    each = [(indicator, measure, one) for indicator, series in read for measure, one in series]
    found = [row for indicator, measure, one in each for row in comparisons(indicator, measure, one, alike, children)]
    return found, _all_spreads(each)


def _all_spreads(each: Sequence[tuple[Indicator, Measure, Series]]) -> list[Spread]:
    """Return the spreads of every series, in the order given, on as many processors as there are.

    Threads are enough, since NumPy lets go of the interpreter while it works on large arrays. They ask the database nothing, and chance
    is drawn from each place's own name, so that the same comes of it in whatever order they run. It is Python that would hold them up:
    so nothing else is computed meanwhile.
    """
    with ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1)) as threads:
        return [row for rows in threads.map(lambda one: list(_spreads(*one)), each) for row in rows]


def _spreads(indicator: Indicator, measure: Measure, series: Series) -> Iterator[Spread]:
    """Yield the latest spread of each kind of area; of the headline in its own areas those of earlier periods too.

    Intervals are drawn for the latest and for the first it can be compared with.
    """
    latest = series.latest
    start = indicator.comparable_from(latest)
    for kind, by_period in series.kinds.items():
        headline = (measure.key, kind) == (indicator.headline.key, indicator.geography.kind)
        place = Place(indicator.key, measure, kind)
        first = min((when for when in by_period if when >= start), default="")
        for when, one in by_period.items():
            if when == latest or headline:
                draws = when in {latest, first}
                row = spread(place, one, series.nation(indicator.geography.nation, when), draws=draws)
                if row:
                    yield row


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
    as_read = sorted(found, key=lambda one: (one.area_code, one.indicator, one.measure))  # by pages of areas
    insert_made(as_read)
    insert_made(spreads)
    made = Computation.objects.create(fingerprint=now)
    record(
        Noted.COMPARISONS_COMPUTE,
        actor=actor,
        subject=made,
        detail={"comparisons": len(found), "spreads": len(spreads), "fingerprint": now},
    )
