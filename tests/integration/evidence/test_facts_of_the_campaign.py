"""What the campaign's page tells of a nation is the newest figure that the site itself holds."""

import re
from pathlib import Path

import pytest

from causeway.campaign.pack import read_pack
from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.releases import reference
from tests.integration.evidence.test_evidence_releases import FOLDER

PACK = Path(__file__).parents[3] / "campaigns" / "pupil-and-family-services"
ENGLAND = "E92000001"
FACTS = {fact.key: fact for fact in read_pack(PACK).facts if fact.indicator}


def newest(indicator, measure):
    rows = reference.read(sources()[indicators()[indicator].source], FOLDER)
    here = [row for row in rows if (row.indicator, row.measure, row.area_code) == (indicator, measure, ENGLAND)]
    return max((row for row in here if row.value is not None), key=lambda row: row.period)


@pytest.mark.parametrize("key", FACTS)
def test_a_fact_is_the_newest_figure_held(key):
    fact = FACTS[key]
    indicator, measure = fact.indicator.split(".")
    row = newest(indicator, measure)
    assert row.period[:4] in fact.when
    told = re.sub(r"(?<=\d),(?=\d)", "", f"{fact.number} {fact.text}")
    count = row.denominator if row.denominator is not None else row.value
    assert str(int(count)) in told
    if row.denominator is not None:
        assert fact.number == f"{row.value:.0f}%"
    assert indicators()[indicator].measure(measure)


@pytest.mark.parametrize("key", [key for key, fact in FACTS.items() if fact.also])
def test_the_other_numbers_it_tells_are_the_newest_too(key):
    """Of each measure it tells at least one of the rounded percentage, how many, and of how many."""
    fact = FACTS[key]
    told = re.sub(r"(?<=\d),(?=\d)", "", f"{fact.text} {fact.caveat}")
    for each in fact.also:
        row = newest(*each.split("."))
        assert {f"{row.value:.1f}%", str(round(row.numerator)), str(round(row.denominator))} & set(
            re.findall(r"\d+(?:\.\d+)?%?", told)
        )


def test_the_facts_that_lead_are_held_to_the_figures():
    assert [fact.key for fact in read_pack(PACK).facts[:4]] == list(FACTS)[:4]
