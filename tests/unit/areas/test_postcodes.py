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
    in_text,
    is_crown_dependency,
    is_forces,
    is_northern_irish,
    last_in,
    parse,
    was_corrected,
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
        ("MI1 1AE", "M11 1AE"),
        ("CF1O 1BH", "CF10 1BH"),
        ("TR21OPP", "TR21 0PP"),
        ("DN21 lAA", "DN21 1AA"),
        ("SW1A\u00a01AA", "SW1A 1AA"),
        ("SW1A‑1AA", "SW1A 1AA"),
        ("SW1A\n1AA", "SW1A 1AA"),
        ("SW1A\u200b 1AA\ufeff", "SW1A 1AA"),
        ("ＳＷ１Ａ １ＡＡ", "SW1A 1AA"),
        ("ZZ99 9ZZ", "ZZ99 9ZZ"),
        ("(SW1A 1AA)", "SW1A 1AA"),
        ("“SW1A 1AA”", "SW1A 1AA"),
        ("SW1A/1AA", "SW1A 1AA"),
        ("SW1A 1АА", "SW1A 1AA"),
        ("ѕw1a 1aa", "SW1A 1AA"),
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


outwards = st.from_regex(r"[A-Z]{1,2}(?:[0-9]|[1-9][0-9])|[A-Z][0-9][A-HJKPSTUW]|[A-Z]{2}[0-9][ABEHMNPRVWXY]", fullmatch=True)
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 High Street\nGainsborough\nDN21\u00a0lAA", ["DN21 1AA"]),
        ("1 High Street, Cardiff CF1O 1BH", ["CF10 1BH"]),
        ("1 High Street, Cardiff, CF10\n1BH", ["CF10 1BH"]),
        ("from sw1a 1aa to RG1-2NA", ["SW1A 1AA", "RG1 2NA"]),
        ("so old that nobody knows", []),
        ("room 101 and 12 others", []),
        ("", []),
    ],
)
def test_postcodes_within_an_address_or_a_letter_are_read_as_in_the_box(text, found):
    assert [code for _written, code in in_text(text)] == found
    assert last_in(text) == (found[-1] if found else "")


def test_what_was_put_right_can_be_shown():
    assert was_corrected("CF1O 1BH", "CF10 1BH")
    assert not was_corrected("cf10\u00a01bh", "CF10 1BH")


def test_a_word_before_a_postcode_does_not_hide_it():
    assert last_in("4 High Road\nL15 3AA") == "L15 3AA"  # "Road" and "L15" have the form of one, too
    assert in_text("L1A 0AA, by road L1 1AA") == [("L1A 0AA", "L1A 0AA"), ("L1 1AA", "L1 1AA")]
