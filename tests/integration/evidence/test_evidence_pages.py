"""The room's pages: weight, words, odd addresses, the download."""

import csv
import gzip
import io

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse

from causeway.evidence.models import Release
from causeway.evidence.releases.editions import mark
from causeway.frame.domain.cells import safe
from causeway.places import page_cache
from tests.integration.evidence.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setattr("causeway.places.views._today", lambda: TODAY)


def get(client, name, *args):
    return client.get(reverse(f"places:{name}", args=args))


@pytest.mark.parametrize(
    "name",
    [
        "seat",
        "cambridgeshire",
        "dorset",
        "district",
        "lancashire",
        "new_board",
        "region",
        "england",
        "wales",
        "scotland",
        "ni",
        "welsh_seat",
        "scottish_seat",
        "ni_seat",
        "lothian",
        "sub_icb",
    ],
)
def test_every_kind_of_area_has_a_page_of_bearable_weight(client, country, name):
    area = country[name]
    page = get(client, "area", area.kind, area.code)
    assert page.status_code == 200
    assert area.name in page.text
    assert (
        len(gzip.compress(page.content)) < 35_000
    )  # as it is sent; styles, fonts and pictures come to some 35,000 more, once for all pages
    assert "style=" not in page.text
    assert "<script" not in page.text.split("</head>")[1]


def test_the_seat_page_says_what_matters(client, country):
    page = get(client, "area", "constituency", "E14000001").text
    for said in (
        "7.3%",
        "(62%)",
        "as it was before April 2026",
        "What nobody publishes",
        "What is published and not loaded here",
        "33% to 36%",
    ):
        assert said in page
    for jargon in ("sub-ICB", "ICB - ", "Interactive Tool", "statistical neighbours"):
        assert jargon not in page
    assert 'aria-hidden="true"' in page  # the small pictures say nothing that the words beside them do not
    assert "8 in 10 councils:" in page


def test_the_queries_of_a_page_are_bounded_and_a_kept_one_asks_three(client, country, django_assert_max_num_queries):
    get(client, "area", "constituency", "E14000001")
    cache.clear()
    with django_assert_max_num_queries(45):
        get(client, "area", "constituency", "E14000001")
    with django_assert_max_num_queries(3):
        kept = get(client, "area", "constituency", "E14000001")
    again = client.get("/areas/constituency/E14000001/", headers={"If-None-Match": kept["ETag"]})
    assert again.status_code == 304


def test_a_permanent_address_keeps_its_figures(client, country):
    stamp = mark(actor="test")
    old = client.get(reverse("places:area-at", args=["authority", "E10000003", stamp]))
    assert "They are still the latest" in old.text
    release = Release.objects.filter(state="current", observations__indicator="ehc_20_weeks").distinct().get()
    Release.objects.filter(pk=release.pk).update(state="superseded")
    assert "ehc_20_weeks" not in get(client, "area", "authority", "E10000003").text
    kept = client.get(reverse("places:area-at", args=["authority", "E10000003", stamp])).text
    assert "ehc_20_weeks" in kept
    assert "7.3%" in kept
    assert "Newer ones have been published since" in kept
    assert client.get("/areas/authority/E10000003/at/2020-01-01-00000000/").status_code == 404


def test_what_nobody_published_here_is_a_question_and_no_row(client, country):
    page = get(client, "area", "constituency", "E14000001")
    absent = page.context["absent"]
    assert absent
    shown = {row.indicator.key for service in page.context["services"] for row in service.rows}
    services, gaps = page.text.split('aria-labelledby="gaps"')
    for row in absent:
        assert row.indicator.key not in shown
        assert f'id="i-{row.indicator.key}"' not in services
        assert f'id="i-{row.indicator.key}"' in gaps


def test_the_national_picture_has_a_page_before_anything_is_compared(client, country):
    assert "No figures have been compared yet" in get(client, "inequality").text


def test_a_welsh_seat_shows_no_english_figure(client, country):
    page = get(client, "area", "constituency", "W07000001").text
    assert "46.1%" not in page
    assert "discontinued" in page


@pytest.mark.parametrize(
    "path",
    [
        "/areas/constituency/E99999999/",
        "/areas/planet/E14000001/",
        "/areas/constituency/e14000001/",
        "/areas/constituency/%00/",
        "/areas/constituency/E1400000%F0%9F%98%80/",
        "/areas/constituency/../../etc/",
        "/areas/authority/E14000001/",
        "/areas/constituency/E99999999/figures.csv",
        "/schools/99999999999999999999/",
        "/schools/0/",
        "/schools/123456/",
        "/figures/ehc_20_weeks:authority:E10000003:1999/",
        "/figures/%27%3B--/",
    ],
)
def test_odd_addresses_are_not_found_and_never_fail(client, country, path):
    assert client.get(path).status_code == 404


def test_a_school_page(client, country):
    page = get(client, "school", 999999)
    assert page.status_code == 200
    for said in (
        "Example Primary School",
        "NHS Example New Integrated Care Board",
        "before April 2026; it is Example New now",
        "No figure here is the school’s own.",
        "Figures on NHS services are the board’s, marked Devon.",
        "Its MP ",
        "/papers/school/999999/",
    ):
        assert said in page.text


def test_a_school_that_could_not_be_placed_has_a_page(client, country):
    assert get(client, "school", 999998).status_code == 200


def test_a_figure_page(client, country):
    page = get(client, "figure", "speech_language_waits:icb:E54000037:2023-10")
    assert page.status_code == 200
    for said in ("70%", "2,678 of 3,835", "It does not tell", "Open Government Licence"):
        assert said in page.text


def test_the_download_has_every_row_with_its_source(client, country):
    response = get(client, "download", "constituency", "E14000001")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["licence"] for row in rows} == {"Open Government Licence v3.0"}
    assert all(row["source_url"].startswith("https://") and row["period"] for row in rows)
    (one,) = [
        row
        for row in rows
        if (row["area_code"], row["period"]) == ("E10000003", "2024")
        and row["series"].startswith("Leaving")
        and "within 20 weeks" in row["indicator"]
    ]
    assert (one["value"], one["unit"], one["status"], one["publisher"]) == (
        "8.8",
        "percent",
        "published",
        "Department for Education",
    )
    assert {row["area_code"] for row in rows} == {"E10000003", "E09000005", "E54000048", "E54000037", "E92000001"}


def test_missing_is_blank_in_the_download(client, country):
    response = get(client, "download", "authority", "E06000059")
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    (one,) = [
        row
        for row in rows
        if (row["area_code"], row["period"]) == ("E06000059", "2024")
        and row["series"].startswith("Leaving")
        and "within 20 weeks" in row["indicator"]
    ]
    assert (one["value"], one["status"]) == ("", "not applicable")  # every plan was an exception: none is left to count


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_run_by_a_spreadsheet(text):
    assert safe(text) == "'" + text


def test_an_area_with_a_dangerous_name_is_made_safe(client, country):
    country["cambridgeshire"].name = '=HYPERLINK("https://example.org")'
    country["cambridgeshire"].save()
    response = get(client, "download", "authority", "E10000003")
    assert "'=HYPERLINK" in b"".join(response.streaming_content).decode()


def test_only_reading_is_allowed(client, country):
    assert client.post("/areas/constituency/E14000001/").status_code == 405


def test_a_page_made_while_a_release_came_is_not_kept_as_the_newer(rf, monkeypatch):
    state = {"now": "before"}
    monkeypatch.setattr(page_cache, "_state", lambda: (None, state["now"]))
    request = rf.get("/an-example/")

    def make():
        state["now"] = "after"  # while the page was made of what was there before
        return HttpResponse("of before")

    assert page_cache.kept(request, "an-example", make).status_code == 200
    assert page_cache.kept_already(request, "an-example") is None
    assert "anew" in page_cache.kept(request, "an-example", lambda: HttpResponse("anew")).text
