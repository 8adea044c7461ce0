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


def test_the_facts_that_lead_are_held_to_the_figures():
    assert [fact.key for fact in read_pack(PACK).facts[:4]] == list(FACTS)[:4]
