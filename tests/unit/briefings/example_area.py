"""An area that does not exist, with invented figures of real indicators, made without a database; and what a tree says."""

import dataclasses
import datetime as dt

from causeway.areas.models import Area, School
from causeway.briefings.domain.tree import Chart
from causeway.briefings.pack import PAPERS
from causeway.briefings.reading.data import BriefingData
from causeway.campaign.pack import campaign
from causeway.evidence.definitions.schema import Gap, indicators, sources
from causeway.evidence.domain.among import among
from causeway.evidence.figures.cases import LocalCase
from causeway.evidence.figures.cells import Cell
from causeway.evidence.figures.figure import Placed, Setting, figure, table
from causeway.evidence.findings.finding import AreaFindings
from causeway.letters.pack import LETTERS, QUESTIONS
from causeway.representatives.members.queries import Mp, Seat, SeatState

DAY = dt.date(2026, 11, 1)
NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
CODES = {"E": "E92000001", "W": "W92000004", "S": "S92000003", "N": "N92000002"}
TOLD = (("ehc_20_weeks", "2024", 41.0), ("sen_support_share", "2024-2025", 15.5), ("social_worker_vacancies", "2024", 18.0))
GAP = Gap(
    key="example",
    published=False,
    nations=["E92000001"],
    text="Example: waits by school. Nobody publishes them.",
    ask="Ask who could.",
)


def _cell(indicator, code, period, value):
    return Cell(indicator.key, indicator.headline.key, code, period, "published", value, None, None, None, None, "")


def example_figure(key, period, value, nation):
    indicator = indicators()[key]
    council = Area(kind="authority", code="E10009999", name="Exampleshire")
    rows = [_cell(indicator, council.code, period, value), _cell(indicator, nation.code, period, value + 5)]
    spread = among([float(each) for each in range(5, 75)])
    return figure(
        Setting(indicator, sources()[indicator.source], nation, table(rows), spread),
        Placed(council, 0.6, "postcodes", "Example Seat"),
        period,
    )


def example_data(letter="E", *, name="Example Seat", kind="constituency", figures=True, school=None):
    """Return what papers about the area are made from; nothing is published with ``figures`` false."""
    nation = Area(kind="nation", code=CODES[letter], name=NATIONS[letter])
    area = Area(kind=kind, code=f"{letter}14009999", name=name)
    told = tuple(example_figure(*each, nation) for each in TOLD) if figures else ()
    mp = Mp(0, "Dr Example Person", "Example Party", "", "Dear Dr Person", "Dr Example Person MP")
    pack, seat = campaign(), Seat(area, SeatState.HELD, mp, DAY, "")
    fits = lambda one: not one.nations or nation.code in one.nations  # noqa: E731
    return BriefingData(
        area=area,
        nation=nation,
        case=LocalCase(area, nation, DAY, told, (GAP,), (), slivers=False),
        found=AreaFindings((), (), len(told)),
        seat=seat if kind == "constituency" or school else None,
        pack=pack,
        letter=LETTERS.words(),
        papers=PAPERS.words(),
        asks=tuple(each for each in pack.asks if fits(each)),
        questions=tuple(each for each in QUESTIONS.words() if kind == "constituency" and not school and fits(each)),
        address=f"https://example.org/areas/{kind}/{area.code}/",
        again=f"https://example.org/areas/{kind}/{area.code}/at/2026-11-01-00000000/",
        edition=DAY,
        school=school,
    )


def example_school():
    seat = Area(kind="constituency", code="E14009999", name="Example Seat")
    council = Area(kind="authority", code="E10009999", name="Exampleshire")
    board = Area(kind="icb", code="E54009999", name="NHS Example Integrated Care Board")
    return School(urn=999999, name="Example Primary School", constituency=seat, authority=council, icb_2023=board)


def said_in(tree):
    """Yield every text of a tree, in order; a chart's words, not its drawing."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Chart):
        yield f"{tree.title}. {tree.alt}"
    elif isinstance(tree, tuple):
        for each in tree:
            yield from said_in(each)
    elif dataclasses.is_dataclass(tree):
        for field in dataclasses.fields(tree):
            yield from said_in(getattr(tree, field.name))


def squeezed(text):
    """Return a text without what differs between files: white space, and hyphens at the ends of lines."""
    return "".join(text.split()).replace("\u00ad", "")
