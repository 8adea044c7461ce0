"""The importer of ONS's directory, on the real sample of it."""

import csv
import gzip
import json

import pytest
from django.core.management import CommandError, call_command

from causeway.areas.domain.postcode_index import COLUMNS, PostcodeIndex


@pytest.fixture
def sample(shared):
    return shared / "data" / "formats" / "onspd_sample_2025-08.csv.gz"


def build(sample, shared, to, fewest="1000"):
    call_command(
        "build_postcode_index", "--onspd", sample, "--places", shared / "data" / "places", "--vintage", "August 2025", "--to", to, "--fewest", fewest
    )  # fmt: skip


def test_every_live_row_of_the_sample_is_answered_as_it_says(sample, shared, tmp_path):
    build(sample, shared, tmp_path)
    index = PostcodeIndex(tmp_path / "postcodes.bin")
    with gzip.open(sample, "rt") as file:
        rows = list(csv.DictReader(file))
    live = [row for row in rows if not row["doterm"].strip()]
    assert len(index) == len(live) > 1000
    for row in live:
        found = dict(zip(COLUMNS, index.find(row["pcds"]), strict=True))
        assert found["district"] == row["oslaua"] or (found["district"] is None and row["oslaua"][1:] in {"", "99999999"})
        assert found["constituency"] == row["pcon"] or (found["constituency"] is None and row["pcon"][1:] in {"", "99999999"})
    ended = {row["pcds"] for row in rows} - {row["pcds"] for row in live}
    assert all(index.find(postcode) is None for postcode in ended)
    assert json.loads((tmp_path / "manifest.json").read_text())["files"]["areas/postcodes.bin"]["vintage"] == "August 2025"


def test_a_directory_that_is_not_whole_is_refused_and_what_was_there_stays(sample, shared, tmp_path):
    (tmp_path / "postcodes.bin").write_bytes(b"as it was")
    with pytest.raises(CommandError, match="not whole"):
        build(sample, shared, tmp_path, fewest="1700000")
    assert (tmp_path / "postcodes.bin").read_bytes() == b"as it was"


def test_a_renamed_column_is_named(sample, shared, tmp_path):
    with gzip.open(sample, "rt") as file:
        text = file.read().replace("oslaua", "laua25", 1)
    (tmp_path / "onspd.csv").write_text(text)
    with pytest.raises(CommandError, match="no column oslaua"):
        build(tmp_path / "onspd.csv", shared, tmp_path)
