"""Refreshing figures from local servers that speak each publisher's format, well-behaved and otherwise."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from causeway.evidence.definitions.schema import code_names, codes, sources
from causeway.evidence.ingest.rows import digest
from causeway.evidence.models import Observation, Release
from causeway.evidence.releases import actions, reference
from causeway.evidence.releases import queries as releases
from causeway.fetching.models import Refresh
from tests.integration.evidence.test_evidence_releases import FOLDER
from tests.integration.fetching.publisher import File

pytestmark = pytest.mark.django_db


def shipped(key):
    source = sources()[key]
    return actions.take_in(source, reference.read(source, FOLDER), actor="test").release


def shown(key):
    return Release.objects.get(source=key, state="current")


@pytest.fixture
def run(publisher, monkeypatch, capsys):
    """Run the command with the definition's addresses led to the publisher on loopback."""

    def command(key, *more, **options):
        source = sources()[key]
        path = source.refresh.url.path if source.refresh.url else ""
        moved = source.refresh.model_copy(update={"url": f"{publisher.origin}{path}" if path else None})
        monkeypatch.setitem(sources(), key, source.model_copy(update={"refresh": moved}))
        try:
            call_command("refresh", key, *more, pause=0, origin=f"{publisher.origin}/statistics/v1", **options)
        finally:
            monkeypatch.setitem(sources(), key, source)
        return capsys.readouterr().out

    return command


def refused(run, key, match):
    """A bad release changes nothing and says why, on the command line and for staff."""
    before = shown(key)
    with pytest.raises(CommandError, match=match):
        run(key)
    assert shown(key) == before
    row = Refresh.objects.get(key=key)
    assert row.failures == 1
    assert "Nothing was changed" in row.failure


def text_of(lines):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()


# NHS England, MHSDS: a page of publications, each a page of files, each one month.

SERIES = "/data-and-information/publications/statistical/mental-health-services-monthly-statistics"
MHSDS = "nhs_mental_health_waits"
HEAD = [
    "REPORTING_PERIOD_START", "REPORTING_PERIOD_END", "STATUS", "BREAKDOWN", "PRIMARY_LEVEL", "PRIMARY_LEVEL_DESCRIPTION",
    "SECONDARY_LEVEL", "SECONDARY_LEVEL_DESCRIPTION", "MEASURE_ID", "MEASURE_NAME", "MEASURE_VALUE",
]  # fmt: skip
VALUES = {"MRS10": 1000, "MRS14e": 300, "MRS14f": 30, "MRS10a": 200, "MRS10b": 700}


def mhsds(boards=None, value="1000"):
    lines = [HEAD]
    places = [("ICB of GP Practice or Residence", code) for code in boards or codes("icbs_2022_to_2026")]
    for breakdown, code in [("England", "England"), *places]:
        for measure, usual in VALUES.items():
            number = 42_000 if code == "England" and measure == "MRS10" else usual
            number = 12_600 if code == "England" and measure == "MRS14e" else number
            given = value if code == "QE1" and measure == "MRS10b" else str(number)
            lines.append(
                ["01/08/2024", "31/10/2024", "Performance", breakdown, code, code, "NONE", "NONE", measure, "A measure", given]
            )
    return lines


def publish_mhsds(publisher, lines):
    name = "MHSDS_Data_4WW_OctPerf_2024.csv"
    publisher.files |= {
        SERIES: File(
            f'<a href="{SERIES}/performance-september-2024">September 2024</a>'
            f'<a href="{SERIES}/performance-october-2024">October 2024</a>'.encode()
        ),
        f"{SERIES}/performance-october-2024": File(
            f'<a href="/files/{name}">Waits, CSV</a><a href="/files/x.csv">x</a>'.encode()
        ),
        f"/files/{name}": File(text_of(lines), "text/csv"),
    }


def test_the_newest_month_is_taken_in_beside_the_earlier_ones(publisher, run):
    before = shipped(MHSDS)
    publish_mhsds(publisher, mhsds())
    said = run(MHSDS)
    after = shown(MHSDS)
    added = 43 * 15
    assert f"{added} figures added, 0 removed, 0 changed, 0 now withheld" in said
    assert after.rows == before.rows + added
    assert (after.period_first, after.period_last) == ("2024-04", "2024-10")
    assert after.fetched_from.endswith("MHSDS_Data_4WW_OctPerf_2024.csv")
    assert (after.fetched_at is None, after.version) == (False, publisher.files["/files/MHSDS_Data_4WW_OctPerf_2024.csv"].etag)
    assert Observation.objects.current().filter(period="2024-09", release__source=MHSDS).count() == added


def test_nothing_new_is_not_a_new_release(publisher, run):
    shipped(MHSDS)
    publish_mhsds(publisher, mhsds())
    run(MHSDS)
    assert "nothing new" in run(MHSDS)
    assert Release.objects.count() == 2
    assert publisher.statuses("/files/MHSDS_Data_4WW_OctPerf_2024.csv") == [200, 304]


def test_half_the_rows_are_refused(publisher, run):
    shipped(MHSDS)
    publish_mhsds(publisher, mhsds(list(codes("icbs_2022_to_2026"))[:21]))
    refused(run, MHSDS, "has 21 areas of kind icb; 42 to 42 are expected")


def test_a_refused_file_is_looked_at_again_and_noted_once(publisher, run):
    shipped(MHSDS)
    publish_mhsds(publisher, mhsds(list(codes("icbs_2022_to_2026"))[:21]))
    refused(run, MHSDS, "21 areas")
    with pytest.raises(CommandError, match="21 areas"):
        run(MHSDS)
    assert Release.objects.filter(state="refused").count() == 1
    assert Refresh.objects.get(key=MHSDS).failures == 2


def test_a_renamed_column_is_refused_by_name(publisher, run):
    shipped(MHSDS)
    lines = mhsds()
    publish_mhsds(publisher, [[*HEAD[:-1], "VALUE"], *lines[1:]])
    refused(run, MHSDS, "no column MEASURE_VALUE")


def test_a_code_that_moved_is_refused_by_name(publisher, run):
    shipped(MHSDS)
    publish_mhsds(publisher, mhsds([*list(codes("icbs_2022_to_2026"))[:41], "QZZ"]))
    refused(run, MHSDS, "integrated care board QZZ is not one of the 42")


def test_a_new_sign_is_refused_and_says_where_it_stands(publisher, run):
    shipped(MHSDS)
    publish_mhsds(publisher, mhsds(value="[low]"))
    refused(run, MHSDS, r"QE1 MRS10b: “\[low\]” is neither a number nor a sign")


def test_a_file_that_is_cut_short_changes_nothing_and_the_next_try_goes_on(publisher, run):
    shipped(MHSDS)
    publish_mhsds(publisher, mhsds())
    file = publisher.files["/files/MHSDS_Data_4WW_OctPerf_2024.csv"]
    file.drop_after, file.ranges = 5000, True
    assert "figures added" in run(MHSDS)
    assert publisher.statuses("/files/MHSDS_Data_4WW_OctPerf_2024.csv") == [200, 206]


def test_a_page_without_the_file_asks_for_its_address_and_takes_it(publisher, run):
    shipped(MHSDS)
    publish_mhsds(publisher, mhsds())
    publisher.files[SERIES] = File(b"<h1>We have a new website</h1>")
    refused(run, MHSDS, "--url")
    assert "figures added" in run(MHSDS, url=[f"{publisher.origin}/files/MHSDS_Data_4WW_OctPerf_2024.csv"])


# NHS England, community waits: a page with a workbook for each month.

WAITS = "nhs_community_waits"
WAITS_PAGE = "/statistics/statistical-work-areas/community-health-services-waiting-lists/"
BOOK = "/statistics/wp-content/uploads/sites/2/2023/12/Community-health-services-waiting-list-November-2023.xlsx"


SERVICES = [
    "(CYP) Therapy interventions: Speech and language",
    "(CYP) Therapy interventions: Occupational therapy",
    "(CYP) Audiology",
    "(CYP) Community paediatric service",
]


def workbook(services=SERVICES):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, each in {"Table 4": 100, "Table 4f": 20, "Table 4g": 5}.items():
        sheet = book.create_sheet(title)
        sheet.append([f"{title}: an example of waits, November 2023"])
        sheet.append(["Organisation Type", "ICB Code", "Name", *services])
        sheet.append(["National", None, "England", *[each * 42] * len(services)])
        for code in codes("icbs_2022_to_2026"):
            sheet.append(["ICB", code, code, *[each] * len(services)])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def publish_workbook(publisher, content):
    links = f'<a href="{BOOK.replace("Nov", "Oct")}">October 2023</a><a href="{BOOK}">November 2023 (XLSX, 1 MB)</a>'
    publisher.files |= {WAITS_PAGE: File(links.encode(), "text/html"), BOOK: File(content)}


def test_the_newest_workbook_is_read(publisher, run):
    shipped(WAITS)
    publish_workbook(publisher, workbook())
    assert f"{43 * 3 * 4} figures added, 0 removed" in run(WAITS)
    found = Observation.objects.current().get(
        indicator="speech_language_waits", measure="over_52_weeks", area_code="E54000037", period="2023-11"
    )
    assert (found.value, found.numerator, found.denominator) == (5.0, 5.0, 100.0)


def test_a_workbook_with_a_renamed_column_is_refused(publisher, run):
    shipped(WAITS)
    publish_workbook(publisher, workbook(["(CYP) Speech and language", *SERVICES[1:]]))
    refused(run, WAITS, r"no column \(CYP\) Therapy interventions: Speech and language")


def test_a_workbook_that_is_no_workbook_is_refused(publisher, run):
    shipped(WAITS)
    publish_workbook(publisher, b"<html>Sorry</html>")
    refused(run, WAITS, "cannot be read")


# The Department for Education's API.

EHC = "dfe_ehc_timeliness"
API = "/statistics/v1"
SET, OLD_SET = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
COLUMNS = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name", "new_la_code",
    "old_la_code", "la_name", "breakdown_topic", "breakdown", "pc_plans_issued_20_weeks_ex", "plans_issued_20_weeks_ex",
    "plans_issued_den_ex", "pc_plans_issued_within_20_weeks", "plans_issued_within_20_weeks", "plans_issued_den",
]  # fmt: skip
RATES = ["All EHC plans", "All EHC plans", "49.949", "499", "999", "49.9", "499", "1000"]


def sen2(authorities=None):
    england = ["E92000001", "England"]
    lines = [COLUMNS, ["2026", "Calendar year", "National", *england, "", "", "", "", "", *RATES]]
    regions = [f"E1200000{number}" for number in range(1, 10)]
    lines += [["2026", "Calendar year", "Regional", *england, code, code, "", "", "", *RATES] for code in regions]
    lines += [
        ["2026", "Calendar year", "Local authority", *england, "", "", gss, number, name, *RATES]
        for number, gss, name in authorities or known_authorities()
    ]
    return lines


def known_authorities():
    before = set(
        Observation.objects.current()
        .filter(indicator="ehc_20_weeks", period="2024", area_kind="authority")
        .values_list("area_code", flat=True)
    )
    names = code_names("education_authorities_2025")
    return [(number, gss, names[gss]) for number, gss in codes("education_authorities_2025").items() if gss in before]


def results(found, page=1, pages=1):
    return File(
        json.dumps(
            {"paging": {"page": page, "pageSize": 20, "totalPages": pages, "totalResults": len(found)}, "results": found}
        ).encode(),
        "application/json",
    )


def publish_ees(publisher, lines, versions=None, title="EHC plans: timeliness"):
    publications = f"{API}/publications?search=education+health+and+care+plans&pageSize=20&page="
    publisher.files |= {
        f"{publications}1": results([{"id": "other", "slug": "another-publication"}], 1, 2),
        f"{publications}2": results([{"id": "pub", "slug": "education-health-and-care-plans"}], 2, 2),
        f"{API}/publications/pub/data-sets": results(
            [
                {"id": SET, "title": title, "status": "Published"},
                {"id": OLD_SET, "title": "Timeliness, old", "status": "Deprecated"},
                {"id": "third", "title": "Caseload", "status": "Published"},
            ]
        ),
        f"{API}/data-sets/{SET}/versions": results(
            versions
            or [
                {"version": "1.1", "status": "Published", "published": "2026-06-11T09:30:00+00:00"},
                {"version": "2.0", "status": "Withdrawn", "published": "2026-06-12T09:30:00+00:00"},
                {"version": "1.0", "status": "Published", "published": "2025-06-26T09:30:00+00:00"},
            ]
        ),
        f"{API}/data-sets/{SET}/csv": File(text_of(lines), "text/csv"),
    }


def test_a_data_set_is_found_by_name_and_its_newest_version_read(publisher, run):
    shipped(EHC)
    publish_ees(publisher, sen2())
    said = run(EHC)
    assert "0 removed, 0 changed" in said
    after = shown(EHC)
    assert (after.version, after.period_last) == ("1.1", "2026")
    assert f"{API}/data-sets/{SET}/csv?dataSetVersion=1.1" in publisher.paths()
    found = Observation.objects.current().get(measure="excluding_exceptions", area_code="E10000003", period="2026")
    assert (found.value, found.numerator, found.denominator) == (49.9, 499, 999)
    assert found.lower < 49.9 < found.upper


def test_a_council_with_a_new_gss_code_is_known_by_its_number(publisher, run):
    shipped(EHC)
    moved = [(number, "E08999999" if number == "370" else gss, name) for number, gss, name in known_authorities()]
    publish_ees(publisher, sen2(moved))
    run(EHC)
    assert Observation.objects.current().filter(area_code=codes("education_authorities_2025")["370"], period="2026").exists()


def test_a_council_nobody_knows_is_refused_by_name(publisher, run):
    shipped(EHC)
    moved = [
        ("999" if number == "370" else number, "E08999999" if number == "370" else gss, name)
        for number, gss, name in known_authorities()
    ]
    publish_ees(publisher, sen2(moved))
    refused(run, EHC, r"authority 999 \(Barnsley\) is unknown")


def test_a_renamed_indicator_is_refused_by_name(publisher, run):
    shipped(EHC)
    lines = sen2()
    publish_ees(
        publisher, [[name.replace("pc_plans_issued_20_weeks_ex", "percent_within_20_weeks_ex") for name in lines[0]], *lines[1:]]
    )
    refused(run, EHC, "no column pc_plans_issued_20_weeks_ex")


def test_a_data_set_that_cannot_be_told_apart_is_named(publisher, run):
    shipped(EHC)
    publish_ees(publisher, sen2(), title="Something else")
    refused(run, EHC, r"No data set looks like “timeliness”.*Something else \(00000000-")


def test_an_answer_that_is_no_answer_is_refused(publisher, run):
    shipped(EHC)
    publish_ees(publisher, sen2())
    publisher.files[f"{API}/data-sets/{SET}/versions"] = File(b"<html>")
    refused(run, EHC, "did not answer with JSON")


# Public Health Scotland: one file for all years, replaced.

SCOTLAND = "scotland_mental_health"


@pytest.fixture
def scottish_file(publisher, excerpts):
    """The first of the four files on the page."""
    folder, links = excerpts / SCOTLAND / "scotland_camhs", ""
    for file in sources()[SCOTLAND].files:
        name = Path(file.path).name
        where = f"/dataset/x/resource/y/download/{name}"
        publisher.files[where] = File((folder / name).read_bytes())
        links += f'<a href="{where}">{name}</a>'
    publisher.files["/dataset/child-and-adolescent-mental-health-waiting-times"] = File(links.encode())
    return publisher.files["/dataset/x/resource/y/download/camhs-adjusted-patients-waiting.csv"]


def test_the_published_file_gives_what_ships(run, scottish_file):
    shipped(SCOTLAND)
    assert "nothing new" in run(SCOTLAND)


def test_a_file_that_lost_half_its_lines_is_refused(run, scottish_file):
    shipped(SCOTLAND)
    lines = scottish_file.body.splitlines(keepends=True)
    scottish_file.body = b"".join(lines[: len(lines) // 2])
    refused(run, SCOTLAND, "where the last release had|at least")


def test_files_can_be_named_by_hand(run, publisher, scottish_file):
    where = [
        f"{file.path}={publisher.origin}/dataset/x/resource/y/download/{Path(file.path).name}"
        for file in sources()[SCOTLAND].files
    ]
    assert "26,637 figures" in run(SCOTLAND, url=where)


# Releases: compared, gone back to, forgotten; a restart does not undo a refresh.


@pytest.fixture
def two(publisher, run):
    first = shipped(MHSDS)
    publish_mhsds(publisher, mhsds())
    run(MHSDS)
    return first, shown(MHSDS)


def test_the_difference_of_two_releases(two):
    first, second = two
    changed = Observation.objects.filter(release=second, period="2024-09", measure="waiting", area_kind="icb").order_by(
        "area_code"
    )
    one, other, third = changed[:3]
    Observation.objects.filter(pk=one.pk).update(value=one.value * 3)
    Observation.objects.filter(pk=other.pk).update(status="suppressed", value=None)
    third.delete()
    found = releases.difference(first, second)
    assert (found.added, found.removed, found.changed, found.now_withheld, found.no_longer_withheld) == (645, 1, 1, 1, 0)
    (largest,) = found.largest
    assert (largest.area_code, largest.before, largest.after) == (one.area_code, one.value, one.value * 3)
    back = releases.difference(second, first)
    assert (back.added, back.removed, back.no_longer_withheld) == (1, 645, 1)


def test_what_was_gone_back_from_is_not_taken_in_again(two, run):
    first, second = two
    actions.go_back_to(first, actor="ann")
    assert "put aside" in run(MHSDS)
    assert shown(MHSDS) == first
    actions.go_back_to(second, actor="ann")
    assert shown(MHSDS) == second


@pytest.mark.usefixtures("shipped_figures")
def test_a_restart_does_not_undo_a_refresh_or_a_choice(two):
    first, second = two
    call_command("load_evidence", verbosity=0)
    assert shown(MHSDS) == second
    actions.go_back_to(first, actor="ann")
    call_command("load_evidence", verbosity=0)
    assert shown(MHSDS) == first


def test_old_releases_keep_their_row_and_lose_their_figures(publisher, run, monkeypatch):
    monkeypatch.setattr(actions, "KEPT_RELEASES", 2)
    first = shipped(MHSDS)
    for number in (701, 702, 703):
        publish_mhsds(publisher, mhsds(value=str(number)))
        run(MHSDS)
    assert list(Release.objects.filter(source=MHSDS).values_list("state", flat=True)) == [
        "current",
        "superseded",
        "forgotten",
        "forgotten",
    ]
    first.refresh_from_db()
    assert not first.observations.exists()
    with pytest.raises(actions.ReleaseRefused, match="no longer kept"):
        actions.go_back_to(first, actor="ann")


def test_rows_come_back_from_a_release_as_they_were_read():
    release = shipped(MHSDS)
    assert digest(sorted(releases.rows_of(release), key=lambda row: row.identity())) == release.sha256
