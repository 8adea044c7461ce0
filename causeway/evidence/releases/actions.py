"""Taking in a release: one transaction, the checks inside it, the last release kept whatever happens."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.evidence.acts import Noted
from causeway.evidence.definitions.schema import Measure, Source, indicators
from causeway.evidence.domain.intervals import Interval, poisson, rate, wilson
from causeway.evidence.domain.measures import Kind
from causeway.evidence.exceptions import ReleaseRefused
from causeway.evidence.ingest.rows import Row, digest
from causeway.evidence.models import Observation, Release, ReleaseState
from causeway.evidence.releases.loading import Line, insert
from causeway.evidence.releases.verify import verify

KEPT_RELEASES = 4  # of each source, with their figures: the one that is shown and those one can go back to


@dataclass(frozen=True)
class Origin:
    """Where a release came from; nothing where it ships with Causeway."""

    url: str = ""
    fetched_at: dt.datetime | None = None
    version: str = ""


SHIPPED = Origin()


@dataclass(frozen=True)
class Taken:
    """What came of taking in a release; ``new`` is false when the same figures were there already."""

    release: Release
    new: bool


def _interval(row: Row, measure: Measure) -> tuple[float | None, float | None]:
    """Return the 95% interval that suits the kind of measure, in the unit of the value; medians and amounts have none."""
    if not measure.interval or row.value is None:
        return None, None
    found: Interval | None = None
    if measure.kind is Kind.COUNT:
        found = poisson(row.value)
    elif row.numerator is not None and row.denominator:
        if measure.kind is Kind.PROPORTION:
            share = wilson(row.numerator, row.denominator)
            found = Interval(100 * share.lower, 100 * share.upper)
        elif measure.kind is Kind.RATE:
            found = rate(row.numerator, row.denominator, measure.per)
    return (found.lower, found.upper) if found else (None, None)


def _lines(release: Release, rows: Iterable[Row]) -> Iterator[Line]:
    """Yield each row as the columns of an observation, with our interval; what is read together stands together, by area."""
    known = indicators()
    for row in sorted(rows, key=lambda row: (row.area_code, row.indicator, row.measure, row.period)):
        lower, upper = _interval(row, known[row.indicator].measure(row.measure))
        yield (
            release.pk,
            row.indicator,
            row.measure,
            row.area_kind,
            row.area_code,
            row.area_vintage,
            row.period,
            row.status.value,
            row.value,
            row.numerator,
            row.denominator,
            lower,
            upper,
            row.note,
        )


def already_shown(source: Source, sha256: str) -> Release | None:
    """Return the current release if it holds the rows with this digest, so that they need not be read again."""
    return Release.objects.filter(source=source.key, state=ReleaseState.CURRENT, sha256=sha256).first()


def take_in(source: Source, rows: Sequence[Row], *, actor: str, origin: Origin = SHIPPED) -> Taken:
    """Make ``rows`` the current release of ``source``. Taking in the same figures twice changes nothing.

    Raises :class:`ReleaseRefused` when a check fails: the refusal and its reason are kept, and the last release stays current.
    """
    sha256 = digest(rows)
    current = Release.objects.filter(source=source.key, state=ReleaseState.CURRENT).first()
    if current and current.sha256 == sha256:
        return Taken(current, new=False)
    try:
        verify(rows, source, indicators(), current.rows if current else None)
    except ReleaseRefused as refusal:
        _note_refusal(source, sha256, rows, str(refusal), actor, origin)
        raise
    return Taken(_replace(source, rows, sha256, actor, origin), new=True)


def periods_of(held: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the periods of each indicator in order, from indicators with a period each."""
    found: dict[str, set[str]] = {}
    for indicator, period in held:
        found.setdefault(indicator, set()).add(period)
    return {indicator: sorted(each) for indicator, each in found.items()}


def _about(rows: Sequence[Row], origin: Origin) -> dict[str, Any]:
    periods = periods_of((row.indicator, row.period) for row in rows)
    every = sorted({period for each in periods.values() for period in each}) or [""]
    return {
        "periods": periods,
        "rows": len(rows),
        "fetched_from": origin.url,
        "fetched_at": origin.fetched_at,
        "version": origin.version[:200],
        "period_first": every[0],
        "period_last": every[-1],
    }


@transaction.atomic
def _note_refusal(source: Source, sha256: str, rows: Sequence[Row], reason: str, actor: str, origin: Origin) -> None:
    if Release.objects.filter(source=source.key, state=ReleaseState.REFUSED, sha256=sha256, refusal=reason).exists():
        return  # the same file, refused for the same reason: once is enough
    release = Release.objects.create(
        source=source.key, state=ReleaseState.REFUSED, sha256=sha256, refusal=reason, **_about(rows, origin)
    )
    record(Noted.RELEASE_REFUSE, actor=actor, subject=release, detail={"source": source.key, "reason": reason})


@transaction.atomic
def _replace(source: Source, rows: Sequence[Row], sha256: str, actor: str, origin: Origin) -> Release:
    Release.objects.filter(source=source.key, state=ReleaseState.CURRENT).update(state=ReleaseState.SUPERSEDED)
    release = Release.objects.create(source=source.key, state=ReleaseState.CURRENT, sha256=sha256, **_about(rows, origin))
    insert(_lines(release, rows))
    record(Noted.RELEASE_TAKE_IN, actor=actor, subject=release, detail={"source": source.key, "rows": len(rows)})
    _forget_old(source.key)
    return release


def _forget_old(source: str) -> None:
    """Keep the figures of the latest releases only; of those before, that they were there."""
    kept = Release.objects.filter(source=source).exclude(state__in=Release.WITHOUT_FIGURES)
    old = [release.pk for release in kept if release.state != ReleaseState.CURRENT][KEPT_RELEASES - 1 :]
    Observation.objects.filter(release__in=old).delete()
    Release.objects.filter(pk__in=old).update(state=ReleaseState.FORGOTTEN)


@transaction.atomic
def go_back_to(release: Release, *, actor: str) -> None:
    """Show an earlier release of a source again. Raises :class:`ReleaseRefused` for one that cannot be shown."""
    locked = {one.pk: one for one in Release.objects.select_for_update().filter(source=release.source)}
    release = locked.get(release.pk, release)
    if release.state == ReleaseState.REFUSED:
        raise ReleaseRefused(f"{release} failed its checks and cannot be shown: {release.refusal}")
    if release.state == ReleaseState.FORGOTTEN:
        raise ReleaseRefused(_("The figures of that release are no longer kept, so it cannot be shown."))
    if release.state == ReleaseState.CURRENT:
        return
    Release.objects.filter(source=release.source, state=ReleaseState.CURRENT).update(state=ReleaseState.SUPERSEDED)
    Release.objects.filter(pk=release.pk).update(state=ReleaseState.CURRENT)
    record(Noted.RELEASE_GO_BACK, actor=actor, subject=release, detail={"source": release.source})
