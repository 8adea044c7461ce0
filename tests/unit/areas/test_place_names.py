"""How places are named in a sentence: what ships is what the rule and the reviewed exceptions make of every area."""

import csv
import io
import re

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from causeway.areas.domain.place_names import PlaceName, by_rule, everyday
from causeway.areas.domain.postcode_index import COLUMNS, PostcodeIndex
from causeway.areas.models import Area
from causeway.areas.naming import in_sentence
from causeway.campaign.pack import campaign


def rows():
    with (settings.REFERENCE_PATH / "areas" / "sentences.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_area_that_ships_has_its_name_in_a_sentence(tmp_path):
    (tmp_path / "manifest.json").write_bytes((settings.REFERENCE_PATH / "areas" / "manifest.json").read_bytes())
    call_command("build_sentence_names", to=tmp_path, stdout=io.StringIO())
    assert (tmp_path / "sentences.csv").read_bytes() == (settings.REFERENCE_PATH / "areas" / "sentences.csv").read_bytes()
    with (settings.REFERENCE_PATH / "areas" / "areas.csv").open(encoding="utf-8", newline="") as lines:
        areas = [(line["kind"], line["code"], line["name"]) for line in csv.DictReader(lines)]
    assert [(row["kind"], row["code"], row["name"]) for row in rows()] == areas


def test_no_name_is_turned_round_or_stands_without_its_article():
    turned = (", City of", ", County of", "Integrated Care Board")
    bare = ("Vale of", "City of", "Cities of", "Isles of", "East Riding", "Forest of", "Weald of")
    for row in rows():
        named, located = row["named"], row["located"]
        assert not any(each in named for each in turned), row
        assert not named.startswith(bare), row
        assert located.startswith(("in ", "on ")), row
        assert named in located or row["kind"] in {"icb", "sub-icb"}, row
        assert row["kind"] != "region" or named.startswith("the ") or named in {"London", "Yorkshire and the Humber"}, row


@pytest.mark.parametrize(
    ("kind", "code", "name", "located"),
    [
        ("authority", "E06000023", "Bristol, City of", "in Bristol"),
        ("authority", "E06000019", "Herefordshire, County of", "in Herefordshire"),
        ("authority", "E06000010", "Kingston upon Hull", "in Hull"),
        ("authority", "E06000046", "Isle of Wight", "on the Isle of Wight"),
        ("authority", "E09000001", "City of London", "in the City of London"),
        ("authority", "S12000036", "City of Edinburgh", "in Edinburgh"),
        ("authority", "W06000001", "Isle of Anglesey", "on Anglesey"),
        ("region", "E12000004", "East Midlands", "in the East Midlands"),
        ("region", "E12000007", "London", "in London"),
        ("constituency", "W07000112", "Ynys Môn", "on Ynys Môn"),
        ("district", "E07000238", "Wychavon", "in Wychavon"),
        ("icb", "E54000037", "NHS Devon Integrated Care Board", "in the NHS Devon area"),
        ("health-board", "S08000024", "NHS Lothian", "in the NHS Lothian area"),
        ("nation", "E92000001", "England", "in England"),
    ],
)
def test_places_as_people_say_them(kind, code, name, located):
    assert in_sentence(Area(kind=kind, code=code, name=name)).located == located


def test_an_area_with_a_name_of_its_own_follows_the_rule():
    assert in_sentence(Area(kind="authority", code="E06000023", name="Vale of Example")).located == "in the Vale of Example"
    assert by_rule("authority", "Example, City of").named == "Example"
    assert by_rule("icb", "NHS Example Integrated Care Board").named == "NHS Example"
    assert by_rule("sub-icb", "NHS Example").located == "in the NHS Example area"
    assert by_rule("sub-icb", "Exampleton (NHS Example)").located == "in Exampleton (NHS Example)"


def test_an_exception_about_no_area_is_refused(settings, tmp_path):
    (tmp_path / "place_names.yaml").write_text(yaml.safe_dump({"region": {"Nowhere": {"named": "the Nowhere"}}}))
    settings.DEFINITIONS_PATH = tmp_path
    with pytest.raises(CommandError, match="region Nowhere"):
        call_command("build_sentence_names", to=tmp_path, stdout=io.StringIO())


def test_no_postcode_lies_in_a_district_that_has_ended():
    """Barnsley and Sheffield have new codes since April 2025; the file of postcodes is of 2023."""
    with (settings.REFERENCE_PATH / "areas" / "areas.csv").open(encoding="utf-8", newline="") as lines:
        ended = {line["code"] for line in csv.DictReader(lines) if line["kind"] == "district" and line["valid_to"]}
    at = COLUMNS.index("district")
    index = PostcodeIndex(settings.REFERENCE_PATH / "areas" / "postcodes.bin")
    assert ended == {"E08000016", "E08000019"}
    assert not ended & {answer[at] for answer in index.answers if answer}


def test_a_place_ships_by_the_name_that_people_use_and_is_found_by_the_official_one():
    assert everyday("Bristol, City of", {}) == "Bristol"
    assert everyday("NHS Example ICB - 02P", {"02P": "Exampleton"}) == "Exampleton (NHS Example)"
    assert everyday("NHS Example ICB - 02P", {}) == "NHS Example"
    assert not [row["name"] for row in rows() if re.search(r" ICB\b|, (City|County) of$", row["name"])]
    with (settings.REFERENCE_PATH / "areas" / "names.csv").open(encoding="utf-8", newline="") as lines:
        others = {(line["code"], line["text"]) for line in csv.DictReader(lines)}
    assert ("E38000025", "NHS West Yorkshire ICB - 02T") in others
    assert ("E06000023", "Bristol, City of") in others


def test_no_two_areas_of_a_kind_in_force_bear_one_name():
    with (settings.REFERENCE_PATH / "areas" / "areas.csv").open(encoding="utf-8", newline="") as lines:
        names = [(line["kind"], line["name"]) for line in csv.DictReader(lines) if not line["valid_to"]]
    assert len(names) == len(set(names))


NOT_SAID = re.compile(
    r", (City|County) of\b|\bin (NHS|Isles? of|the Isle of|\w+ Health Board)\b|\b(of|in|serve) (North|South) (East|West)[.,]"
)


def test_every_place_stands_in_a_text_of_the_campaign_with_its_preposition_and_article():
    """In December 2026 papers asked for letters to the boards that serve "Isles of Scilly", and for schools in "South East"."""
    asks = [ask.elsewhere for ask in campaign().asks if ask.elsewhere]
    text = " ".join(f"{each.title} {each.text}" for each in asks)
    assert "in {area}" in text
    for row in rows():
        if row["kind"] != "constituency":  # which are called as they are: in Isle of Wight East
            assert not NOT_SAID.search(PlaceName(row["named"], row["located"]).put(text)), row
    wight, board = PlaceName("the Isle of Wight", "on the Isle of Wight"), PlaceName("NHS Example", "in the NHS Example area")
    assert wight.put("in {area}; of {area}") == "on the Isle of Wight; of the Isle of Wight"
    assert board.put("serve {area}") == "serve the NHS Example area"
