"""The importer of ONS's directory, on the real sample of it."""

import csv
import gzip
import json

import pytest
from django.core.management import CommandError, call_command

from causeway.areas.domain.postcode_index import COLUMNS, PostcodeIndex


@pytest.fixture
def sample(excerpts):
    return excerpts / "postcodes" / "onspd_sample_2025-08.csv.gz"


def build(sample, excerpts, to, fewest="1000"):
    call_command(
        "build_postcode_index", "--onspd", sample, "--places", excerpts / "postcodes" / "places", "--vintage", "August 2025",
        "--to", to, "--fewest", fewest,
    )  # fmt: skip


def test_every_live_row_of_the_sample_is_answered_as_it_says(sample, excerpts, tmp_path):
    build(sample, excerpts, tmp_path)
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


@pytest.mark.parametrize(
    ("sub_icb", "district", "before", "since"),
    [
        ("E38000252", "E06000039", "E54000034", "E54000070"),
        ("E38000252", "E07000209", "E54000034", "E54000069"),
        ("E38000253", "E06000045", "E54000042", "E54000067"),
        ("E38000264", "E07000228", "E54000063", "E54000069"),
        ("E38000230", "E07000041", "E54000037", "E54000037"),
    ],
)
def test_both_vintages_of_icbs_are_known_for_sub_icbs_that_ended(sample, excerpts, tmp_path, sub_icb, district, before, since):
    """Frimley was shared out by district; the others went whole. The postcode is an example's."""
    with gzip.open(sample, "rt") as file:
        columns = csv.DictReader(file).fieldnames
    row = dict.fromkeys(columns, "") | {"pcds": "SL1 1AA", "oslaua": district, "sicbl": sub_icb, "ctry": "E92000001"}
    with (tmp_path / "onspd.csv").open("w") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerow(row)
    build(tmp_path / "onspd.csv", excerpts, tmp_path, fewest="1")
    found = dict(zip(COLUMNS, PostcodeIndex(tmp_path / "postcodes.bin").find("SL1 1AA"), strict=True))
    assert (found["sub_icb"], found["icb_2023"], found["icb_2026"]) == (sub_icb, before, since)


def test_a_directory_that_is_not_whole_is_refused_and_what_was_there_stays(sample, excerpts, tmp_path):
    (tmp_path / "postcodes.bin").write_bytes(b"as it was")
    with pytest.raises(CommandError, match="not whole"):
        build(sample, excerpts, tmp_path, fewest="1700000")
    assert (tmp_path / "postcodes.bin").read_bytes() == b"as it was"


def test_a_renamed_column_is_named(sample, excerpts, tmp_path):
    with gzip.open(sample, "rt") as file:
        text = file.read().replace("oslaua", "laua25", 1)
    (tmp_path / "onspd.csv").write_text(text)
    with pytest.raises(CommandError, match="no column oslaua"):
        build(tmp_path / "onspd.csv", excerpts, tmp_path)
