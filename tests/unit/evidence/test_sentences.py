"""Findings as sentences: a table of cases, one for every rule. The indicators here are plainly examples."""

import pytest

from causeway.evidence.definitions import schema as definitions
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.findings.sentences import Told, caveat, comparator, neighbours, over_time, standing_out

BASE = indicators()["mental_health_first_contact"]


def indicator(kind="proportion", unit="percent", decimals=1, per=0, polarity="low is better", **more):
    measure = {
        "key": "example", "name": "Example", "kind": kind, "unit": unit, "per": per, "polarity": polarity,
        "decimals": decimals, "formula": "As an example",
    }  # fmt: skip
    text = "{value} was the example of {area} in {period}."
    sentences = {"published": text, "plain": text, "suppressed": "Withheld.", "missing": "None for {area}."}
    given = {"name": "Examples", "measures": [measure], "sentences": sentences, "caveats": ["Only an example."], **more}
    return definitions.Indicator.model_validate(BASE.model_dump() | given)


def told(of=None, **more):
    given = {
        "area": "Exampleshire",
        "nation": "England",
        "period": "2024",
        "value": 8.8,
        "nation_value": 46.4,
        "percentile": 97.0,
    }
    return Told(**({"indicator": of or indicator()} | given | more))


DAYS = indicator("median", "days", 0)
MONEY = indicator("amount", "pounds", 0)
RATE = indicator("rate", "rate", 1, per=10_000)
SCORE = indicator("amount", "ratio", 1)
FAR = "Nearly all other areas are lower."
BEYOND = "and chance alone does not explain it."


@pytest.mark.parametrize(
    ("case", "higher", "tested", "said"),
    [
        (told(), False, True,
         ("About 1 in 11 (8.8%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). "
         f"That is below the middle area, {BEYOND}")),
        (told(percentile=3.0), False, True,
         ("About 1 in 11 (8.8%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). "
         f"Nearly all other areas are higher, {BEYOND}")),
        (told(value=81.0, percentile=92.0), True, True,
         ("Just over 4 in 5 (81.0%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). "
         f"More than 9 in 10 areas are lower, {BEYOND}")),
        (told(value=48.0), True, False, f"48.0% was the example of Exampleshire in 2024. Across England it was 46.4%. {FAR}"),
        (told(value=0.0, percentile=1.0), False, False,
         ("None (0.0%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). "
         "Nearly all other areas are higher.")),
        (told(value=100.0), True, False,
         f"All (100.0%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). {FAR}"),
        (told(value=58.3, numerator=7.0, denominator=12.0), True, False,
         f"7 in 12 (58.3%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). {FAR}"),
        (told(value=60.0, numerator=12.0, denominator=20.0), True, False,
         f"3 in 5 (60.0%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). {FAR}"),
        (told(nation_value=None), True, False, f"About 1 in 11 (8.8%) was the example of Exampleshire in 2024. {FAR}"),
        (told(DAYS, value=300, nation_value=150), True, False,
         f"300 days was the example of Exampleshire in 2024. That is about twice what it is across England (150 days). {FAR}"),
        (told(DAYS, value=1, nation_value=2, percentile=20.0), False, True,
         ("1 day was the example of Exampleshire in 2024. That is about half of what it is across England (2 days). "
         f"Most other areas are higher, {BEYOND}")),
        (told(DAYS, value=380, nation_value=150), True, False,
         f"380 days was the example of Exampleshire in 2024. That is more than twice what it is across England (150 days). {FAR}"),
        (told(DAYS, value=151, nation_value=150), True, False,
         f"151 days was the example of Exampleshire in 2024. That is about the same as across England (150 days). {FAR}"),
        (told(DAYS, value=150, nation_value=0), True, False,
         f"150 days was the example of Exampleshire in 2024. Across England it was 0 days. {FAR}"),
        (told(MONEY, value=1_250_000, nation_value=1_000_000), True, False,
         f"£1,250,000 was the example of Exampleshire in 2024. That is about 25% more than across England (£1,000,000). {FAR}"),
        (told(RATE, value=45.5, nation_value=15.0), True, True,
         ("45.5 was the example of Exampleshire in 2024. That is about 3 times what it is across England (15.0 per 10,000). "
         f"Nearly all other areas are lower, {BEYOND}")),
        (told(RATE, value=50.0, nation_value=15.0), True, False,
         ("50.0 was the example of Exampleshire in 2024. "
         f"That is more than 3 times what it is across England (15.0 per 10,000). {FAR}")),
        (told(SCORE, value=12.0, nation_value=16.0, percentile=2.0), False, False,
         ("12.0 was the example of Exampleshire in 2024. That is about 25% less than across England (16.0). "
         "Nearly all other areas are higher.")),
    ],
)  # fmt: skip
def test_standing_out(case, higher, tested, said):
    assert standing_out(case, higher=higher, tested=tested) == said


@pytest.mark.parametrize(
    ("case", "higher", "said"),
    [
        (told(value=36.0, nation_value=20.0, since="2013", first=14.0, nation_first=8.0), True,
         ("36.0% was the example of Exampleshire in 2024. It has risen: in 2013 it was 14.0%. "
         "Across England it rose from 8.0% to 20.0%.")),
        (told(value=36.0, nation_value=20.0, since="2013", first=14.0, nation_first=20.0), True,
         ("36.0% was the example of Exampleshire in 2024. It has risen: in 2013 it was 14.0%. "
         "Across England it was 20.0% both times.")),
        (told(DAYS, value=1, nation_value=80, since="2013-03", first=90, nation_first=100, period="2024-03"), False,
         ("1 day was the example of Exampleshire in March 2024. It has fallen: in March 2013 it was 90 days. "
         "Across England it fell from 100 days to 80 days.")),
        (told(DAYS, value=1, nation_value=80, since="2013-03", first=90, period="2024-03"), False,
         "1 day was the example of Exampleshire in March 2024. It has fallen: in March 2013 it was 90 days."),
        (told(RATE, value=9.5, nation_value=None, since="2013-2014", first=20, nation_first=10, period="2024-2025"), False,
         "9.5 was the example of Exampleshire in 2024–25. It has fallen: in 2013–14 it was 20.0 per 10,000."),
        (told(DAYS, value=90, nation_value=None, since="2013", first=91), True,
         "90 days was the example of Exampleshire in 2024. Over the years it has mostly risen: in 2013 it was 91 days."),
        (told(DAYS, value=90, nation_value=None, since="2013", first=89), False,
         "90 days was the example of Exampleshire in 2024. Over the years it has mostly fallen: in 2013 it was 89 days."),
    ],
)  # fmt: skip
def test_over_time(case, higher, said):
    assert over_time(case, higher=higher) == said


def test_what_it_is_set_beside():
    assert (comparator(told()), neighbours(told())) == ("England: 46.4%.", "")
    alone = told(RATE, value=3, nation_value=None, neighbours_value=38.24)
    assert (comparator(alone), neighbours(alone)) == ("", "Middle of its ten statistical neighbours: 38.2 per 10,000.")


BROKEN = indicator(breaks=[{"from_period": "2020", "why": "For the example."}])


@pytest.mark.parametrize(
    ("case", "tested", "trend", "starts"),
    [
        (told(), True, False, "We allowed for chance and for how much areas usually differ."),
        (told(), False, False, "The counts behind these figures are not in the file we read"),
        (told(DAYS), False, False, "A figure of this kind comes without what a test needs"),
        (told(since="2013"), True, True, "A trend does not say what caused it. Only an example."),
        (told(BROKEN, since="2020"), True, True, "A trend does not say what caused it. Earlier figures were counted differently"),
    ],
)
def test_every_finding_has_its_caveat(case, tested, trend, starts):
    said = caveat(case, tested=tested, trend=trend)
    assert said.startswith(starts)
    assert said.endswith("Only an example.")


@pytest.mark.parametrize("key", sorted(indicators()))
@pytest.mark.parametrize(("value", "percentile"), [(0.0, 1.0), (1.0, 2.0), (37.5, 97.0), (100.0, 99.0)])
def test_every_indicators_own_sentence_can_be_said(key, value, percentile):
    case = told(indicators()[key], value=value, percentile=percentile)
    said = standing_out(case, higher=percentile > 50, tested=False)
    assert "{" not in said
    assert "  " not in said
    assert "Exampleshire" in said
    assert said[0] == said[0].upper()
