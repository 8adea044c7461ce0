"""``docs/reference/indicators.md``: every indicator as its definition has it."""

from collections.abc import Iterator

from causeway.evidence.definitions.schema import Indicator, Measure, Source, indicators, sources
from causeway.evidence.domain.measures import Kind

HEAD = """# Indicators

Taken from `definitions/`, which is the authority, by `script/manage document`; a test holds the two together. Sources and their checksums are in
`reference/evidence/manifest.json`.
"""
INTERVALS = {Kind.PROPORTION: "95% Wilson, where the counts are known", Kind.RATE: "95%, where the counts are known"}


def _line(text: str) -> str:
    return " ".join(text.split())


def _series(measure: Measure) -> str:
    interval = INTERVALS.get(measure.kind, "–") if measure.interval else "–"
    return f"| {measure.name} (`{measure.key}`) | {measure.counted_in} | {measure.polarity.value} | {_line(measure.formula)} | {interval} |"


def _standards(indicator: Indicator) -> Iterator[str]:
    for measure in indicator.measures:
        if measure.standard:
            one = measure.standard
            yield f"{measure.name}: {_line(one.sentence)} ([{one.url_text}]({one.url}))"
        if measure.not_compared:
            yield f"{measure.name}: areas are not set beside each other. {_line(measure.not_compared)}"


def _cautions(indicator: Indicator) -> Iterator[str]:
    """Yield what a reader must know before a figure is used: changes of the collection, then figures that may still change."""
    if indicator.began:
        yield f"First collected for {indicator.began.from_period}: {_line(indicator.began.why)}"
    yield from (f"From {one.from_period}: {_line(one.why)}" for one in indicator.breaks)
    yield from (f"{one.period} is provisional: {_line(one.why)}" for one in indicator.provisional)


def _section(indicator: Indicator, source: Source) -> Iterator[str]:
    yield f"## {indicator.name}\n"
    yield (f"`{indicator.key}` · {indicator.service} · {source.publisher}, [{source.title}]({source.url}) · {source.licence}\n")
    yield f"{_line(indicator.tells)}\n"
    yield f"**It does not tell:** {_line(indicator.does_not_tell)}\n"
    yield f"**What it is for a child:** {indicator.severity.value}. {_line(indicator.why_it_matters)}".rstrip() + "\n"
    yield "| series | unit | better | formula | interval |\n| --- | --- | --- | --- | --- |"
    yield "\n".join(_series(measure) for measure in indicator.measures) + "\n"
    area = indicator.geography
    yield f"**Areas:** {area.named}, {area.vintage}. {_line(area.note)}\n"
    yield f"**Signs and suppression:** {_line(indicator.suppression)}\n"
    yield f"**Method:** {_line(indicator.method)}\n"
    remarks = (*_standards(indicator), *indicator.caveats, *_cautions(indicator))
    yield "\n".join(f"- {_line(text)}" for text in remarks) + "\n"
    yield f"Checked {indicator.checked} by {indicator.checker}; next review {indicator.next_review}."


def as_markdown() -> str:
    """Return the page, indicators in the order in which they are shown."""
    parts = ["\n".join(_section(one, sources()[one.source])) for one in indicators().values()]
    return "\n".join([HEAD, "\n\n".join(parts)]) + "\n"
