"""What comes first."""

import pytest

from causeway.evidence.domain.severity import Severity
from causeway.evidence.findings.domain.leading import (
    Kind,
    Tier,
    Verdict,
    Weighed,
    Weights,
    in_order,
    magnitude,
    recency,
    score,
    tier,
)

WEIGHTS = Weights(
    {
        Severity.LEGAL_LIMIT: 1.0,
        Severity.WAIT: 1.0,
        Severity.REFUSAL: 0.9,
        Severity.UNMET_NEED: 0.8,
        Severity.WORKFORCE: 0.5,
        Severity.SPEND: 0.3,
        Severity.SHARE: 0.2,
        Severity.CONTEXT: 0.0,
    },
    frozenset({"waits"}),
)


def one(name, verdict=Verdict.WORSE, severity=Severity.WAIT, kind=Kind.STANDING, **more):
    given = {"worse": verdict is Verdict.WORSE, "better": verdict is Verdict.BETTER, "size": 2.0, "certainty": 0.99, "age": 0.9}
    return Weighed(name=name, kind=kind, verdict=verdict, severity=severity, indicator=name, **(given | more))


def names(*findings):
    return [each.name for each in in_order(findings, WEIGHTS)]


def test_waits_refusals_and_broken_limits_come_before_shares_and_spend():
    limit = one("limit", Verdict.BROKEN, Severity.LEGAL_LIMIT, Kind.STANDARD, missed=0.957, worse=True)
    found = names(
        one("share", severity=Severity.SHARE),
        one("spend", severity=Severity.SPEND),
        one("wait"),
        one("refusal", severity=Severity.REFUSAL),
        limit,
    )
    assert found == ["limit", "wait", "refusal", "spend", "share"]


def test_worse_comes_before_different_and_good_last():
    grave = one("grave", Verdict.DIFFERENT)
    found = names(one("good", Verdict.BETTER), grave, one("small", severity=Severity.SHARE))
    assert found == ["small", "grave", "good"]


def test_where_nothing_is_worse_the_nations_figure_leads_and_good_news_follows():
    nation = one("nation", Verdict.NONE, kind=Kind.NATION)
    kept_better = one("limit", Verdict.BROKEN, Severity.LEGAL_LIMIT, Kind.STANDARD, missed=0.2, better=True)
    assert names(one("good", Verdict.BETTER), kept_better, nation) == ["nation", "limit", "good"]


def test_what_holds_for_a_small_part_of_a_place_comes_first_only_where_nothing_else_may():
    board = one("board", size=9.0, share=0.12)
    council = one("council", severity=Severity.SHARE, size=1.3, share=0.88)
    assert names(board, council) == ["council", "board"]
    assert names(board, one("different", Verdict.DIFFERENT, share=0.5)) == ["different", "board"]
    assert names(one("good", Verdict.BETTER), one("old", age=3.0), board) == ["board", "old", "good"]
    assert names(one("third", size=9.0, share=0.34), council) == ["third", "council"]
    better = one("better", Verdict.BROKEN, Severity.LEGAL_LIMIT, Kind.STANDARD, missed=0.2, better=True, worse=False, share=0.8)
    assert names(board, better) == ["board", "better"]


def test_a_limit_broken_as_in_the_nation_comes_after_what_is_worse_and_among_few_leads_nothing():
    # A third of 21 families in York were told of a refusal in time, as in England; a caseload is clearly worse, or nothing is.
    alike = one("alike", Verdict.BROKEN, Severity.LEGAL_LIMIT, Kind.STANDARD, missed=0.67, worse=False)
    few = one("few", Verdict.BROKEN, Severity.LEGAL_LIMIT, Kind.STANDARD, missed=0.67, worse=False, few=True)
    worse, nation = one("caseload", severity=Severity.WORKFORCE), one("nation", Verdict.NONE, kind=Kind.NATION)
    assert names(few, alike, worse) == ["caseload", "alike", "few"]
    assert names(few, nation) == ["nation", "few"]
    assert (tier(alike), tier(few)) == (Tier.ALIKE, Tier.BROKEN)
    assert tier(one("few and worse", Verdict.BROKEN, kind=Kind.STANDARD, missed=0.9, worse=True, few=True)) is Tier.WORSE


def test_a_year_s_wait_of_most_comes_before_that_of_an_eighth():
    # 9,459 of 13,433 waiting for a paediatrician (England 40%) came after 52 of 410 for occupational therapy (England 3%).
    broken = {"verdict": Verdict.BROKEN, "kind": Kind.STANDARD, "worse": True}
    assert names(one("therapy", size=4.7, missed=0.127, **broken), one("doctor", size=3.57, missed=0.704, **broken)) == [
        "doctor",
        "therapy",
    ]


def test_what_is_older_than_two_years_never_leads():
    old = one("old", age=2.1, size=9.0)
    assert tier(old) is Tier.OLD
    assert names(old, one("new", severity=Severity.SHARE, size=1.3)) == ["new", "old"]
    assert tier(one("old good", Verdict.BETTER, age=3)) is Tier.BETTER


@pytest.mark.parametrize(("age", "expected"), [(0, 1), (1.5, 1), (1.75, 0.75), (2.0, 0.5), (2.01, 0.25), (9, 0.25)])
def test_recency(age, expected):
    assert recency(age) == pytest.approx(expected)


def test_a_trend_comes_after_what_is_worse():
    assert names(one("trend", kind=Kind.TREND, severity=Severity.LEGAL_LIMIT), one("wait")) == ["wait", "trend"]


def test_what_the_campaign_asks_about_weighs_more():
    assert score(one("waits"), WEIGHTS) == pytest.approx(1.25 * score(one("other"), WEIGHTS))


def test_size_counts_alike_in_both_directions_and_up_to_fourfold():
    assert magnitude(one("a", size=2.0)) == pytest.approx(magnitude(one("b", size=0.5)))
    assert magnitude(one("a", size=9.0)) == 1
    assert magnitude(one("a", size=1.0, missed=0.6)) == 0.3
    assert magnitude(one("a", size=1.0)) == 0.1


def test_an_uncertain_one_weighs_nothing():
    assert score(one("a", certainty=0.5), WEIGHTS) == 0


def kept(name, missed, **more):
    return one(name, Verdict.BROKEN, Severity.LEGAL_LIMIT, Kind.STANDARD, missed=missed, better=True, size=1.2, **more)


def test_more_turned_away_go_before_a_limit_broken_less_than_elsewhere():
    refused = one("refused", Verdict.DIFFERENT, Severity.REFUSAL, size=1.4)
    assert names(kept("half in time", 0.48), refused) == ["refused", "half in time"]


def test_fewer_turned_away_do_not():
    refused = one("refused", Verdict.DIFFERENT, Severity.REFUSAL, size=0.7)
    assert names(one("leads"), kept("half in time", 0.48), refused) == ["leads", "half in time", "refused"]


def test_a_limit_that_is_hardly_missed_comes_after_what_is_different():
    fewer = one("fewer", Verdict.DIFFERENT, Severity.REFUSAL, size=0.7)
    assert names(one("leads"), kept("four in five in time", 0.19), fewer) == ["leads", "fewer", "four in five in time"]
