import random
import re
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.areas.domain.postcodes import AREAS, INWARD_LETTERS
from causeway.letters.review.domain import (
    Counts,
    Facts,
    Rules,
    Signal,
    has_second_postcode,
    hosts,
    is_disposable,
    is_to_itself,
    other_links,
    postcodes,
    signals,
)

PLAIN = Facts(
    text="Dear Ms Example,\n\nThe reading room shut in January. In KS2 3rd graders wait.\n\nNia Example\n1 Example Road\nEX1 1AA",
    foot="Source: Example Office, https://www.example.org/data",
    address="1 Example Road\nUpper Example\nex1 1aa",
    email="nia@example.org",
    addressee_email="ada@parliament.example.org",
)
OFF = Rules(0, 0, 0, 0, 0, second_postcode=False, to_itself=False, disposable=False)
KNOWN = frozenset({"EX2 2BB", "B1 1ST", "EX1 1AA"})  # as if the index held no other
THROWN_AWAY = frozenset({"throwaway.example"})


def found(rules=Rules(), **changed):  # noqa: B008  frozen
    return signals(replace(PLAIN, **changed), rules, THROWN_AWAY, KNOWN.__contains__)


def test_a_plain_letter_goes_at_once():
    assert found() == ()


CAUGHT = [
    ({"text": "I live at ZZ9 9ZZ. Write to EX2 2BB."}, Signal.SECOND_POSTCODE),
    ({"text": "I used to live at ex22bb, by the mill."}, Signal.SECOND_POSTCODE),
    ({"text": "My other school is at Ex2 2bb."}, Signal.SECOND_POSTCODE),
    ({"email": "ADA@parliament.example.org"}, Signal.TO_ITSELF),
    ({"email": "somebody@parliament.uk"}, Signal.TO_ITSELF),
    ({"email": "x@mail.throwaway.example"}, Signal.DISPOSABLE),
    ({"text": "Buy https://spam.example and bit.ly/abc now"}, Signal.LINKS),
    ({"network": Counts(30, 30)}, Signal.NETWORK_BURST),
    ({"network": Counts(1, 120)}, Signal.NETWORK_SUSTAINED),
    ({"postcode": Counts(20, 20)}, Signal.POSTCODE_BURST),
    ({"postcode": Counts(2, 60)}, Signal.POSTCODE_SUSTAINED),
    ({"same_words": True}, Signal.SAME_WORDS),
]


@pytest.mark.parametrize(("changed", "signal"), CAUGHT)
def test_each_signal_is_found_alone(changed, signal):
    assert found(**changed) == (signal,)


@pytest.mark.parametrize(("changed", "signal"), CAUGHT[:-1])
def test_each_can_be_switched_off(changed, signal):
    assert found(OFF, **changed) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Answer me at EX1 1AA; your office is at SW1A 0AA."},
        {"text": "Answer me at ex11aa, or Ex1 1Aa; your office is at sw1a 0aa."},
        {"text": "In 12a, at 10am, year 3 4th graders in b1 1st floor had ks2 3rd papers; see m25 8ft and a4 2nd sheet."},
        {"text": "See https://www.example.org/a, https://example.org/b and www.example.org/c for the figure."},
        {"text": "One link is fine: https://council.example/plan"},
        {"network": Counts(29, 119), "postcode": Counts(19, 59)},
        {"email": "head@notparliament.uk"},
        {"email": "x@notthrowaway.example"},
    ],
)
def test_what_is_just_short_of_a_signal(changed):
    assert found(**changed) == ()


def test_several_reasons_come_in_a_fixed_order():
    assert found(email="a@throwaway.example", same_words=True, network=Counts(120, 120)) == (
        Signal.NETWORK_BURST,
        Signal.NETWORK_SUSTAINED,
        Signal.DISPOSABLE,
        Signal.SAME_WORDS,
    )


def test_odd_addresses_and_links_are_read_without_falling_over():
    assert not is_disposable("", THROWN_AWAY)
    assert not is_to_itself("nobody", "")
    assert hosts("HTTPS://WWW.Example.ORG/x, write to me@example.org/") == ["example.org"]
    assert other_links("", "") == 0


OUTWARD = st.builds(
    "{}{}".format, st.sampled_from(sorted(AREAS)), st.one_of(st.integers(1, 99).map(str), st.sampled_from(["1A", "2H", "9W"]))
)
INWARD = st.builds("{}{}{}".format, st.integers(0, 9), st.sampled_from(INWARD_LETTERS), st.sampled_from(INWARD_LETTERS)).filter(
    lambda inward: not re.fullmatch(r"1ST|2ND|3RD|[04-9]TH", inward)
)
POSTCODE = st.builds("{} {}".format, OUTWARD, INWARD)


@given(POSTCODE, st.integers(0, 10**6), st.sampled_from(["", " ", "  ", "\n"]), st.sampled_from([".", ",", " is", ")"]))
def test_a_real_postcode_is_found_however_it_is_written(code, seed, gap, after):
    chance = random.Random(seed)
    written = "".join(chance.choice([each, each.lower()]) for each in code).replace(" ", gap)
    assert postcodes(f"We moved from ({written}{after} long ago", {code}.__contains__) == {code}


@given(st.text(alphabet=string.ascii_lowercase + string.digits + " .,'\n", max_size=400), st.sets(POSTCODE, max_size=5))
def test_in_small_letters_nothing_is_a_postcode_that_does_not_exist(text, known):
    assert postcodes(text, known.__contains__) <= known
    assert postcodes(text, lambda _code: False) == set()


@given(POSTCODE)
def test_nobody_is_stopped_for_their_own_postcode(code):
    ways = (code, code.lower(), code.replace(" ", "").lower())
    for address in ways:
        assert not has_second_postcode(", ".join(ways), f"1 Example Road\n{address}", lambda _code: True)
