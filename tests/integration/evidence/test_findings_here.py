"""What is said of real and invented areas from the shipped figures: the order, the limits, what is held back, and that all rooms agree."""

import dataclasses

import pytest

from causeway.areas.models import Area, AreaRelation
from causeway.briefings.composing import card, deck, governors_paper, leaflet, letter, mp_briefing, newsletter, press_note
from causeway.briefings.reading.data import briefing_data
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.figures.queries import figures_to_choose
from causeway.evidence.findings import deciding
from causeway.evidence.findings.domain.gates import Reason
from causeway.evidence.findings.domain.leading import Kind, Tier, Verdict
from causeway.evidence.findings.finding import NOTHING
from causeway.evidence.findings.headline import headline
from causeway.evidence.models import Comparison
from tests.integration.evidence.conftest import TODAY, findings_here

TALK, EHC, SCOTS = "speech_language_waits", "ehc_20_weeks", "scotland_mental_health_waits"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("compared_figures")]


@pytest.fixture
def devon_county(country):
    """A real council with few plans in time, holding an invented share of the example seat."""
    council = Area.objects.create(kind="authority", code="E10000008", name="Devon")
    AreaRelation.objects.create(
        part=country["seat"], whole=council, share=0.62, basis="postcodes", valid_from="2020-01-01", source="invented for a test"
    )
    return council


def council(code, name):
    return Area.objects.create(kind="authority", code=code, name=name)


def test_a_council_that_breaks_the_law_says_so_first(country, devon_county):
    first = findings_here(devon_county, TODAY).findings[0]
    assert (first.kind, first.verdict, first.indicator.key) == (Kind.STANDARD, Verdict.BROKEN, EHC)
    assert "new education, health and care plans in Devon were issued within the legal limit of 20 weeks" in first.sentence
    assert "The law gives a council 20 weeks" in first.sentence
    assert first.standard.url_text.startswith("Special Educational Needs and Disability Regulations 2014")
    assert first.tag == "The law’s limit is broken"


@pytest.mark.parametrize("code", ["E10000008", "E06000026", "E06000023"])  # Devon, Plymouth, Bristol: under one in five on time
def test_the_broken_limit_is_the_lead_wherever_it_is_broken_most(country, code):
    found = findings_here(council(code, "A council"), TODAY)
    assert found.lead.indicator.key == EHC
    assert found.lead.tier is Tier.WORSE


def test_every_room_takes_the_same_lead(country, devon_county):
    lead = findings_here(devon_county, TODAY).lead
    data = briefing_data(devon_county, TODAY)
    assert headline(devon_county, TODAY).sentences == (lead.sentence, lead.in_short)
    for made in (card(data), leaflet(data)):
        assert (made.number, made.line, made.tag) == (lead.shown, lead.line, lead.tag)
    assert deck(data).slides[1].big.value == lead.shown
    for compose in (letter, mp_briefing, governors_paper, newsletter, press_note):
        assert lead.sentence in repr(compose(data))
    assert figures_to_choose(devon_county, TODAY)[0].key == lead.figure_key


def test_a_seat_hears_of_its_councils_and_boards_by_name(country, devon_county):
    here = findings_here(country["seat"], TODAY)
    plans = next(one for one in here.findings if one.indicator.key == EHC and one.area == devon_county)
    assert plans.share_words == "62% of the postcodes in Example Seat"
    assert plans.neighbours.startswith("The median of the 9 councils most like it that have a figure is ")


def test_a_board_that_holds_under_a_tenth_is_not_told_of(country):
    AreaRelation.objects.filter(part=country["seat"], whole=country["devon"]).update(share=0.09)
    assert country["devon"] not in {one.area for one in findings_here(country["seat"], TODAY).findings}


def test_where_nothing_is_worse_the_nations_figure_leads_and_good_follows(country, monkeypatch):
    for key, one in indicators().items():
        if key != EHC:
            monkeypatch.setitem(indicators(), key, one.model_copy(update={"context": True}))
    found = findings_here(council("E06000004", "Stockton-on-Tees"), TODAY)
    assert found.nothing_worse.endswith("nothing is worse here than across England.")
    assert (found.lead.kind, found.lead.area) == (Kind.NATION, country["england"])
    assert [one.kind for one in found.findings] == [Kind.NATION, Kind.STANDARD]
    assert "better than across England, and short of the limit" in found.findings[1].sentence


@pytest.mark.parametrize(
    ("value", "theirs", "age", "held", "said"),
    [
        (76.9, 85.7, 1.0, "", "some figures are worse here than across England, but none beyond doubt."),
        (76.9, 85.7, 1.0, Reason.JUMPED.name, "some figures are worse here than across England, but none beyond doubt."),
        (76.9, 85.7, 1.0, Reason.FORBIDDEN.name, "nothing is worse here than across England."),
        (76.9, 85.7, 2.1, "", "nothing is worse here than across England."),
        (85.68, 85.7, 1.0, "", "nothing is worse here than across England."),
        (90.0, 85.7, 1.0, "", "nothing is worse here than across England."),
        (90.0, None, 1.0, "", "nothing is worse here than across England."),
    ],
)
def test_nothing_worse_is_not_said_above_a_figure_that_is_shown_as_worse(country, monkeypatch, value, theirs, age, held, said):
    kept = []
    monkeypatch.setattr(deciding, "_held", lambda shown: kept.extend(shown) or ())
    findings_here(council("E06000004", "Stockton-on-Tees"), TODAY)
    one = next(each for each in kept if each.indicator.key == EHC)
    row = one.row._replace(value=value, nation_value=theirs, held=held)
    assert deciding._nothing_worse([dataclasses.replace(one, row=row, age=age)], country["england"]).endswith(said)


def test_what_is_older_than_two_years_never_leads(country):
    found = findings_here(country["devon"], TODAY)
    assert found.findings
    assert all(one.tier >= Tier.OLD for one in found.findings if one.age > 2)
    assert all("20" in one.sentence for one in found.findings)  # each says when
    if found.lead:
        assert found.lead.age <= 2


def test_lists_that_went_to_none_or_jumped_are_not_judged():
    told = Comparison.objects.filter(indicator=SCOTS, measure="over_18_weeks").exclude(held="")
    reasons = {name for row in told for name in row.held.split(";")}
    assert reasons <= {reason.name for reason in Reason}
    assert "JUMPED" in reasons or "FEW" in reasons


def test_what_must_not_be_compared_is_not_compared(country):
    assert not Comparison.objects.filter(measure="council_mainstream", nation_p__isnull=False).exists()
    found = findings_here(country["cambridgeshire"], TODAY)
    assert "ehc_mainstream_placements" not in {one.indicator.key for one in found.findings}
    why = next(one for one in found.held if one.indicator.key == "ehc_mainstream_placements")
    assert why.sentence.startswith("Areas are not to be compared by this figure.")


def test_what_kind_of_place_it_is_is_no_finding(country):
    for area in (country["seat"], country["brent"]):
        assert not [one for one in findings_here(area, TODAY).findings if one.indicator.context]


def test_a_place_without_figures_has_no_findings(country):
    assert findings_here(country["welsh_seat"], TODAY) == NOTHING


def test_names_stand_in_sentences_as_people_say_them(country):
    bristol = findings_here(council("E06000023", "Bristol, City of"), TODAY)
    assert "plans in Bristol were issued" in bristol.findings[0].sentence
    region = Area.objects.create(kind="region", code="E12000004", name="East Midlands")
    assert any(" in the East Midlands " in one.sentence for one in findings_here(region, TODAY).findings)


def test_a_count_stands_beside_every_percentage_that_has_one(country):
    for code, name in (("E10000008", "Devon"), ("E06000002", "Middlesbrough")):
        for one in findings_here(council(code, name), TODAY).findings:
            if one.percent is not None:
                assert f"{int(one.numerator):,} of {int(one.denominator):,}" in one.sentence


def test_the_page_shows_the_order_the_reasons_and_the_age(client, country, devon_county):
    page = client.get("/areas/authority/E10000008/").text
    assert "What weighs most here" in page
    assert "The law’s limit is broken" in page
    assert "shown below and not judged" in page
    assert "Areas are not to be compared by this figure." in page
    assert "more than two years old" in page
    assert "Newest figure here: " in page
    assert page.index("The law’s limit is broken") < page.index("What is not shown here")


def test_a_school_hears_the_same_of_its_council(client, country):
    lead = findings_here(country["brent"], TODAY).lead
    assert lead is None or lead.sentence


@pytest.mark.parametrize("code", ["E06000053", "E09000001"])  # the Isles of Scilly, the City of London
def test_tiny_places_are_not_judged_by_a_handful(country, code):
    found = findings_here(council(code, "A tiny place"), TODAY)
    for one in found.findings:
        if one.denominator is not None:
            assert one.denominator >= 20
    kept = {one.indicator.key for one in found.held}
    assert {"social_worker_caseload", "social_worker_turnover"} & kept


def test_a_finding_is_used_in_a_letter_only_where_the_letter_would_show_its_number(client, country):
    norfolk = council("E10000020", "Norfolk")
    other = next(one for one in findings_here(norfolk, TODAY).findings if not one.of_headline)
    page = client.get("/areas/authority/E10000020/").text
    card = page[page.index(other.sentence.split(" (")[0][:40]) :]
    assert "Use this in a letter" not in card[: card.index("</li>")]
