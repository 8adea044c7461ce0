"""Reading postcodes: every proper form, honest slips, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.areas.domain.postcodes import (
    AREAS,
    INWARD_LETTERS,
    NotAPostcode,
    area_letters,
    begun,
    is_crown_dependency,
    is_forces,
    is_northern_irish,
    parse,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SW1A 1AA", "SW1A 1AA"),
        ("sw1a1aa", "SW1A 1AA"),
        ("  m1  1ae ", "M1 1AE"),
        ("b33.8th", "B33 8TH"),
        ("CR2-6XH", "CR2 6XH"),
        ("DN55 1PT", "DN55 1PT"),
        ("W1A 0AX", "W1A 0AX"),
        ("W1A OAX", "W1A 0AX"),
        ("MI 1AE", "M1 1AE"),
        ("Ml 1ae", "M1 1AE"),
        ("0X1 2AB", "OX1 2AB"),
        ("SWIA 1AA", "SW1A 1AA"),
        ("WIA OAX", "W1A 0AX"),
        ("EI4 5AA", "E14 5AA"),
        ("ECIA lBB", "EC1A 1BB"),
        ("S014 2AB", "SO14 2AB"),
        ("ls1 4ab", "LS1 4AB"),
        ("1s1 4ab", "LS1 4AB"),
        ("BT7 INN", "BT7 1NN"),
        ("GIR 0AA", "GIR 0AA"),
        ("MI1 1AE", "MI1 1AE"),
        ("ZZ99 9ZZ", "ZZ99 9ZZ"),
    ],
)
def test_what_is_typed_is_read_as_meant(typed, meant):
    assert parse(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "SW1A",
        "hello",
        "SW1A 1AC",
        "12345",
        "SW1A 1AA London",
        "A" * 10_000,
        "S1\x001AA",
        "ＳＷ１Ａ１ＡＡ",
        "٣٣",
        "B1 1OO",
        "A01 1AB",
    ],
)
def test_anything_else_is_refused_with_a_short_sentence(typed):
    with pytest.raises(NotAPostcode, match="SW1A 1AA") as refusal:
        parse(typed)
    assert len(str(refusal.value)) < 150


@given(st.text(max_size=40))
def test_no_text_breaks_it_and_what_it_reads_it_reads_again(text):
    try:
        postcode = parse(text)
    except NotAPostcode:
        return
    assert parse(postcode) == postcode
    assert parse(postcode.lower().replace(" ", "")) == postcode
    is_forces(text)


outwards = st.from_regex(r"[A-Z]{1,2}(?:[0-9]|[1-9][0-9])|[A-Z]{1,2}[0-9][A-Z]", fullmatch=True)
inwards = st.from_regex(rf"[0-9][{INWARD_LETTERS}]{{2}}", fullmatch=True)


@given(outwards, inwards, st.sampled_from(["", " ", "  ", "-"]))
def test_every_proper_form_stays_what_it_is(outward, inward, between):
    """But where no postcode begins so, and one does with a look-alike in its place."""
    read = parse(outward + between + inward)
    if area_letters(outward) in AREAS:
        assert read == f"{outward} {inward}"
    else:
        assert read == f"{outward} {inward}" or area_letters(read) in AREAS


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("SW1A", ("SW1A", "")),
        ("sw1a 1", ("SW1A", "1")),
        ("rg1 2n", ("RG1", "2")),
        ("rg12nl", ("RG1", "2")),
        ("SW11", ("SW11", "")),
        ("sw", None),
        ("ZZ1", None),
        ("reading", None),
        ("", None),
    ],
)
def test_a_postcode_that_is_being_typed(typed, start):
    assert begun(typed) == start


@given(st.text(max_size=40))
def test_no_text_breaks_the_beginning(text):
    begun(text)


def test_places_without_their_postcodes_in_our_data():
    assert is_northern_irish(parse("BT7 1NN"))
    assert not is_northern_irish(parse("B7 4BB"))
    assert is_crown_dependency(parse("IM1 1AA"))
    assert is_forces("bfpo 57")
    assert is_forces("BF1 2AB")
    assert not is_forces("BFPO")
