"""What a paper tells is what the area's page tells, in its order; the one with room for one takes what leads there."""

import dataclasses

import pytest

from causeway.briefings.reading.findings import better, leading, listed, picked
from causeway.evidence.findings.domain.leading import Kind, Tier, Verdict
from causeway.evidence.findings.finding import AreaFindings, Finding
from tests.unit.briefings.example_area import example_data

TIERS = {Verdict.WORSE: Tier.WORSE, Verdict.DIFFERENT: Tier.DIFFERENT, Verdict.BETTER: Tier.BETTER}


@dataclasses.dataclass(frozen=True)
class Words:
    sentence: str
    caveat: str = "Example."
    neighbours: str = ""
    line: str = ""


def finding(figure, verdict, tier=None):
    return Finding(
        kind=Kind.STANDING, verdict=verdict, tier=TIERS[verdict] if tier is None else tier,
        said=Words(f"Example: {figure.indicator.name}."), indicator=figure.indicator, measure=figure.indicator.headline,
        figure_key=figure.key, area=figure.area, share_words="", period="2024", age=1.0, value=4.0, numerator=None, denominator=None,
        nation_value=9.0, nation="England", standard=None, source=figure.source,
    )  # fmt: skip


def with_findings(*verdicts, plain=""):
    """The figures of the example with findings in this order, as the one place that decides would give them."""
    data = example_data()
    found = tuple(finding(figure, verdict) for figure, verdict in zip(data.case.figures, verdicts, strict=False))
    ordered = tuple(sorted(found, key=lambda one: one.tier))
    return dataclasses.replace(data, found=AreaFindings(ordered, (), 9, plain))


@pytest.mark.parametrize(
    ("verdicts", "place"),
    [
        ([Verdict.WORSE, Verdict.BETTER], 0),
        ([Verdict.BETTER, Verdict.WORSE], 1),
        ([Verdict.BETTER, Verdict.BETTER, Verdict.DIFFERENT], 2),
        ([], 0),
    ],
)
def test_what_leads(verdicts, place):
    data = with_findings(*verdicts)
    assert [one.figure.key for one in leading(data)] == [data.case.figures[place].key]


def test_what_is_older_than_two_years_does_not_lead():
    data = example_data()
    first, second, _third = data.case.figures
    old, new = finding(first, Verdict.WORSE, Tier.OLD), finding(second, Verdict.DIFFERENT)
    data = dataclasses.replace(data, found=AreaFindings((old, new), (), 9))
    assert [one.figure.key for one in leading(data)] == [second.key]


def test_that_nothing_is_worse_is_said_before_what_leads():
    data = with_findings(Verdict.DIFFERENT, plain="Nothing is worse here, as an example.")
    (one,) = leading(data)
    assert one.sentence.startswith("Nothing is worse here, as an example. Example: ")


def test_the_number_shown_large_is_the_findings_own():
    (one,) = leading(with_findings(Verdict.WORSE))
    assert one.number == "4.0%"


def test_good_news_and_what_differs_by_chance_are_in_tables_and_never_told_as_a_reason_to_act():
    data = with_findings(Verdict.BETTER, Verdict.WORSE)
    good, bad, rest = data.case.figures
    assert [one.figure.key for one in picked(data)] == [bad.key]
    assert [one.figure.key for one in listed(data, 9)] == [bad.key, good.key, rest.key]
    assert better(data, picked(data)) == f"Better here than across England: {good.indicator.name}, 4.0% (2024; England 9.0%)."


def test_what_is_better_is_named_by_what_was_counted():
    data = example_data()
    good = finding(data.case.figures[0], Verdict.BETTER)
    other = good.indicator.measures[1]
    data = dataclasses.replace(data, found=AreaFindings((dataclasses.replace(good, measure=other),), (), 9))
    assert better(data, ()) == f"Better here than across England: {other.name}, 4.0% (2024; England 9.0%)."


def test_a_broken_limit_that_four_in_five_are_kept_within_is_told_only_where_it_is_worse():
    data = example_data()
    limit = dataclasses.replace(
        finding(data.case.figures[0], Verdict.WORSE, Tier.ALIKE),
        verdict=Verdict.BROKEN, standard=data.case.figures[0].indicator.headline.standard, value=86.0, nation_value=87.0,
    )  # fmt: skip
    assert limit.standard.kept == "at least"
    assert (limit.weighs, dataclasses.replace(limit, value=46.0, nation_value=47.0).weighs) == (False, True)
    assert dataclasses.replace(limit, tier=Tier.WORSE).weighs
    assert not dataclasses.replace(limit, value=60.0, nation_value=50.0).weighs


def test_what_is_held_back_is_not_told():
    data = example_data()
    from causeway.evidence.findings.domain.gates import Reason
    from causeway.evidence.findings.finding import HeldBack

    first, *others = data.case.figures
    held = HeldBack(first.key, first.indicator, first.area, (Reason.JUMPED,), "It may be reporting.")
    data = dataclasses.replace(data, found=AreaFindings((), (held,), 9))
    assert [one.figure.key for one in picked(data)] == [one.key for one in others]


def test_nothing_leads_where_nothing_is_published():
    assert leading(example_data(figures=False)) == ()
