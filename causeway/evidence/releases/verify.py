"""Whether a release may replace the last one. Every fault is a sentence; all of them are told at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from causeway.evidence.definitions.schema import Indicator, Measure, Source, codes
from causeway.evidence.domain.measures import Kind
from causeway.evidence.exceptions import ReleaseRefused
from causeway.evidence.ingest.rows import Row
from causeway.evidence.releases.reference import known_areas

ROUNDING = 5  # the coarsest rounding of a published count, which the percentages beside them do not share


def _size(rows: Sequence[Row], source: Source, before: int | None) -> Iterator[str]:
    if len(rows) < source.checks.least_rows:
        yield f"It has {len(rows)} rows; at least {source.checks.least_rows} are expected."
    if before and len(rows) < before * source.checks.most_shrink:
        yield f"It has {len(rows)} rows where the last release had {before}."


def _range(row: Row, measure: Measure) -> Iterator[str]:
    """Yield what cannot be about one published value, given what kind of number it is."""
    value = row.value or 0.0
    share = measure.kind is Kind.PROPORTION
    if (value < 0 and not measure.signed) or (share and value > 100):  # noqa: PLR2004  per cent
        yield f"{row.measure} of {row.area_code} in {row.period} is {row.value}, which cannot be."
    if row.numerator is None or not row.denominator:
        return
    if share and row.numerator > row.denominator:
        yield f"{row.measure} of {row.area_code} in {row.period} counts {row.numerator} of {row.denominator}."
        return
    per = 100 if share else measure.per or 1
    room = 0.01 if measure.kind is Kind.AMOUNT else 0.5 + per * ROUNDING / row.denominator
    if abs(per * row.numerator / row.denominator - value) > room:
        yield f"{row.measure} of {row.area_code} in {row.period} is {row.value}, but its counts give another {'share' if share else 'value'}."


def _ranges(rows: Sequence[Row], indicators: dict[str, Indicator]) -> Iterator[str]:
    measures = {(key, measure.key): measure for key, indicator in indicators.items() for measure in indicator.measures}
    for row in rows:
        measure = measures.get((row.indicator, row.measure))
        if measure is None:
            yield f"{row.indicator} has no series {row.measure}."
        elif row.value is not None:
            yield from _range(row, measure)


def _coverage(rows: Sequence[Row], source: Source) -> Iterator[str]:
    seen = Counter((row.indicator, row.area_kind, row.period, row.measure) for row in rows)
    for cover in source.checks.coverage:
        counts = {key: count for key, count in seen.items() if key[:2] == (cover.indicator, cover.kind)}
        if not counts:
            yield f"It has no {cover.kind} figures for {cover.indicator}."
        for (_, _, period, measure), count in counts.items():
            if not cover.least <= count <= cover.most:
                yield f"{measure} in {period} has {count} areas of kind {cover.kind}; {cover.least} to {cover.most} are expected."


def _known(rows: Sequence[Row], source: Source) -> Iterator[str]:
    asked = {known.code for known in source.checks.known}
    values = {(row.indicator, row.measure, row.area_code, row.period): row.value for row in rows if row.area_code in asked}
    for known in source.checks.known:
        got = values.get((known.indicator, known.measure, known.code, known.period))
        if got != known.value:
            yield f"{known.measure} of {known.code} in {known.period} is {got}; a person read {known.value} in {known.where}."


def _sums(rows: Sequence[Row], source: Source) -> Iterator[str]:
    for rule in source.checks.sums:
        parts: defaultdict[str, float] = defaultdict(float)
        wholes: dict[str, float] = {}
        for row in rows:
            if (row.indicator, row.measure) == (rule.indicator, rule.measure) and row.value is not None:
                if row.area_kind == rule.parts:
                    parts[row.period] += row.value
                elif row.area_code == rule.whole:
                    wholes[row.period] = row.value
        for period, whole in wholes.items():
            if not rule.least <= parts[period] / whole <= rule.most:
                yield f"{rule.measure} in {period}: the parts add up to {parts[period]:.0f}, but the whole is {whole:.0f}."


def _areas(rows: Sequence[Row], source: Source) -> Iterator[str]:
    """Yield each area that the areas room does not know, unless it is declared to have ended."""
    ended = set(codes(source.checks.ended).values()) if source.checks.ended else set()
    strange = {(row.area_kind, row.area_code) for row in rows if row.area_code not in ended} - known_areas()
    yield from (f"The {kind} {code} is not an area we know." for kind, code in sorted(strange))


def faults(rows: Sequence[Row], source: Source, indicators: dict[str, Indicator], before: int | None) -> list[str]:
    """Return everything that is wrong with a release; ``before`` is the number of rows of the one it would replace."""
    found = [f"{count} rows share {key}." for key, count in Counter(row.identity() for row in rows).items() if count > 1]
    found += _size(rows, source, before)
    found += _ranges(rows, indicators)
    found += _areas(rows, source)
    found += _coverage(rows, source)
    found += _known(rows, source)
    found += _sums(rows, source)
    return found


def verify(rows: Sequence[Row], source: Source, indicators: dict[str, Indicator], before: int | None = None) -> None:
    """Raise :class:`ReleaseRefused` with the first faults unless the release passes every check."""
    found = faults(rows, source, indicators, before)
    if found:
        more = f" And {len(found) - 5} more." if len(found) > 5 else ""  # noqa: PLR2004  as many as one reads
        raise ReleaseRefused(f"{source.title} was not taken in; the last release stays. {' '.join(found[:5])}{more}")
