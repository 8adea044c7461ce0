"""The services of an area's page: in the campaign's order, each with one line that says what is in it."""

import dataclasses
from html import escape

import pytest
from django.template.loader import render_to_string

from causeway.evidence.findings.domain.leading import Verdict
from causeway.evidence.findings.finding import NOTHING
from causeway.places.case.answers import answer
from causeway.places.case.area_page import row_words
from causeway.places.case.rows import by_service, place_of_service
from causeway.places.case.telling import telling
from causeway.places.templatetags.rows import rows_of
from tests.integration.evidence.conftest import TODAY, findings_here

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("compared_figures")]


@pytest.fixture
def page(client, country, monkeypatch):
    monkeypatch.setattr("causeway.places.views._today", lambda: TODAY)
    return client.get("/areas/authority/E10000003/").context


def test_services_stand_as_the_campaign_orders_them_and_others_behind(page):
    names = [one.name for one in page["services"]]
    assert names[0] == "Mental health"
    assert names == sorted(names, key=place_of_service)
    assert place_of_service("Something new")[0] > place_of_service("People")[0]


def test_each_fold_says_in_a_line_what_its_gravest_figure_is(page):
    lines = {one.name: one for one in page["services"]}
    plans = lines["Special educational needs"]
    grave = next(one for one in page["found"].findings if one.grave and one.indicator.service == plans.name)
    assert plans.side == "bad"
    assert grave.shown in plans.answer
    assert "England" in plans.answer
    assert all(one.answer for one in page["services"])


def test_where_something_is_found_it_stands_first_in_its_service(page):
    told = {one.indicator.key for one in page["found"].findings}
    for service in page["services"]:
        marked = [row.indicator.key in told for row in service.rows]
        assert marked == sorted(marked, reverse=True)


def test_nothing_is_claimed_where_nothing_was_compared(page):
    services, _absent = by_service(page["case"].figures, NOTHING)
    assert {one.side for one in services} == {"neutral"}
    assert all("different" not in one.answer for one in services)


def test_what_leads_is_the_findings_own_lead_and_two_more_follow_it(country):
    found = findings_here(country["cambridgeshire"], TODAY)
    told = telling(found)
    assert told.first.finding is found.lead
    assert [one.finding for one in told.more] == [one for one in found.findings if one is not found.lead][:2]
    assert told.first.finding.period in told.first.age


def test_an_area_that_holds_little_of_the_place_is_told_in_a_line_with_what_is_found_of_it(page):
    little = {one.key: dataclasses.replace(one.placed, share=0.1, basis="", within="it") for one in page["case"].figures}
    figures = [dataclasses.replace(one, placed=little[one.key]) for one in page["case"].figures if one.published]
    assert {one.share_words for one in figures} == {"10% of it"}
    services, _absent = by_service(figures, page["found"])
    parts = [part for service in services for row in service.rows for part in row.parts]
    assert {bool(part.finding) for part in parts} == {True, False}
    assert all(part.brief and not part.words and part.picture is None for part in parts)
    context = {"figures_of": "", "home": "", "words": row_words()}
    said = "".join(rows_of(context, service) for service in services)
    tagged = [part for part in parts if part.finding]
    assert all(f"{part.figure.headline}" in said and escape(part.finding.tag) in said for part in tagged)
    assert said.count("<b class=") == len(tagged)


def test_what_all_areas_of_a_kind_share_is_said_once_in_a_row(page):
    spread = [row for service in page["services"] for row in service.rows if row.spread]
    assert spread
    assert all(row.spread not in part.words for row in spread for part in row.parts)


def test_what_is_said_of_all_areas_in_a_row_is_said_once(page):
    rows = [row for service in page["services"] for row in service.rows]
    for row in rows:
        assert not row.nation or all(row.nation not in part.words for part in row.parts)
        assert not row.held or all(row.held not in part.words for part in row.parts)
    assert any(row.held for row in rows)
    assert any(row.nation for row in rows)
    answers = [part.words for row in rows for part in row.parts if part.finding and "England" in part.finding.tag]
    assert answers
    assert not [said for said in answers if "England" in said]  # the tag says it


def test_chance_is_explained_where_something_is_compared_and_nowhere_else(page):
    flat = {name: page[name] for name in ("services", "case", "words", "home", "figures_of", "found")}
    explained = "means that luck alone would hardly"
    assert explained in render_to_string("places/_services.html", flat)
    nothing = render_to_string("places/_services.html", {**flat, "found": NOTHING})
    assert "Every figure, service by service" in nothing
    assert explained not in nothing
    assert explained in render_to_string("places/_services.html", {**flat, "found": NOTHING, "past": True})


def test_a_limit_that_is_broken_and_what_nobody_judges_are_not_called_worse_or_alike(page):
    found, figures = page["found"], page["case"].figures
    broken = next(one for one in found.findings if one.grave and one.verdict is Verdict.BROKEN)
    worse = dataclasses.replace(broken, verdict=Verdict.WORSE)
    line, _side = answer(figures, dataclasses.replace(found, findings=(broken, dataclasses.replace(broken), worse)))
    assert line.endswith("1 more breaks a limit. 1 more is worse.")
    held = {one.figure_key for one in found.held}
    some = [one for one in figures if one.published and not one.indicator.context]
    mixed = [next(one for one in some if one.key in held), next(one for one in some if one.key not in held)]
    line, _side = answer(mixed, dataclasses.replace(found, findings=()))
    assert line == "2 figures. 1 is not judged, and no other differs from England beyond doubt."
