"""The Children's Commissioner's table of 2021/22: one line for each of 106 NHS areas of the time, one column for each year's figure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Indicator, Measure, Source, codes, indicators_of
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need
from causeway.evidence.ingest.series import Spot, figure, names_in

ENGLAND = "England"
MONEY_FROM, PENCE, NINTHS = 1e6, 2, 9  # no count is above a million, and amounts of money come with thirteen digits and more
# A year as columns end in it, and the mid-year population that the publisher divides it by (2020/21 and 2021/22 share one).
YEARS = {
    "2017-2018": {"short": "1718", "long": "201718", "population": ""},
    "2018-2019": {"short": "1819", "long": "201819", "population": "2018"},
    "2019-2020": {"short": "1920", "long": "201920", "population": "2019"},
    "2020-2021": {"short": "2021", "long": "202021", "population": "2020"},
    "2021-2022": {"short": "2122", "long": "202122", "population": "2020"},
}


def _of_year(measure: Measure, period: str) -> Measure:
    """Return the measure with the column names of one year: ``no_referred_{short}`` becomes ``no_referred_2122``."""
    names = {key: text.format_map(YEARS[period]) for key, text in measure.published_as.items()}
    return measure.model_copy(update={"published_as": names})


def _periods(indicator: Indicator, measure: Measure) -> list[str]:
    return (measure.published_as.get("years") or indicator.published_as["years"]).split()


def _place(code: str, name: str) -> tuple[str, str]:
    if code == ENGLAND:
        return "nation", "E92000001"
    gss = codes("ccgs_2021").get(code)
    if gss is None:
        raise IngestError(f"{name}: “{code}” is not one of the 106 clinical commissioning groups of 2021/22.")
    return "sub-icb", gss


def _line_rows(indicator: Indicator, line: dict[str, str], source: Source, name: str) -> Iterator[Row]:
    kind, code = _place(line["org_cd"], name)

    def read(column: str) -> Cell:
        one = cell(line[column], source, f"{name}, {line['org_cd']} {column}")
        return one if one.value is None else replace(one, value=round(one.value, PENCE if one.value > MONEY_FROM else NINTHS))

    for measure in indicator.measures:
        for period in _periods(indicator, measure):
            spot = Spot(kind, code, indicator.geography.vintage, period)
            one, numerator, denominator = figure(_of_year(measure, period), read)
            at = (spot.kind, spot.code, spot.vintage, spot.period)
            yield Row(indicator.key, measure.key, *at, one.status, one.value, numerator, denominator)


def _columns(indicators: tuple[Indicator, ...]) -> list[str]:
    found: dict[str, None] = {}
    for indicator in indicators:
        for measure in indicator.measures:
            for period in _periods(indicator, measure):
                named = _of_year(measure, period).published_as
                found |= dict.fromkeys(name for key, text in named.items() if key != "years" for name in names_in(text))
    return list(found)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the areas' table and England's."""
    indicators = indicators_of(source)
    rows: list[Row] = []
    for path in paths:
        table = pl.read_csv(path, infer_schema=False)
        need(table, ["org_cd", *_columns(indicators)], path.name)
        for line in table.rows(named=True):
            for indicator in indicators:
                rows += _line_rows(indicator, line, source, path.name)
    return rows
