"""Two areas side by side: chosen without JavaScript, compared with care, refused in a sentence."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from causeway.areas import search
from causeway.areas.models import Area
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.domain.difference import Certainty, Difference
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.exceptions import NotComparable
from causeway.evidence.models import Observation
from causeway.places.side_by_side import difference_words, side_by_side

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


@pytest.fixture(autouse=True)
def _fresh_names():
    search.forget()
    yield
    search.forget()


def compare(client, **query):
    return client.get(reverse("places:compare"), query)


def test_two_boards_are_compared_with_what_chance_allows(client, country):
    answer = compare(client, a="icb:E54000048", b="icb:E54000037")
    text = answer.text
    assert answer.status_code == 200
    assert "Lancashire and South Cumbria and Devon" in text
    assert "more than chance alone would explain" in text
    both = side_by_side(country["lancashire"], country["devon"]).both
    assert {"mental_health_first_contact", "speech_language_waits"} <= {one.indicator.key for one in both}
    assert text.count("chart--pair") == sum(one.picture is not None for one in both) >= 2
    assert "style=" not in text


def test_two_councils_without_counts_are_compared_and_nothing_is_claimed(client, country):
    text = compare(client, a="authority:E10000003", b="authority:E09000005").text
    assert "7.3%" in text
    assert "There are no counts to tell whether chance alone could explain it." in text


def test_a_figure_that_is_missing_is_not_compared(country):
    Observation.objects.filter(
        indicator="ehc_20_weeks", measure="excluding_exceptions", area_code="E06000059", period="2025"
    ).update(status="missing", value=None, lower=None, upper=None, numerator=None, denominator=None)
    found = side_by_side(country["dorset"], country["brent"])
    (one,) = [each for each in found.both if each.indicator.key == "ehc_20_weeks"]
    assert one.one == "Not published"
    assert one.picture is None
    assert "nothing to compare" in one.sentence


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("authority:E10000003", "icb:E54000048", "different kinds of area: councils and integrated care boards"),
        ("icb:E54000048", "icb:E54000099", "never existed at the same time"),
        ("authority:E10000003", "authority:E10000003", "the same area twice"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(client, country, a, b, said):
    text = compare(client, a=a, b=b).text
    assert said in text
    assert "chart--pair" not in text
    assert "Compare" in text  # one can choose others


def test_two_constituencies_are_compared_by_what_covers_the_united_kingdom(client, country):
    one, other = (
        Area.objects.create(kind="constituency", code=code, name=name)
        for code, name in (("E14001063", "Aldershot"), ("E14001064", "Aldridge-Brownhills"))
    )
    (found,) = [each for each in side_by_side(one, other).both if each.indicator.key == "constituency_deprivation"]
    assert found.nation_name == "United Kingdom"
    assert compare(client, a=f"constituency:{one.code}", b=f"constituency:{other.code}").status_code == 200


def test_constituencies_themselves_have_nothing_and_their_pages_are_linked(client, country):
    text = compare(client, a="constituency:E14000001", b="constituency:W07000001").text
    assert "councils and boards they lie in" in text
    assert "/areas/constituency/E14000001/" in text


def test_areas_of_two_nations_have_nothing_in_common(country):
    assert side_by_side(country["england"], country["scotland"]).both == ()


def test_choosing_by_typing_what_is_clear_and_what_is_not(client, country):
    text = compare(client, qa="Dorset", qb="Example").text
    assert 'value="authority:E06000059"' in text
    assert "qa=Dorset&amp;b=constituency%3AE14000001" in text
    assert "Which of these?" in text
    assert "chart--pair" not in text
    clear = compare(client, qa="Dorset", qb="Brent").text
    assert "Dorset and Brent" in clear


def test_a_name_typed_anew_replaces_what_was_chosen(client, country):
    text = compare(client, a="authority:E10000003", qa="Dorset", b="authority:E09000005", qb="Brent").text
    assert "Dorset and Brent" in text


@pytest.mark.parametrize("typed", ["qqqqzzzz", "\x00", "x" * 500, "<script>alert(1)</script>", "authority:E10000003"])
def test_odd_words_find_nothing_and_never_fail(client, country, typed):
    answer = compare(client, qa=typed, a="nonsense", b="authority:E99999999")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "chart--pair" not in answer.text


def test_refusing_names_the_days(country):
    with pytest.raises(NotComparable, match=r"until 31\.03\.2026.*since 01\.04\.2026"):
        side_by_side(country["lancashire"], country["new_board"])


HIGHER = "The figure for %s is higher by %s percentage points"


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (
            Difference(10.0, Interval(8.2, 11.4), Certainty.CLEAR),
            HIGHER % ("A", 10) + " (95% interval: 8 to 11 percentage points), more than chance alone would explain.",
        ),
        (
            Difference(-10.0, Interval(-11.4, -8.2), Certainty.CLEAR),
            HIGHER % ("B", 10) + " (95% interval: 8 to 11 percentage points), more than chance alone would explain.",
        ),
        (
            Difference(1.0, Interval(-2.0, 4.0), Certainty.UNCLEAR),
            "Not clearly different: chance alone could explain a gap of 1 percentage point.",
        ),
        (
            Difference(0.3, Interval(-2.0, 4.0), Certainty.UNCLEAR),
            "Not clearly different: chance alone could explain a gap of less than 1 percentage point.",
        ),
        (
            Difference(1.5, Interval(0.2, 2.9), Certainty.CLEAR),
            HIGHER % ("A", 2) + " (95% interval: 0.2 to 2.9 percentage points), more than chance alone would explain.",
        ),
        (
            Difference(-5.0, None, Certainty.UNKNOWN),
            HIGHER % ("B", 5) + ". There are no counts to tell whether chance alone could explain it.",
        ),
    ],
)
def test_the_words_claim_no_more_than_the_numbers(difference, said):
    assert difference_words(difference, indicators()["mental_health_first_contact"].headline, "A", "B") == said


@pytest.mark.parametrize("value", [0.9, 0.1, -0.9])  # 38.5 and 39.4 are both shown as 39%
def test_two_figures_are_the_same_as_shown_only_if_they_are_shown_so(value):
    measure = indicators()["mental_health_first_contact"].headline
    found = Difference(value, None, Certainty.UNKNOWN)
    assert difference_words(found, measure, "A", "B", alike=True) == "The two figures are the same, as shown."
    assert "The figure for" in difference_words(found, measure, "A", "B")


def test_days_are_days(country):
    median = indicators()["mental_health_first_contact"].measure("median_days")
    assert difference_words(Difference(12.0, None, Certainty.UNKNOWN), median, "A", "B").startswith(
        "The figure for A is higher by 12 days."
    )


def test_figures_of_a_definition_that_was_taken_away_are_left_out(country, monkeypatch):
    monkeypatch.delitem(indicators(), "mental_health_first_contact")
    both = side_by_side(country["lancashire"], country["devon"]).both
    assert "speech_language_waits" in {one.indicator.key for one in both}
    assert "mental_health_first_contact" not in {one.indicator.key for one in both}


def test_without_comparisons_the_indicator_says_they_are_not_computed_yet(client, country):
    page = client.get(reverse("places:indicator", args=["mental_health_first_contact"]), {"measure": "over_52_weeks"}).text
    assert "There is no funnel plot yet: how areas compare has not been computed on this site." in page


def test_two_areas_ask_no_more_of_the_database_for_many_figures_than_for_few(country):
    side_by_side(country["dorset"], country["brent"])  # what is read once for a set of releases is read
    with CaptureQueriesContext(connection) as many:
        assert len(side_by_side(country["dorset"], country["brent"]).both) > 10
    Observation.objects.exclude(indicator="ehc_20_weeks").delete()
    with CaptureQueriesContext(connection) as few:
        assert len(side_by_side(country["dorset"], country["brent"]).both) == 1
    assert len(many) == len(few)
