"""Reading releases: which there are, what they hold, and how two of them differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FloatField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Abs, Greatest

from causeway.evidence.definitions.schema import Source
from causeway.evidence.domain.symbols import Status
from causeway.evidence.ingest.rows import Row
from causeway.evidence.models import Observation, Release, ReleaseState

LARGEST = 8


@dataclass(frozen=True)
class Change:
    """One figure that differs; ``None`` stands for no published value."""

    indicator: str
    measure: str
    area_code: str
    period: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Difference:
    """How a later release differs from an earlier one, in figures, with the largest changes relative to what stood before."""

    added: int
    removed: int
    changed: int
    now_withheld: int
    no_longer_withheld: int
    largest: tuple[Change, ...] = ()

    def sentence(self) -> str:
        """Return the counts in words."""
        parts = [
            f"{self.added:,} figures added",
            f"{self.removed:,} removed",
            f"{self.changed:,} changed",
            f"{self.now_withheld:,} now withheld",
        ]
        return ", ".join(parts) + "."


def _beside(rows: QuerySet[Observation], other: Release) -> Any:
    """Return the rows, each with what the same cell is in the ``other`` release."""
    same = Observation.objects.filter(
        release=other,
        **{name: OuterRef(name) for name in ("indicator", "measure", "area_code", "period")},
    )
    return rows.annotate(
        other=Subquery(same.values("pk")[:1]),
        was=Subquery(same.values("value")[:1], output_field=FloatField()),
        was_status=Subquery(same.values("status")[:1]),
    )


def difference(earlier: Release, later: Release) -> Difference:
    """Return how ``later`` differs from ``earlier``; both must still have their figures."""
    new = _beside(Observation.objects.filter(release=later), earlier)
    old = _beside(Observation.objects.filter(release=earlier), later)
    both = new.filter(other__isnull=False)
    moved = both.filter(value__isnull=False, was__isnull=False).exclude(value=F("was"))
    withheld = Q(status=Status.SUPPRESSED)
    was_withheld = Q(was_status=Status.SUPPRESSED)
    by_size = moved.annotate(step=Abs(F("value") - F("was")) / Greatest(Abs(F("was")), 1.0, output_field=FloatField()))
    largest = by_size.order_by("-step", "indicator", "measure", "area_code", "period")[:LARGEST]
    return Difference(
        added=new.filter(other__isnull=True).count(),
        removed=old.filter(other__isnull=True).count(),
        changed=moved.count(),
        now_withheld=both.filter(withheld).exclude(was_withheld).count(),
        no_longer_withheld=both.filter(was_withheld).exclude(withheld).count(),
        largest=tuple(Change(one.indicator, one.measure, one.area_code, one.period, one.was, one.value) for one in largest),
    )


def rows_of(release: Release) -> Iterator[Row]:
    """Yield what a release holds, as it was read."""
    for one in release.observations.iterator(chunk_size=5000):
        yield Row(
            one.indicator,
            one.measure,
            one.area_kind,
            one.area_code,
            one.area_vintage,
            one.period,
            Status(one.status),
            one.value,
            one.numerator,
            one.denominator,
            one.note,
        )


def before(release: Release) -> Release | None:
    """Return the release of the same source with figures that was loaded last before this one."""
    kept = Release.objects.exclude(state__in=Release.WITHOUT_FIGURES).filter(source=release.source)
    return kept.filter(Q(loaded_at__lt=release.loaded_at) | Q(loaded_at=release.loaded_at, pk__lt=release.pk)).first()


def newer_than_shipped(source: Source, shipped: str, last_period: str) -> Release | None:
    """Return the release that is shown where what ships must not replace it at the next start.

    ``shipped`` is the digest of the shipped rows, ``last_period`` the last they have. They must not when they were loaded before and
    another release took their place since, by a refresh or a person's choice, nor when a refreshed release reaches at least as far.
    """
    shown = Release.objects.filter(source=source.key, state=ReleaseState.CURRENT).first()
    if shown is None or shown.sha256 == shipped:
        return None
    loaded_before = Release.objects.filter(source=source.key, sha256=shipped).exclude(state=ReleaseState.REFUSED).exists()
    return shown if loaded_before or (shown.fetched_from and shown.period_last >= last_period) else None
