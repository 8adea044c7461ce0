"""Releases: taken in once, refused with a sentence, kept, gone back to; the shipped tables; fetching."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from causeway.audit.models import Entry
from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.exceptions import IngestError, ReleaseRefused
from causeway.evidence.models import Observation, Release
from causeway.evidence.releases import actions, reference
from causeway.evidence.releases.fetch import addresses
from causeway.evidence.releases.verify import faults

FOLDER = Path(__file__).resolve().parents[3] / "reference" / "evidence"


@pytest.fixture
def source():
    return sources()["nhs_mental_health_waits"]


@pytest.fixture
def rows(source):
    return reference.read(source, FOLDER)


def changed(rows, measure, code, period, **more):
    wanted = ("mental_health_first_contact", measure, code, period)
    return [replace(row, **more) if (row.indicator, row.measure, row.area_code, row.period) == wanted else row for row in rows]


@pytest.mark.django_db
def test_taking_in_the_same_figures_twice_changes_nothing(source, rows):
    first = actions.take_in(source, rows, actor="test")
    again = actions.take_in(source, rows, actor="test")
    assert (first.new, again.new, again.release) == (True, False, first.release)
    assert Observation.objects.count() == len(rows)
    assert Entry.objects.filter(act="evidence.release.take_in").count() == 1


@pytest.mark.django_db
def test_a_bad_release_is_refused_and_the_last_stays(source, rows):
    kept = actions.take_in(source, rows, actor="test").release
    bad = changed(rows, "median_days", "E92000001", "2024-09", value=2480.0)
    with pytest.raises(ReleaseRefused, match=r"is 2480.0; a person read 248.0"):
        actions.take_in(source, bad, actor="test")
    assert Release.objects.get(state="current") == kept
    refused = Release.objects.get(state="refused")
    assert "median_days" in refused.refusal
    assert refused.observations.count() == 0
    assert Entry.objects.filter(act="evidence.release.refuse").count() == 1


@pytest.mark.django_db
def test_history_is_kept_and_can_be_gone_back_to(source, rows):
    first = actions.take_in(source, rows, actor="test").release
    second = actions.take_in(source, changed(rows, "waiting", "E54000048", "2024-09", value=3480.0), actor="test").release
    first.refresh_from_db()
    assert (first.state, second.state, first.observations.count()) == ("superseded", "current", len(rows))
    actions.go_back_to(first, actor="test")
    assert Release.objects.get(state="current") == first


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda rows: rows[: len(rows) // 2], "at least"),
        (lambda rows: changed(rows, "over_52_weeks", "E54000048", "2024-09", value=134.0), "cannot be"),
        (lambda rows: changed(rows, "over_52_weeks", "E54000048", "2024-09", value=64.0), "another share"),
        (lambda rows: [row for row in rows if row.area_code != "E54000048"], "41 areas of kind icb"),
        (lambda rows: [*rows, rows[0]], "2 rows share"),
        (lambda rows: changed(rows, "waiting", "E54000048", "2024-08", value=100000.0), "add up to"),
        (lambda rows: changed(rows, "over_52_weeks", "E54000048", "2024-09", numerator=9999.0), "counts 9999"),
    ],
)
def test_every_check_can_fail(source, rows, spoil, says):
    assert any(says in fault for fault in faults(spoil(rows), source, indicators(), None))


def test_a_shrunken_release_is_refused(source, rows):
    assert any("last release had 8000" in fault for fault in faults(rows, source, indicators(), 8000))


@pytest.mark.parametrize("key", sorted(sources()))
def test_what_ships_passes_its_own_checks(key):
    source = sources()[key]
    assert faults(reference.read(source, FOLDER), source, indicators(), None) == []


def test_a_changed_file_is_not_loaded(source, tmp_path):
    for path in (FOLDER / "manifest.json", FOLDER / f"{source.key}.csv.gz"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / f"{source.key}.csv.gz").write_bytes(b"something else")
    with pytest.raises(IngestError, match="not the file its manifest describes"):
        reference.read(source, tmp_path)


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped_figures")
def test_load_evidence_is_idempotent():
    Release.objects.filter(source__in=["nhs_mental_health_waits", "dfe_ehc_timeliness"]).delete()
    call_command("load_evidence", verbosity=0)
    assert set(Release.objects.filter(state="current").values_list("source", flat=True)) == set(sources())
    before = (Release.objects.count(), Observation.objects.count())
    call_command("load_evidence", verbosity=0)
    assert (Release.objects.count(), Observation.objects.count()) == before


@pytest.mark.parametrize(
    "pair", ["x", "mhsds/other.csv=https://example.org/", "../../etc/passwd=https://example.org/", "=https://example.org"]
)
def test_an_address_for_no_file_of_the_source_is_refused(source, pair):
    with pytest.raises(IngestError, match="PATH=ADDRESS"):
        addresses(source, [pair])


def test_a_missing_address_is_asked_for(source):
    with pytest.raises(IngestError, match="Where is"):
        addresses(source, [])
