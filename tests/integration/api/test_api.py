"""The API: what it answers, to whom, how often, and that nothing anybody sends makes it fail."""

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causeway.api import share
from causeway.api.documentation import document
from causeway.evidence.models import Comparison, Computation, Edition, Observation

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.usefixtures("shipped")
OBSERVATIONS = "/api/v1/observations"


def get(client, url, **query):
    answer = client.get(url, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def examples():
    text = (ROOT / "docs/reference/api.md").read_text()
    return re.findall(r"```\nGET (\S+)\n```\n\n```json\n(.*?)\n```", text, re.DOTALL)


def holds(part, whole):
    """Whether an example's answer, with its gaps, is part of the real one."""
    if isinstance(part, dict):
        return all(key in whole and holds(value, whole[key]) for key, value in part.items())
    if isinstance(part, list):
        return len(part) == len(whole) and all(holds(*pair) for pair in zip(part, whole, strict=True))
    return part == whole


@pytest.mark.parametrize(("url", "said"), examples())
def test_the_documentation_says_what_is_answered(client, url, said):
    expected = json.loads(re.sub(r",?\s*…", "", said))
    answered = client.get(url).json()
    assert holds(expected, answered), answered


def test_the_documentation_has_examples_and_they_are_compared():
    assert len(examples()) >= 5
    assert not holds({"value": 1}, {"value": 2})
    assert not holds({"other": None}, {})


def test_what_others_rely_on_has_not_changed_unseen(client):
    kept = json.loads((ROOT / "docs/reference/openapi-v1.json").read_text())
    assert kept == json.loads(json.dumps(document())), "Run: script/manage write_openapi, and look at the difference"
    assert client.get("/api/v1/openapi.json").json() == kept


def test_every_area_of_a_kind_on_a_day(client):
    assert len(get(client, "/api/v1/areas", kind="constituency")["areas"]) == 650
    before = get(client, "/api/v1/areas", kind="icb", on="2025-01-01")["areas"]
    since = get(client, "/api/v1/areas", kind="icb", on="2026-05-01")["areas"]
    assert (len(before), len(since)) == (42, 36)


def test_how_areas_overlap(client):
    found = get(client, "/api/v1/areas/constituency/E14001172/relations", on="2026-06-01")
    kinds = {one["area"]["kind"] for one in found["lies_in"]}
    assert {"nation", "region", "district", "authority", "icb"} <= kinds
    assert all(0 < one["share"] <= 1 for one in found["lies_in"])
    holding = get(client, "/api/v1/areas/region/E12000007/relations")["holds"]
    assert sum(one["area"]["kind"] == "constituency" for one in holding) > 60


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("SW1A 0AA", "known"),
        ("ZE99 9ZZ", "unknown"),
        ("nonsense", "not a postcode"),
        ("BT1 5GS", "northern ireland"),
        ("JE2 4UE", "crown dependency"),
        ("BFPO 57", "forces"),
    ],
)
def test_a_postcode_says_how_far_it_gets_us(client, typed, status):
    found = get(client, f"/api/v1/postcodes/{typed}")
    assert found["status"] == status
    assert bool(found["constituency"]) == (status == "known")
    assert bool(found["explanation"]) == (status != "known")


def test_an_mp_is_named_without_an_address(client):
    found = get(client, "/api/v1/constituencies/E14001172/mp", on="2026-07-01")
    assert found["state"] == "held"
    assert found["name"]
    assert found["member_id"]
    assert "@" not in json.dumps(found)
    assert "Open Parliament Licence" in found["attribution"]


def test_an_indicator_says_what_it_does_not_tell(client):
    found = get(client, "/api/v1/indicators/mental_health_first_contact")
    assert found["does_not_tell"]
    assert found["source"]["licence"] == "Open Government Licence v3.0"
    assert len(found["source"]["release"]) == 12
    assert found in get(client, "/api/v1/indicators")["indicators"]
    assert {one["key"] for one in get(client, "/api/v1/sources")} >= {"nhs_mental_health_waits"}


def test_pages_hold_every_figure_once(client):
    first = get(client, OBSERVATIONS, indicator="mental_health_first_contact", per_page=400)
    rest = [
        get(client, OBSERVATIONS, indicator="mental_health_first_contact", per_page=400, page=page)
        for page in range(2, first["pages"] + 1)
    ]
    rows = [tuple(row.values()) for page in [first, *rest] for row in page["observations"]]
    assert (
        len(rows)
        == len(set(rows))
        == first["total"]
        == Observation.objects.current().filter(indicator="mental_health_first_contact").count()
    )
    past = get(client, OBSERVATIONS, indicator="mental_health_first_contact", page=99_999)
    assert past["observations"] == past["sources"] == []


def test_a_withheld_figure_is_null_and_says_so(client):
    row = Observation.objects.current().filter(area_kind="icb").first()
    Observation.objects.filter(pk=row.pk).update(status="suppressed", value=None, numerator=None, lower=None, upper=None)
    (found,) = get(client, OBSERVATIONS, indicator=row.indicator, measure=row.measure, area=row.area_code, period=row.period)[
        "observations"
    ]
    assert (found["status"], found["value"]) == ("suppressed", None)


def test_tables_and_lines_hold_the_same_figures(client):
    query = {"area": "E54000048", "period": "2024-09"}
    page = get(client, OBSERVATIONS, **query)
    table = client.get(f"{OBSERVATIONS}.csv", query)
    lines = client.get(f"{OBSERVATIONS}.ndjson", query)
    rows = list(csv.DictReader(io.StringIO(table.getvalue().decode("utf-8-sig"))))
    assert [json.loads(line) for line in lines.getvalue().splitlines()] == page["observations"]
    assert [float(row["value"]) for row in rows] == [one["value"] for one in page["observations"]]
    assert all("Open Government Licence" in row["licence"] for row in rows)


def test_a_boards_standing_is_what_is_stored(client):
    found = get(client, "/api/v1/areas/icb/E54000048/comparisons")
    rows = {(row.indicator, row.measure): row for row in Comparison.objects.filter(area_code="E54000048")}
    assert {(one["indicator"], one["measure"]) for one in found["comparisons"]} == set(rows)
    for one in found["comparisons"]:
        row = rows[one["indicator"], one["measure"]]
        assert (one["value"], one["p"], one["p_corrected"], one["funnel"] or "") == (row.value, row.p, row.q, row.position)
        assert (one["beside"]["nation"], one["trend"]["direction"]) == (row.nation_value, row.trend)
    done = Computation.objects.get()
    assert done.fingerprint.startswith(found["computation"])
    assert found["computation"]
    assert found["edition"] == Edition.objects.get().stamp
    assert [one["key"] for one in found["sources"]] == ["nhs_mental_health_waits"]


def test_all_areas_stand_in_one_measure_by_code(client):
    url = "/api/v1/indicators/mental_health_first_contact/comparisons"
    found = get(client, url, kind="icb")["comparisons"]
    assert len(found) == 42
    assert [one["area_code"] for one in found] == sorted(one["area_code"] for one in found)
    assert {one["measure"] for one in found} == {"over_52_weeks"}
    other = get(client, url, measure="median_days", kind="icb")["comparisons"]
    assert {one["measure"] for one in other} == {"median_days"}
    here = get(client, "/api/v1/areas/icb/E54000048/comparisons")["comparisons"]
    mine = [one for one in found + other if one["area_code"] == "E54000048"]
    assert len(mine) == 2
    assert all(one in here for one in mine)
    only = get(client, "/api/v1/areas/icb/E54000048/comparisons", indicator="mental_health_first_contact", measure="median_days")
    assert only["comparisons"] == mine[1:]


def test_an_answer_without_comparisons_says_why(client):
    url = "/api/v1/areas/constituency/E14001172/comparisons"
    found = get(client, url)
    assert (found["comparisons"], found["sources"]) == ([], [])
    assert found["explanation"].startswith("Nothing to compare")
    Comparison.objects.all().delete()
    Computation.objects.all().delete()
    found = get(client, url)
    assert (found["computation"], found["computed_at"]) == ("", None)
    assert found["explanation"] == "The comparisons are not computed yet."


@pytest.mark.parametrize("end", ["", ".csv", ".ndjson"])
def test_nobody_asks_for_everything_by_mistake(client, end):
    answer = client.get(f"{OBSERVATIONS}{end}", {"period": "2024"})
    assert (answer.status_code, answer.json()["detail"][:4]) == (400, "Name")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/api/v1/areas/constituency/E99999999", 404),
        ("/api/v1/areas/planet/E14001172", 422),
        ("/api/v1/areas/constituency/x", 422),
        ("/api/v1/areas", 422),
        ("/api/v1/areas?kind=icb&on=yesterday", 422),
        ("/api/v1/constituencies/E92000001/mp", 404),
        ("/api/v1/indicators/nothing_of_the_sort", 404),
        ("/api/v1/indicators/nothing_of_the_sort/comparisons", 404),
        ("/api/v1/indicators/mental_health_first_contact/comparisons?measure=nothing_such", 404),
        ("/api/v1/indicators/mental_health_first_contact/comparisons?kind=planet", 422),
        ("/api/v1/areas/icb/E99999999/comparisons", 404),
        ("/api/v1/observations?area=E14001172&page=0", 422),
        ("/api/v1/nothing", 404),
        ("/api/v2/areas", 404),
    ],
)
def test_what_cannot_be_answered_says_so_in_json(client, url, status):
    answer = client.get(url)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_other_sites_may_read_and_keep_it(client):
    answer = client.get("/api/v1/indicators", headers={"Origin": "https://example.org"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "public" in answer["Cache-Control"]
    assert "max-age=300" in answer["Cache-Control"]
    assert not answer.cookies
    again = client.get("/api/v1/indicators", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.options("/api/v1/areas").status_code == 204
    assert "Cache-Control" not in client.get("/api/v1/areas") or "public" not in client.get("/api/v1/areas")["Cache-Control"]


@pytest.mark.parametrize("path", ["/api/v1/postcodes/SW1A 1AA", "/api/v1/indicators", "/api/v1/areas/constituency/E14999999"])
def test_head_is_told_what_get_is(client, path):
    """Without its body, as our answers on other origins' questions promise."""
    told, whole = client.head(path), client.get(path)
    assert told.content == b""
    assert (told.status_code, told.get("ETag")) == (whole.status_code, whole.get("ETag"))
    assert told["Content-Type"] == whole["Content-Type"]
    assert client.head("/api/v1/postcodes").status_code == 405, "only sent to"


def test_only_reading_is_offered(client):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)("/api/v1/areas", {}, content_type="application/json").status_code == 405


def test_nobody_takes_more_than_a_share(client, monkeypatch):
    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=2))
    assert [client.get("/api/v1/postcodes/x").status_code for _ in range(3)] == [200, 200, 429]
    answer = client.get("/api/v1/postcodes/x")
    assert (answer["Retry-After"], answer["Access-Control-Allow-Origin"]) == ("300", "*")
    assert client.get("/mailbox/").status_code != 429
    assert client.get("/api/v1/postcodes/x", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_the_page_for_people_names_everything_that_may_be_asked(client):
    page = client.get("/api/").content.decode()
    for path, methods in document()["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page
    assert "Up to 300 requests in five minutes" in page
    assert "<script" not in page.replace('<script src="/static/', "")


texts = st.text(max_size=60) | st.sampled_from(
    ["\x00", "E14001172", "9999-12-31", "0001-01-01", "2024-13", "'; --", "😀" * 20, "1e999"]
)
names = st.sampled_from(["kind", "on", "indicator", "measure", "area", "period", "page", "per_page", "nothing"])
paths = st.sampled_from(
    ["areas", "areas/{}/{}", "areas/icb/{}/relations", "postcodes/{}", "constituencies/{}/mp", "indicators/{}", "indicators/{}/comparisons",
     "areas/icb/{}/comparisons", "observations",
     "observations.csv", "observations.ndjson", "sources", "{}"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=paths, parts=st.lists(texts, min_size=2, max_size=2), query=st.dictionaries(names, texts, max_size=4))
def test_nothing_anybody_sends_makes_it_fail(client, monkeypatch, path, parts, query):
    from urllib.parse import quote

    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=10**9))
    answer = client.get("/api/v1/" + path.format(*(quote(part, safe="") for part in parts)), query)
    assert answer.status_code in {200, 400, 404, 422}
    if answer.streaming:
        assert b"".join(answer.streaming_content) is not None
    elif answer.headers["Content-Type"].startswith("application/json"):
        json.loads(answer.content)


@pytest.mark.parametrize("on", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "url", ["areas?kind=icb&on={}", "areas/icb/E54000048/relations?on={}", "constituencies/E14001172/mp?on={}"]
)
def test_any_day_can_be_asked_about(client, url, on):
    assert client.get("/api/v1/" + url.format(on)).status_code == 200
