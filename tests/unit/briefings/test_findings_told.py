"""Which figure leads where there is room for one: nothing is passed over but what stands out for the better."""

import dataclasses

import pytest
from causeway.evidence.domain.findings import Side

from causeway.briefings.reading.findings import leading, picked
from causeway.evidence.statistics.standings import Finding, Unusual
from tests.unit.briefings.example_area import example_data


def finding(figure, direction):
    return Finding(
        f"Example: {figure.indicator.name}.", direction, figure.indicator, figure.key, figure.area, "", True, 4.0, "", "", "Example.",
        figure.source,
    )  # fmt: skip


def with_findings(*directions):
    data = example_data()
    found = tuple(finding(figure, direction) for figure, direction in zip(data.case.figures, directions, strict=False))
    return dataclasses.replace(data, unusual=Unusual(found, 9))


@pytest.mark.parametrize(
    ("directions", "place"),
    [
        ([Side.BAD, Side.GOOD], 0),
        ([Side.GOOD, Side.BAD], 1),
        ([Side.GOOD, Side.GOOD, Side.NEUTRAL], 2),
        ([], 0),  # below the nation, which is no good news for the first of them
        ([Side.GOOD], 0),  # the same figure, simply published: it is behind the nation's
    ],
)
def test_what_leads(directions, place):
    data = with_findings(*directions)
    assert [one.figure.key for one in leading(data)] == [data.case.figures[place].key]


def test_what_is_of_most_of_the_place_leads_before_what_is_of_a_part():
    data = with_findings(Side.BAD, Side.BAD)
    part, most, rest = data.case.figures
    split = (dataclasses.replace(part, share=0.2), dataclasses.replace(most, share=0.8), rest)
    data = dataclasses.replace(data, case=dataclasses.replace(data.case, figures=split))
    assert [one.figure.key for one in leading(data)] == [most.key]


def test_good_news_alone_is_told_all_the_same():
    data = with_findings(Side.GOOD)
    only = dataclasses.replace(data.case.figures[0], comparison=None, published=False)
    data = dataclasses.replace(data, case=dataclasses.replace(data.case, figures=(only,)))
    assert [one.good for one in leading(data)] == [True]


def test_several_are_told_in_their_own_order_the_good_ones_too():
    data = with_findings(Side.GOOD, Side.BAD)
    assert [one.figure.key for one in picked(data)] == [figure.key for figure in data.case.figures]


def test_nothing_leads_where_nothing_is_published():
    assert leading(example_data(figures=False)) == ()
