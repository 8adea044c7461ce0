"""The reference page of indicators, drawn from their definitions."""

from collections.abc import Iterator

from causeway.evidence.definitions import Indicator, Measure, indicators, sources
from causeway.evidence.domain.measures import Kind

HEAD = """# Indicators

Drawn from `definitions/` by `script/manage document`. Sources and their checksums are in `reference/evidence/manifest.json`.
"""
INTERVALS = {Kind.PROPORTION: "95%, Wilson", Kind.RATE: "95%, Byar or exact"}


def _interval(measure: Measure) -> str:
    return f"{INTERVALS.get(measure.kind, '95%')}, where the counts are known" if measure.interval else "–"


def _unit(measure: Measure) -> str:
    return f"{measure.unit} for every {measure.per:,}" if measure.per else str(measure.unit)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _series(indicator: Indicator) -> Iterator[str]:
    yield "| series | kind | unit | better | formula | interval |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for measure in indicator.measures:
        cells = (
            f"{measure.name} (`{measure.key}`)",
            measure.kind.value,
            _unit(measure),
            measure.polarity.value,
            measure.formula,
            _interval(measure),
        )
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _section(indicator: Indicator) -> Iterator[str]:
    source, geography = sources()[indicator.source], indicator.geography
    yield f"## {indicator.name}\n"
    yield f"`{indicator.key}` · {indicator.service} · {source.publisher}, [{source.title}]({source.url}) · {source.licence}\n"
    yield f"{indicator.tells}\n"
    yield f"**It does not tell:** {indicator.does_not_tell}\n"
    yield "\n".join(_series(indicator)) + "\n"
    yield f"**Areas:** {geography.named}, {geography.vintage}. {geography.note}\n"
    yield f"**Signs and suppression:** {indicator.suppression}\n"
    yield f"**Method:** {indicator.method}\n"
    yield "\n".join(
        [f"- {caveat}" for caveat in indicator.caveats] + [f"- From {one.from_period}: {one.why}" for one in indicator.breaks]
    )
    yield f"\nChecked {indicator.checked} by {indicator.checker}; next review {indicator.next_review}.\n"


def page() -> str:
    """Return docs/reference/indicators.md."""
    lines = [line for indicator in indicators().values() for line in _section(indicator)]
    return "\n".join([HEAD, *lines]).rstrip() + "\n"
