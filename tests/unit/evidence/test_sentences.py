"""Findings as sentences: a table of cases, one for every rule. The indicators here are plainly examples."""

import pytest

from causeway.evidence.definitions import schema as definitions
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.domain.severity import Severity
from causeway.evidence.findings.domain.leading import Kind, Verdict, Weighed
from causeway.evidence.findings.sentences import Told, caveat, neighbours, over_time, sentence

BASE = indicators()["mental_health_first_contact"]


def indicator(kind="proportion", unit="percent", decimals=1, per=0, polarity="low is better", standard=None, **more):
    measure = {
        "key": "example", "name": "Example", "kind": kind, "unit": unit, "per": per, "polarity": polarity,
        "decimals": decimals, "formula": "As an example", "standard": standard,
    }  # fmt: skip
    text = "{value} was the example of {area} in {period}."
    sentences = {"published": text, "plain": text, "suppressed": "Withheld.", "missing": "None for {area}."}
    given = {"name": "Examples", "measures": [measure], "sentences": sentences, "caveats": ["Only an example."], **more}
    return definitions.Indicator.model_validate(BASE.model_dump() | given)


LAW = {
    "kept": "at least", "value": 100, "by": "law", "limit": "20 weeks", "sentence": "The law gives 20 weeks.",
    "url": "https://example.org/", "url_text": "An example of a law",
}  # fmt: skip


def told(of=None, **more):
    given = {"area": "Exampleshire", "nation": "England", "period": "2024", "value": 8.8, "nation_value": 46.4}
    made = of or indicator()
    return Told(**({"indicator": made, "measure": made.headline} | given | more))


def weighed(kind=Kind.STANDING, *, better=False):
    return Weighed(
        name="example", kind=kind, verdict=Verdict.WORSE, worse=True, better=better, severity=Severity.WAIT, indicator="example",
        size=2.0, certainty=1.0, age=1.0,
    )  # fmt: skip


DAYS = indicator("median", "days", 0)
MONEY = indicator("amount", "pounds", 0)
RATE = indicator("rate", "rate", 1, per=10_000, counted="per 10,000 children")
SCORE = indicator("amount", "ratio", 1)
TIMELY = indicator(polarity="high is better", standard=LAW)
FEW = "Few areas are so far from the others, even allowing for how much they differ."


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (told(), "About 1 in 11 (8.8%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%)."),
        (told(numerator=36, denominator=410),
         "About 1 in 11 (8.8%; 36 of 410) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%)."),
        (told(unusual=True), f"About 1 in 11 (8.8%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). {FEW}"),
        (told(value=48.0, numerator=48, denominator=100),
         "48.0% (48 of 100) was the example of Exampleshire in 2024. Across England it was 46.4%."),
        (told(value=48.0), "48.0% was the example of Exampleshire in 2024. Across England it was 46.4%."),
        (told(value=0.0), "None (0.0%) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%)."),
        (told(value=58.3, numerator=7.0, denominator=12.0),
         "7 of 12 (58.3%) was the example of Exampleshire in 2024. Across England it was 46.4%."),
        (told(nation_value=None), "About 1 in 11 (8.8%) was the example of Exampleshire in 2024."),
        (told(DAYS, value=300, nation_value=150),
         "300 days was the example of Exampleshire in 2024. That is about twice what it is across England (150 days)."),
        (told(DAYS, value=1, nation_value=2),
         "1 day was the example of Exampleshire in 2024. That is about half of what it is across England (2 days)."),
        (told(DAYS, value=380, nation_value=150),
         "380 days was the example of Exampleshire in 2024. That is more than twice what it is across England (150 days)."),
        (told(DAYS, value=151, nation_value=150),
         "151 days was the example of Exampleshire in 2024. That is about the same as across England (150 days)."),
        (told(DAYS, value=150, nation_value=0), "150 days was the example of Exampleshire in 2024. Across England it was 0 days."),
        (told(MONEY, value=1_250_000, nation_value=1_000_000),
         "£1,250,000 was the example of Exampleshire in 2024. That is about 25% more than across England (£1,000,000)."),
        (told(RATE, value=45.5, nation_value=15.0),
         "45.5 was the example of Exampleshire in 2024. That is about 3 times what it is across England (15.0 per 10,000)."),
        (told(SCORE, value=12.0, nation_value=16.0),
         "12.0 was the example of Exampleshire in 2024. That is about 25% less than across England (16.0)."),
    ],
)  # fmt: skip
def test_where_a_figure_stands(case, said):
    assert sentence(case, weighed()) == said


def test_a_limit_says_what_is_asked_and_never_that_good_is_bad():
    case = told(TIMELY, value=8.8, numerator=36, denominator=410)
    assert sentence(case, weighed(Kind.STANDARD)) == (
        "About 1 in 11 (8.8%; 36 of 410) was the example of Exampleshire in 2024. Across England it was nearly half (46.4%). "
        "The law gives 20 weeks."
    )
    good = told(TIMELY, value=74.6, better=True)
    assert sentence(good, weighed(Kind.STANDARD, better=True)).endswith(
        "The law gives 20 weeks. That is better than across England, and short of the limit."
    )
    alike = told(TIMELY, value=48.1)  # higher than the nation's, by no more than chance
    assert sentence(alike, weighed(Kind.STANDARD, better=True)).endswith("The law gives 20 weeks.")


def test_the_nations_own_figure_is_said_of_the_nation():
    case = told(TIMELY, area="England", value=46.4, nation_value=None)
    assert (
        sentence(case, weighed(Kind.NATION)) == "Nearly half (46.4%) was the example of England in 2024. The law gives 20 weeks."
    )


def test_when_it_was_is_always_said():
    quiet = indicator(
        sentences={"published": "{value} in {area}.", "plain": "{value} in {area}.", "suppressed": "", "missing": ""}
    )
    assert sentence(told(quiet, period="2023-10", nation_value=None), weighed()) == (
        "About 1 in 11 (8.8%) in Exampleshire. (October 2023)"
    )


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (told(value=36.0, nation_value=20.0, since="2013", first=14.0, nation_first=8.0),
         ("More than a third (36.0%) was the example of Exampleshire in 2024. It has risen: in 2013 it was 14.0%. "
         "Across England it rose from 8.0% to 20.0%.")),
        (told(value=36.0, nation_value=20.0, since="2013", first=14.0, nation_first=20.0),
         ("More than a third (36.0%) was the example of Exampleshire in 2024. It has risen: in 2013 it was 14.0%. "
         "Across England it was 20.0% both times.")),
        (told(DAYS, value=1, nation_value=80, since="2013-03", first=90, nation_first=100, period="2024-03"),
         ("1 day was the example of Exampleshire in March 2024. It has fallen: in March 2013 it was 90 days. "
         "Across England it fell from 100 days to 80 days.")),
        (told(RATE, value=9.5, nation_value=None, since="2013-2014", first=20, nation_first=10, period="2024-2025"),
         "9.5 was the example of Exampleshire in 2024–25. It has fallen: in 2013–14 it was 20.0 per 10,000."),
        (told(DAYS, value=90, nation_value=60, since="2013", first=90, nation_first=80),
         ("90 days was the example of Exampleshire in 2024. In 2013 it was the same. "
         "Across England it fell from 80 days to 60 days.")),
    ],
)  # fmt: skip
def test_over_time(case, said):
    assert over_time(case) == said
    assert sentence(case, weighed(Kind.TREND)) == said


def test_neighbours_are_as_many_as_are_close_and_have_a_figure():
    assert neighbours(told()) == ""
    alone = told(RATE, value=3, nation_value=None, neighbours_value=38.24, neighbours_count=7)
    assert neighbours(alone) == "The median of the 7 councils most like it that have a figure is 38.2 per 10,000."


BROKEN = indicator(breaks=[{"from_period": "2020", "why": "For the example."}])


@pytest.mark.parametrize(
    ("case", "kind", "counted", "starts"),
    [
        (told(), Kind.STANDING, True, "We allowed for chance and for how many figures we compared."),
        (told(), Kind.STANDING, False, "The counts behind this figure are not published"),
        (told(TIMELY), Kind.STANDARD, True, "The figure does not say why."),
        (told(since="2013"), Kind.TREND, True, "Its course differs from the nation’s by more than courses usually do."),
        (told(BROKEN, since="2020"), Kind.TREND, True, "Its course differs from the nation’s"),
    ],
)
def test_every_finding_has_its_caveat(case, kind, counted, starts):
    said = caveat(case, weighed(kind), counted=counted)
    assert said.startswith(starts)
    assert said.endswith("Only an example.")
    assert ("counted differently" in said) == (case.indicator is BROKEN)


@pytest.mark.parametrize("key", sorted(indicators()))
@pytest.mark.parametrize("value", [0.0, 1.0, 37.5, 100.0])
def test_every_measures_own_sentence_can_be_said(key, value):
    for measure in indicators()[key].measures:
        case = told(indicators()[key], measure=measure, value=value)
        said = sentence(case, weighed())
        assert "{" not in said
        assert "  " not in said
        assert "Exampleshire" in said
        assert said[0] == said[0].upper()
