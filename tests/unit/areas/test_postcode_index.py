"""The postcode index against a dictionary of the same rows, on small made-up data and on the whole of the shipped file."""

import numpy as np
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from causeway.areas.domain.postcode_index import COLUMNS, NOT_A_POSTCODE, UNKNOWN, BadIndex, PostcodeIndex
from causeway.areas.domain.postcode_index_writing import write
from causeway.areas.domain.postcodes import INWARD_LETTERS, NotAPostcode, parse

ANSWERS = [tuple(f"E{column}000000{n}" if (n + column) % 5 else None for column in range(len(COLUMNS))) for n in range(6)]
postcodes = st.builds(
    lambda outward, digit, unit: f"{outward} {digit}{unit}",
    st.sampled_from(["A1", "A10", "AB1", "AB10", "A1B", "AB1E", "SW1A", "Z99"]),
    st.integers(0, 9),
    st.text(INWARD_LETTERS, min_size=2, max_size=2),
)


@limits(max_examples=60, deadline=None)
@given(
    rows=st.dictionaries(postcodes, st.sampled_from(ANSWERS), min_size=1, max_size=200), others=st.lists(postcodes, max_size=50)
)
def test_it_answers_as_a_dictionary_does(rows, others, tmp_path_factory):
    path = tmp_path_factory.mktemp("index") / "postcodes.bin"
    assert write(path, rows.items()) == len(rows)
    index = PostcodeIndex(path)
    asked = [*rows, *others]
    assert [index.find(postcode) for postcode in asked] == [rows.get(postcode) for postcode in asked]
    many = index.find_many(np.array(asked, dtype="S8"))
    assert [None if number == UNKNOWN else index.answers[number] for number in many] == [rows.get(postcode) for postcode in asked]
    assert sorted(index.postcodes().astype(str)) == sorted(rows)
    assert len(index) == len(rows)


def test_bulk_look_up_takes_anything_that_fits_in_eight_bytes(tmp_path):
    write(tmp_path / "p", [("A1 1AA", ANSWERS[0])])
    index = PostcodeIndex(tmp_path / "p")
    asked = np.array([b"", b"x", b"A1 1AA", b"A11AA", b"a1 1aa", b"\xff" * 8, b"        ", b"A1 1AB"], dtype="S8")
    assert index.find_many(asked).tolist() == [*[NOT_A_POSTCODE] * 2, 0, *[NOT_A_POSTCODE] * 4, UNKNOWN]
    assert index.find_many(["A1 1AA", "A1 1AAX", "A1 1AA A1 1AA", "Ä1 1AA", "?A1 1AA", " A1 1AA"]).tolist() == [
        0,
        *[NOT_A_POSTCODE] * 5,
    ]


NEARLY = st.text("A01 IZG?\x00", max_size=10) | st.from_regex(r"[A-Z0-9]{2,4} [0-9][A-Z]{2}", fullmatch=True) | postcodes


@given(st.lists(NEARLY, min_size=1, max_size=30))
def test_many_tells_a_postcode_from_what_is_none_as_the_parser_does(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("index") / "postcodes.bin"
    write(path, [("A1 1AA", ANSWERS[0])])
    for text, number in zip(texts, PostcodeIndex(path).find_many(texts).tolist(), strict=True):
        try:
            proper = parse(text)
        except NotAPostcode:
            proper = None
        if text.endswith("\x00"):  # NumPy drops these
            continue
        if proper == text:
            assert number != NOT_A_POSTCODE
        if proper is None:
            assert number == NOT_A_POSTCODE


def test_sector_answers_show_who_else_is_near(tmp_path):
    write(tmp_path / "p", [("A1 1AA", ANSWERS[0]), ("A1 1AB", ANSWERS[1]), ("A1 2AA", ANSWERS[2])])
    index = PostcodeIndex(tmp_path / "p")
    assert set(index.sector_answers("A1 1")) == {ANSWERS[0], ANSWERS[1]}
    assert index.sector_answers("B1 1") == []
    assert index.sectors_of("A1") == ["A1 1", "A1 2"]
    assert index.sectors_of("A1", "2") == ["A1 2"]
    assert index.sectors_of("A2") == []


@pytest.mark.parametrize("damage", [b"", b"something else entirely, and long enough for a head", "cut", "longer"])
def test_a_damaged_file_is_refused(tmp_path, damage):
    path = tmp_path / "p"
    write(path, [("A1 1AA", ANSWERS[0])])
    whole = path.read_bytes()
    path.write_bytes({"cut": whole[:-1], "longer": whole + b"x"}.get(damage, damage) if isinstance(damage, str) else damage)
    with pytest.raises(BadIndex):
        PostcodeIndex(path)


def test_a_postcode_that_comes_twice_is_refused(tmp_path):
    with pytest.raises(ValueError, match="twice"):
        write(tmp_path / "p", [("A1 1AA", ANSWERS[0]), ("A1 1AA", ANSWERS[1])])


@pytest.fixture(scope="module")
def shipped() -> PostcodeIndex:
    return PostcodeIndex(settings.REFERENCE_PATH / "areas" / "postcodes.bin")


def test_the_shipped_index_is_whole_and_small(shipped):
    assert len(shipped) == 1_734_274
    assert (settings.REFERENCE_PATH / "areas" / "postcodes.bin").stat().st_size <= 2**20


def test_one_and_many_agree_on_every_shipped_postcode(shipped):
    every = shipped.postcodes()
    many = shipped.find_many(every)
    assert not (many == UNKNOWN).any()
    some = range(0, len(every), 97)
    assert [shipped.find(every[at].decode()) for at in some] == [shipped.answers[many[at]] for at in some]


@pytest.mark.parametrize(
    ("postcode", "constituency", "authority", "nation"),
    [
        ("SW1A 1AA", "E14001172", "E09000033", "E92000001"),
        ("AB10 1AB", "S14000061", "S12000033", "S92000003"),
        ("S70 2TA", None, "E08000038", "E92000001"),
    ],
)
def test_known_places(shipped, postcode, constituency, authority, nation):
    found = dict(zip(COLUMNS, shipped.find(postcode), strict=True))
    assert constituency in {None, found["constituency"]}
    assert (found["authority"], found["nation"]) == (authority, nation)


def test_rows_of_the_source_from_all_over_are_answered_exactly(shipped, excerpts):
    """Every five-hundredth; the command that writes the index compares them all."""
    from causeway.areas.building.postcodes import answers, rows

    frame = answers(excerpts / "postcodes" / "places")
    assert len(frame) > 3000
    bulk = shipped.find_many(frame["postcode"].to_numpy().astype("S8"))
    for (postcode, codes), number in zip(rows(frame), bulk.tolist(), strict=True):
        assert shipped.find(postcode) == codes == shipped.answers[number], postcode
