"""Nations are files; nothing else knows of which nation a code is."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from pydantic import ValidationError

from causeway.areas.domain.nations import OfficeEntry
from causeway.areas.nations import nation_code, nation_codes, nation_with, nations
from causeway.areas.reference import read
from causeway.representatives.directory.domain.offices import of_nations
from causeway.representatives.directory.offices import offices, offices_of

CODE = Path(__file__).resolve().parents[3] / "causeway"
FIRST_LETTER = re.compile(
    r"""NATION_OF_LETTER|(?<!post)code\[0\]|(?<!post)code\[:1\]|code__startswith=["']|codes?\.startswith\(["'][EWSN]["']\)|["']EWSN?["']"""
)


def test_the_four_nations_in_order():
    assert [nation.key for nation in nations()] == ["england", "wales", "scotland", "northern-ireland"]
    assert nation_codes() == {"E92000001", "W92000004", "S92000003", "N92000002"}


def test_no_entity_is_of_two_nations():
    entities = [entity for nation in nations() for entity in nation.entities]
    assert len(entities) == len(set(entities))


def test_every_area_that_ships_lies_in_a_nation():
    codes = {row["code"] for row in read(Path(settings.REFERENCE_PATH) / "areas" / "areas.csv")}
    assert codes
    assert {code for code in codes if not nation_code(code)} == set()


@pytest.mark.parametrize("code", ["", "E", "EX1 1AA", "K02000001", "X14000001", "e14000001", "14000901"])
def test_what_is_no_code_lies_in_none(code):
    assert nation_with(code) is None
    assert nation_code(code) == ""


def test_nothing_in_the_house_reads_a_nation_from_a_first_letter():
    found = [
        f"{file.relative_to(CODE)}: {line.strip()}"
        for file in CODE.rglob("*.py")
        if "migrations" not in file.parts
        for line in file.read_text(encoding="utf-8").splitlines()
        if FIRST_LETTER.search(line)
    ]
    assert found == []


def test_offices_by_nation():
    assert list(offices_of("E92000001")) == ["lead-member", "director", "icb-chair"]
    assert list(offices_of("W92000004")) == ["senedd-member"]
    assert list(offices_of("S92000003")) == []
    assert list(offices_of("N92000002")) == ["mla"]


def test_another_nations_representatives_are_one_file():
    scotland = next(nation for nation in nations() if nation.key == "scotland")
    entry = OfficeEntry(
        key="example-member",
        area_kind="constituency",
        own_places=True,
        most_holders=8,
        title="Member of the Example Parliament",
        decides="Decides.",
        unknown_place="Look it up.",
    )
    made = of_nations((*nations(), scotland.model_copy(update={"offices": (entry,)})))
    assert made["example-member"].is_devolved
    assert made["example-member"].nation.holds("S14000901")
    assert made["example-member"] == "example-member"


def test_a_place_that_may_be_unknown_needs_its_sentence():
    with pytest.raises(ValidationError, match="unknown_place"):
        OfficeEntry(key="x-y", area_kind="constituency", own_places=True, most_holders=1, title="X", decides="Y.")


def test_every_office_says_what_it_is_and_decides():
    for key, office in offices().items():
        assert office == key
        assert office.called
        assert office.heading
        assert office.decides.endswith(".")
