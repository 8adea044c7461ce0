"""Every definition is read, complete, and speaks of what exists."""

import re

import pytest
from django.conf import settings
from pydantic import ValidationError

from causeway.evidence.definitions import schema as definitions
from causeway.evidence.definitions.handbook import as_markdown
from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit
from causeway.evidence.domain.severity import Severity
from causeway.evidence.exceptions import DefinitionError
from causeway.evidence.ingest import IMPORTERS

FOLDER = settings.DEFINITIONS_PATH
NATIONS = ("E92000001", "W92000004", "S92000003", "N92000002")


@pytest.mark.parametrize("path", sorted((FOLDER / "indicators").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_indicator_file_is_an_indicator(path):
    indicator = definitions.indicators()[path.stem]
    assert indicator.source in definitions.sources()
    assert set(indicator.not_comparable_with) <= set(definitions.indicators())
    assert len({measure.key for measure in indicator.measures}) == len(indicator.measures)
    assert all(measure.numerator and measure.denominator for measure in indicator.measures if measure.interval)
    assert "area}" in indicator.sentences.missing
    assert "{value}" not in indicator.sentences.suppressed + indicator.sentences.missing


@pytest.mark.parametrize("path", sorted((FOLDER / "sources").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_source_file_is_a_source(path):
    source = definitions.sources()[path.stem]
    assert source.importer in IMPORTERS
    for known in source.checks.known:
        definitions.indicators()[known.indicator].measure(known.measure)
    for cover in source.checks.coverage:
        geography = definitions.indicators()[cover.indicator].geography
        assert cover.kind in (geography.kind, *geography.also)


def test_every_nation_is_told_what_has_no_figure_here():
    assert all(definitions.gaps(nation) and definitions.not_loaded(nation) for nation in NATIONS)


def test_what_nobody_publishes_and_what_we_have_not_loaded_are_two_lists():
    for nation in NATIONS:
        ours, nobodys = definitions.not_loaded(nation), definitions.gaps(nation)
        assert not {gap.key for gap in ours} & {gap.key for gap in nobodys}
        assert not any("this site's data" in gap.text or "not loaded" in gap.text for gap in nobodys)
    assert "educational_psychologists" in {gap.key for gap in definitions.gaps(NATIONS[0])}
    assert "mental_health_since_2024" in {gap.key for gap in definitions.not_loaded(NATIONS[0])}


def test_a_count_is_never_judged_and_a_standard_agrees_with_the_polarity():
    good = definitions.indicators()["ehc_20_weeks"].headline.model_dump()
    for wrong in ({"kind": "count"}, {"standard": good["standard"] | {"kept": "at most"}}):
        with pytest.raises(ValidationError, match="excluding_exceptions"):
            definitions.Measure.model_validate(good | wrong)


def test_the_limits_of_the_law_are_known_with_their_source():
    indicators = definitions.indicators()
    limits = {
        (key, measure.key): measure.standard
        for key, indicator in indicators.items()
        for measure in indicator.measures
        if measure.standard and measure.standard.by == "law"
    }
    assert str(limits["ehc_20_weeks", "excluding_exceptions"].url).startswith("https://www.legislation.gov.uk/")
    assert (limits["ehc_20_weeks", "excluding_exceptions"].kept, limits["ehc_20_weeks", "excluding_exceptions"].value) == (
        "at least",
        100,
    )
    for key, measure in limits:
        assert indicators[key].severity_of(indicators[key].measure(measure)) is Severity.LEGAL_LIMIT


def test_what_a_caveat_forbids_is_marked_for_the_code_to_see():
    """A caveat in words binds nobody: the sentence “areas are not to be compared by it” needs its mark."""
    for indicator in definitions.indicators().values():
        if any("not to be compared" in caveat for caveat in indicator.caveats):
            assert all(measure.not_compared for measure in indicator.measures), indicator.key
    assert definitions.indicators()["mental_health_admissions"].headline.polarity is Polarity.NEUTRAL


@pytest.mark.parametrize("path", sorted((FOLDER / "codes").glob("*.csv")), ids=lambda path: path.stem)
def test_code_lists_are_one_to_one(path):
    codes = definitions.codes(path.stem)
    assert len(set(codes.values())) == len(codes) == len(path.read_text().splitlines()) - 1
    assert all(re.fullmatch(r"[ENSWK]\d{8}", gss) for gss in codes.values())


def test_there_are_42_former_boards_and_9_regions():
    assert len(definitions.codes("icbs_2022_to_2026")) == 42
    assert len(definitions.codes("education_regions")) == 10  # nine, and England


def test_a_bad_definition_is_refused_by_name(settings, tmp_path):
    for folder in ("indicators", "sources"):
        (tmp_path / folder).mkdir()
    text = (FOLDER / "indicators" / "ehc_20_weeks.yaml").read_text().replace("polarity: high is better", "polarity: up", 1)
    (tmp_path / "indicators" / "ehc_20_weeks.yaml").write_text(text)
    settings.DEFINITIONS_PATH = tmp_path
    with pytest.raises(DefinitionError, match=r"indicators/ehc_20_weeks.yaml"):
        definitions.indicators()


def test_a_sentence_that_names_an_unknown_series_is_refused(settings, tmp_path):
    (tmp_path / "indicators").mkdir()
    text = (FOLDER / "indicators" / "ehc_20_weeks.yaml").read_text().replace("{value}", "{valeu}", 1)
    (tmp_path / "indicators" / "ehc_20_weeks.yaml").write_text(text)
    settings.DEFINITIONS_PATH = tmp_path
    with pytest.raises(DefinitionError, match="valeu"):
        definitions.indicators()


def test_the_page_of_indicators_is_the_definitions():
    page = FOLDER.parent / "docs" / "reference" / "indicators.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), "Run: script/manage document"


def test_what_a_table_driven_importer_reads_is_said_on_every_measure_of_its_source():
    driven = {"interactive_tool", "grant_balances", "pupils_in_care", "revenue_outturn"}
    for indicator in definitions.indicators().values():
        if definitions.sources()[indicator.source].importer in driven:
            assert all(measure.reads.series or measure.reads.numerator for measure in indicator.measures), indicator.key


def test_every_indicator_has_two_values_that_a_person_read():
    known = [known.indicator for source in definitions.sources().values() for known in source.checks.known]
    for key in definitions.indicators():
        assert known.count(key) >= 2, key


def test_what_sets_the_scene_stands_after_what_services_do():
    order = [indicator.context for indicator in definitions.indicators().values()]
    assert order == sorted(order)
    assert not all(order)


def test_a_number_that_stands_without_its_sentence_says_of_how_many():
    """In December 2026 a table said "Children in need, Isles of Scilly: 502", of a rate among some 350 children."""
    rates = [one for one in definitions.indicators().values() if one.headline.kind is Kind.RATE]
    assert rates
    assert not [one.key for one in rates if f"every {one.headline.per:,} children" not in one.title]
    pounds = [one for one in definitions.indicators().values() if one.headline.unit is Unit.POUNDS]
    assert not [one.key for one in pounds if not re.search(r"for (every|each) child", one.title)]
