"""An indicator over all its areas: every choice answers, weighs little, says what is missing, and sorts."""

import csv
import gzip
import io
import json
import re
from collections import Counter
from functools import cache

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify

from causeway.areas.layouts import layout
from causeway.areas.models import Area
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.exceptions import NotOffered
from causeway.evidence.figures.download import COLUMNS
from causeway.evidence.findings.priorities import PRIORITIES
from causeway.evidence.models import Comparison, Observation, Release
from causeway.evidence.releases.loading import insert_made
from causeway.places import pictures, summary
from causeway.places.all_areas import everywhere, offered
from causeway.places.choices import choose
from causeway.places.funnel_plots import funnel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("compared_figures")]

LIGHT = 60_000  # bytes of a page as served; styles and fonts, some 35,000 more, come once for all pages


@cache
def published_areas():
    """Every real area of the kinds that have indicators: its kind, code and name."""
    kinds = {"authority", "icb", "health-board", "region", "constituency"}
    with (settings.REFERENCE_PATH / "areas" / "areas.csv").open(encoding="utf-8") as lines:
        return [(row["kind"], row["code"], row["name"]) for row in csv.DictReader(lines) if row["kind"] in kinds]


@pytest.fixture
def real_areas(country, db):
    """Every real area of the kinds that have indicators, beside the few the small country has."""
    there = set(Area.objects.values_list("kind", "code"))
    insert_made([Area(kind=kind, code=code, name=name) for kind, code, name in published_areas() if (kind, code) not in there])


def page(client, key, **query):
    return client.get(reverse("places:indicator", args=[key]), query, headers={"accept-encoding": "gzip"})


def words(response):
    return gzip.decompress(response.content).decode() if response.get("Content-Encoding") == "gzip" else response.content.decode()


def names(text):
    body = text.split('<table class="table table--areas">')[1].split("</table>")[0]
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r'<th scope="row">(.*?)</th>', body)]


def choice_of(key, **asked):
    return choose(indicators()[key], asked, offered(key))


SPREAD = re.compile(
    r"At least a tenth of .* are at (.*) or below, at least half at (.*) or below, and at least a tenth at (.*) or above\."
)


@pytest.mark.parametrize("key", sorted(indicators()))
def test_every_series_and_kind_of_area_has_a_light_page(client, real_areas, key):
    for (measure, kind), periods in offered(key).items():
        if kind == "nation":
            continue
        answer = page(client, key, measure=measure, kind=kind, period=periods[-1])
        text = words(answer)
        assert answer.status_code == 200
        assert len(answer.content) < LIGHT
        assert "style=" not in text
        assert "<script" not in text.split("</head>")[1]
        for said in ("It does not tell", "Take the figures with you", indicators()[key].name):
            assert said in text.replace("&#x27;", "'")
        as_many_areas_lie_there(everywhere(choice_of(key, measure=measure, kind=kind, period=periods[-1])))


def as_many_areas_lie_there(shown):
    """Many areas have the same figure: where a third of boards keep no child waiting for a year, that is not "about a tenth"."""
    if not (said := summary.spread(shown)):
        return
    low, middle, high = (
        float(re.search(r"[\d,.]+", figure)[0].replace(",", "")) * (-1 if "−" in figure else 1)
        for figure in SPREAD.fullmatch(said).groups()
    )
    rounded = 0.5001 * 10**-shown.choice.measure.decimals
    assert sum(value <= low + rounded for value in shown.values) >= len(shown.values) / 10
    assert sum(value <= middle + rounded for value in shown.values) >= len(shown.values) / 2
    assert sum(value >= high - rounded for value in shown.values) >= len(shown.values) / 10


SPREAD = re.compile(
    r"At least a tenth of .* are at (.*) or below, at least half at (.*) or below, and at least a tenth at (.*) or above\."
)


def test_the_list_has_every_indicator_with_its_latest_national_figure(client, country):
    text = words(client.get(reverse("places:indicators")))
    assert text.count('<li id="i-') == len(indicators())
    assert "<strong>46.1%</strong>, 2025" in text
    services = {each.service for each in indicators().values()}
    assert all(f'<h2 id="s-{slugify(each)}">{each}</h2>' in text.replace("&#x27;", "'") for each in services)


def test_each_service_of_the_list_is_folded_and_says_in_a_line_what_is_in_it(client, country):
    text = words(client.get(reverse("places:indicators")))
    folds = re.findall(
        r'<details class="fold"><summary><h2 id="s-[^"]+">[^<]+</h2>\s*<span class="fold__answer">([^<]+)</span>', text
    )
    assert len(folds) == len({each.service for each in indicators().values()})
    assert sum(int(said.split()[0]) for said in folds) == len(indicators())
    assert any(re.fullmatch(r"\d+ figures\. .+: England 46\.1%, 2025\.", said) for said in folds), folds
    named = [each for each in PRIORITIES.words().services if f">{each}</h2>" in text]
    assert named
    assert sorted(named, key=lambda each: text.index(f">{each}</h2>")) == named


def test_the_page_shows_the_nation_the_counts_and_every_picture(client, real_areas):
    text = words(page(client, "mental_health_first_contact"))
    assert "37%" in text
    assert "All 42 integrated care boards listed have a figure." in text
    for kind in ("strip", "map", "trend", "funnel"):
        assert f'class="chart chart--{kind}"' in text
    assert text.count('<a href="/areas/icb/') >= 2 * 42  # in the map and in the table
    assert "Skip the map" in text


def test_what_has_no_counts_has_no_funnel_and_says_why(client, real_areas):
    text = words(page(client, "special_school_absence"))
    assert "chart--funnel" not in text
    assert "the counts behind these figures are not in the file we read" in text
    assert "no counts behind these figures to test against chance" in text
    median = words(page(client, "mental_health_first_contact", measure="median_days"))
    assert "not a share of a count" in median


def test_pounds_are_no_counts_of_children_and_requests_are_counted_among_them(client, real_areas):
    """In December 2026 a column said "15,556,137,155 of 12,183,016" under "There are no counts behind these figures"."""
    pounds, requests = words(page(client, "childrens_services_spend")), words(page(client, "ehc_requests"))
    assert "no counts behind these figures" in pounds
    assert not re.search(r"[\d,]+ (of|among) [\d,]{6,}", pounds)
    assert ">Counted</th>" not in pounds
    assert re.search(r"[\d,]+ among [\d,]{6,}", requests)


def test_a_plain_count_is_listed_but_never_compared(client, real_areas):
    text = words(page(client, "mental_health_first_contact", measure="waiting"))
    for kind in ("strip", "map", "funnel"):
        assert f"chart--{kind}" not in text
    assert "a larger area has more of everything" in text
    assert "Beside England" not in text
    assert len(names(text)) == 42


def test_missing_is_counted_and_never_zero(client, real_areas):
    text = words(page(client, "ehc_20_weeks"))
    assert re.search(r"Of 152 councils listed, 149 have a figure; 3 are not published\. None of these is zero\.", text)


def test_an_area_that_has_ended_stands_only_in_the_periods_it_was_in(real_areas):
    now, then = everywhere(choice_of("ehc_20_weeks")), everywhere(choice_of("ehc_20_weeks", period="2019"))
    northamptonshire = "E10000021"
    assert northamptonshire not in {row.code for row in now.rows}
    assert [row.known for row in then.rows if row.code == northamptonshire] == [False]


def test_by_name_unless_asked_and_areas_without_a_figure_last(client, real_areas):
    by_name = names(words(page(client, "ehc_20_weeks")))
    assert by_name == sorted(by_name, key=str.casefold)
    shown = everywhere(choice_of("ehc_20_weeks", sort="value", order="down"))
    values = [row.value for row in shown.listed]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=True)
    assert values[len(known) :] == [None, None, None]
    up = [row.value for row in everywhere(choice_of("ehc_20_weeks", sort="value")).listed]
    assert up[: len(known)] == sorted(known)
    assert up[-1] is None


def test_sorting_says_so_to_a_screen_reader_and_can_be_turned(client, real_areas):
    text = words(page(client, "ehc_20_weeks", sort="value"))
    assert 'aria-sort="ascending"' in text
    assert "By name, since" not in text
    assert "sort=value&amp;order=down#table" in text
    assert 'aria-sort="descending"' in words(page(client, "ehc_20_weeks", sort="value", order="down"))


def test_no_ranks_are_shown(client, real_areas):
    text = words(page(client, "ehc_20_weeks", sort="value"))
    assert not re.search(r"\b(rank|ranked|position|1st|2nd|3rd)\b", text)


def test_a_marked_area_is_marked_everywhere(client, real_areas):
    text = words(page(client, "ehc_20_weeks", period="2022", area="E10000003"))
    assert 'class="is-here"' in text
    assert "chart__outline" in text
    assert "Cambridgeshire: 41.2%" in text  # in the funnel's key
    assert re.search(r"<strong>Cambridgeshire</strong>\s+41\.2%\s+\(95% interval 38\.\d% to 44\.\d%\)", text)
    assert "Cambridgeshire" in text.split("chart--trend")[1].split("</svg>")[0]


def test_an_area_we_do_not_know_is_not_marked(client, real_areas):
    for odd in ("E99999999", "<script>", "é" * 50):
        text = words(page(client, "ehc_20_weeks", area=odd))
        assert 'class="is-here"' not in text
        assert "<script>" not in text


def test_the_two_maps_are_switched_by_links(client, real_areas):
    hexagons = words(page(client, "ehc_20_weeks"))
    shapes = words(page(client, "ehc_20_weeks", map="shapes"))
    assert "Open Innovations" in hexagons
    assert "Contains OS data" in shapes
    assert "map=shapes#map-h" in hexagons
    assert hexagons.count('aria-current="true"') == shapes.count('aria-current="true"') == 1


def test_a_kind_with_only_one_map_gets_that_one(client, real_areas):
    text = words(page(client, "scotland_mental_health_waits"))
    assert "chart--map" in text
    assert "Every area the same size" not in text


@pytest.mark.parametrize(
    "query",
    [
        {"measure": "x"},
        {"period": "1900"},
        {"kind": "planet"},
        {"kind": "nation"},
        {"sort": "best"},
        {"map": "globe"},
        {"period": "\x00"},
    ],
)
def test_what_there_is_not_is_not_found(client, country, query):
    assert page(client, "ehc_20_weeks", **query).status_code == 404
    with pytest.raises(NotOffered):
        choice_of("ehc_20_weeks", **query)


@pytest.mark.parametrize(
    "path", ["/indicators/no_such_thing/", "/indicators/UPPER/", "/indicators/x/figures.csv", "/indicators/%00/"]
)
def test_odd_addresses_are_not_found(client, country, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("asked", ["0", "-1", "9999", "two", "٣", ""])
def test_an_odd_page_number_shows_a_page(client, real_areas, asked):
    assert page(client, "ehc_20_weeks", page=asked).status_code == 200


def test_an_indicator_without_figures_says_so(client, country):
    Release.objects.filter(source="dfe_ehc_timeliness").update(state="superseded")
    text = words(page(client, "ehc_20_weeks"))
    assert "No figures are loaded" in text
    assert "That does not mean zero" in text


def test_the_download_has_every_row_and_its_description_every_column(client, country):
    response = client.get(reverse("places:indicator-download", args=["speech_language_waits"]))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert len(found) == Observation.objects.current().filter(indicator="speech_language_waits").count()
    described = client.get(reverse("places:indicator-metadata", args=["speech_language_waits"]))
    assert described["Content-Type"] == "application/csvm+json"
    body = json.loads(described.content)
    columns = body["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(COLUMNS) == list(found[0])
    assert all(column["dc:description"] for column in columns)
    assert body["dc:license"]["@id"].startswith("https://")
    keys = {tuple(row[name] for name in body["tableSchema"]["primaryKey"]) for row in found}
    assert len(keys) == len(found)


def test_a_page_asks_the_database_few_questions(client, real_areas, django_assert_max_num_queries):
    page(client, "ehc_20_weeks")
    with django_assert_max_num_queries(18):
        page(client, "ehc_20_weeks", period="2022", area="E10000003")


def _with_a_few_outside():
    """Return the first indicator whose page shows between one and nine areas outside the outermost lines, as they are stored."""
    far = Counter(
        Comparison.objects.filter(position__startswith="far")
        .values_list("indicator", "measure", "area_kind")
        .order_by("indicator")
    )
    for (key, measure, kind), many in far.items():
        choice = choice_of(key)
        if many >= 10 or (choice.measure.key, choice.kind) != (measure, kind):
            continue
        drawn = funnel(everywhere(choice))
        if drawn and pictures.outside(drawn):
            stored = Comparison.objects.filter(indicator=key, measure=measure, area_kind=kind, position__startswith="far")
            assert pictures.outside(drawn) == set(stored.values_list("area_code", flat=True))
            return key
    return pytest.fail("no indicator has a few areas outside")


def test_the_funnel_lists_who_lies_outside_by_name(client, real_areas):
    key = _with_a_few_outside()
    shown = everywhere(choice_of(key))
    outside = pictures.outside(funnel(shown))
    text = words(page(client, key))
    told = re.split(r"outside the outermost lines(?:, by name)?:", text)[1].split("</p>")[0]
    assert sum(row.name in told for row in shown.rows) == len(outside)


@pytest.fixture
def of_constituencies(monkeypatch, real_areas):
    """An indicator as it would be if it were published for all 650 constituencies, with plainly invented figures."""
    indicator = indicators()["mental_health_first_contact"]
    geography = indicator.geography.model_copy(update={"kind": "constituency"})
    monkeypatch.setitem(indicators(), indicator.key, indicator.model_copy(update={"geography": geography}))
    release = Release.objects.get(source=indicator.source, state="current")
    Release.objects.filter(pk=release.pk).update(sha256="d" * 64)  # it is another, with other figures
    seats = Area.objects.filter(kind="constituency", code__in=layout("hexagons", "constituency").paths).order_by("code")
    Observation.objects.bulk_create(
        Observation(
            release=release, indicator=indicator.key, measure="over_52_weeks", area_kind="constituency", area_code=seat.code,
            area_vintage="July 2024", period="2024-09", status="published", value=(n * 37) % 100, numerator=(n * 37) % 100,
            denominator=100, lower=max(0, (n * 37) % 100 - 8), upper=min(100, (n * 37) % 100 + 8),
        )
        for n, seat in enumerate(seats)
    )  # fmt: skip


@pytest.mark.parametrize("form", ["hexagons", "shapes"])
def test_650_constituencies_weigh_little_in_three_pages(client, of_constituencies, form):
    answer = page(client, "mental_health_first_contact", map=form)
    text = words(answer)
    assert answer.status_code == 200
    assert len(answer.content) < LIGHT
    assert text.split("chart--map")[1].split("</svg>")[0].count("<a ") == 650
    assert len(names(text)) == 220
    seen = [name for number in (1, 2, 3) for name in names(words(page(client, "mental_health_first_contact", page=number)))]
    assert len(seen) == len(set(seen)) == 650


def test_only_reading_is_allowed(client, country):
    assert client.post("/indicators/ehc_20_weeks/").status_code == 405
    assert client.post("/compare/").status_code == 405
