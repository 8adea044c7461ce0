"""Taking in a release: one transaction, the checks inside it, the last release kept whatever happens."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from causeway.audit.actions import record
from causeway.evidence.definitions import Source, indicators
from causeway.evidence.domain.intervals import Interval, poisson, rate, wilson
from causeway.evidence.domain.measures import Kind
from causeway.evidence.exceptions import ReleaseRefused
from causeway.evidence.ingest.rows import Row, digest
from causeway.evidence.loading import Line, insert
from causeway.evidence.models import Release, ReleaseState
from causeway.evidence.verify import verify


@dataclass(frozen=True)
class Taken:
    """What came of taking in a release; ``new`` is false when the same figures were there already."""

    release: Release
    new: bool


def _interval(row: Row) -> tuple[float | None, float | None]:
    """Return the 95% interval that suits the kind of measure, in the unit of the value; medians and amounts have none."""
    measure = indicators()[row.indicator].measure(row.measure)
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
    """Yield each row as the columns of an observation, with our interval."""
    for row in rows:
        lower, upper = _interval(row)
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


def take_in(source: Source, rows: Sequence[Row], *, actor: str) -> Taken:
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
        _note_refusal(source, sha256, len(rows), str(refusal), actor)
        raise
    return Taken(_replace(source, rows, sha256, actor), new=True)


@transaction.atomic
def _note_refusal(source: Source, sha256: str, rows: int, reason: str, actor: str) -> None:
    release = Release.objects.create(source=source.key, state=ReleaseState.REFUSED, sha256=sha256, rows=rows, refusal=reason)
    record("evidence.release.refuse", actor=actor, subject=release, detail={"source": source.key, "reason": reason})


@transaction.atomic
def _replace(source: Source, rows: Sequence[Row], sha256: str, actor: str) -> Release:
    Release.objects.filter(source=source.key, state=ReleaseState.CURRENT).update(state=ReleaseState.SUPERSEDED)
    release = Release.objects.create(source=source.key, state=ReleaseState.CURRENT, sha256=sha256, rows=len(rows))
    insert(_lines(release, rows))
    record("evidence.release.take_in", actor=actor, subject=release, detail={"source": source.key, "rows": len(rows)})
    return release


@transaction.atomic
def go_back_to(release: Release, *, actor: str) -> None:
    """Show an earlier release of a source again. Raises :class:`ReleaseRefused` for one that never passed its checks."""
    if release.state == ReleaseState.REFUSED:
        raise ReleaseRefused(f"{release} failed its checks and cannot be shown: {release.refusal}")
    Release.objects.filter(source=release.source, state=ReleaseState.CURRENT).update(state=ReleaseState.SUPERSEDED)
    Release.objects.filter(pk=release.pk).update(state=ReleaseState.CURRENT)
    record("evidence.release.go_back", actor=actor, subject=release, detail={"source": release.source})
