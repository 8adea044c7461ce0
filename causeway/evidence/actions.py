"""Taking in a release: one transaction, the checks inside it, the last release kept whatever happens."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.evidence.definitions import Source, indicators
from causeway.evidence.domain.intervals import wilson
from causeway.evidence.exceptions import ReleaseRefused
from causeway.evidence.ingest.rows import Row, digest
from causeway.evidence.models import Observation, Release, ReleaseState
from causeway.evidence.verify import verify

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


def _interval(row: Row) -> tuple[float | None, float | None]:
    measure = indicators()[row.indicator].measure(row.measure)
    if not measure.interval or row.numerator is None or not row.denominator:
        return None, None
    found = wilson(row.numerator, row.denominator)
    return 100 * found.lower, 100 * found.upper


def _observations(release: Release, rows: Sequence[Row]) -> Iterator[Observation]:
    for row in rows:
        lower, upper = _interval(row)
        yield Observation(
            release=release,
            indicator=row.indicator,
            measure=row.measure,
            area_kind=row.area_kind,
            area_code=row.area_code,
            area_vintage=row.area_vintage,
            period=row.period,
            status=row.status.value,
            value=row.value,
            numerator=row.numerator,
            denominator=row.denominator,
            lower=lower,
            upper=upper,
            note=row.note,
        )


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


def _about(rows: Sequence[Row], origin: Origin) -> dict[str, Any]:
    periods = sorted({row.period for row in rows}) or [""]
    return {
        "rows": len(rows),
        "fetched_from": origin.url,
        "fetched_at": origin.fetched_at,
        "version": origin.version[:200],
        "period_first": periods[0],
        "period_last": periods[-1],
    }


@transaction.atomic
def _note_refusal(source: Source, sha256: str, rows: Sequence[Row], reason: str, actor: str, origin: Origin) -> None:
    if Release.objects.filter(source=source.key, state=ReleaseState.REFUSED, sha256=sha256, refusal=reason).exists():
        return  # the same file, refused for the same reason: once is enough
    release = Release.objects.create(
        source=source.key, state=ReleaseState.REFUSED, sha256=sha256, refusal=reason, **_about(rows, origin)
    )
    record("evidence.release.refuse", actor=actor, subject=release, detail={"source": source.key, "reason": reason})


@transaction.atomic
def _replace(source: Source, rows: Sequence[Row], sha256: str, actor: str, origin: Origin) -> Release:
    Release.objects.filter(source=source.key, state=ReleaseState.CURRENT).update(state=ReleaseState.SUPERSEDED)
    release = Release.objects.create(source=source.key, state=ReleaseState.CURRENT, sha256=sha256, **_about(rows, origin))
    Observation.objects.bulk_create(_observations(release, rows), batch_size=1000)
    record("evidence.release.take_in", actor=actor, subject=release, detail={"source": source.key, "rows": len(rows)})
    _forget_old(source.key)
    shown_figures_changed(source.key)
    return release


def _forget_old(source: str) -> None:
    """Keep the figures of the latest releases only; of those before, that they were there."""
    kept = Release.objects.filter(source=source).exclude(state__in=Release.WITHOUT_FIGURES)
    old = [release.pk for release in kept if release.state != ReleaseState.CURRENT][KEPT_RELEASES - 1 :]
    Observation.objects.filter(release__in=old).delete()
    Release.objects.filter(pk__in=old).update(state=ReleaseState.FORGOTTEN)


def shown_figures_changed(source: str) -> None:
    """Bring up to date whatever is computed from a source's figures; called in the transaction that changes what is shown."""


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
    shown_figures_changed(release.source)
    record("evidence.release.go_back", actor=actor, subject=release, detail={"source": release.source})
