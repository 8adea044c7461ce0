"""A table of sentences, each plainly made up: what the checks must see, what they must not, and how often they are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.words.domain.findings import Concern, Weight
from causeway.words.domain.safety import findings

MUST_CHANGE = [
    ("Last term Liam, aged 8, stopped coming.", Concern.NAMED_CHILD),
    ("Zofia is 9 and waits.", Concern.NAMED_CHILD),
    ("We tried for Amira in Year 4 for months.", Concern.NAMED_CHILD),
    ("Amira (Year 4) was refused.", Concern.NAMED_CHILD),
    ("Since then Kofi, who is in Reception, has not spoken.", Concern.NAMED_CHILD),
    ("J.K. (9) was refused.", Concern.NAMED_CHILD),
    ("JK in our Year 4 class waits for an autism assessment.", Concern.NAMED_CHILD),
    ("In Year 4, J.K. was refused by CAMHS.", Concern.NAMED_CHILD),
    ("a pupil called Daniel waited", Concern.NAMED_CHILD),
    ("A girl named Siân was turned away.", Concern.NAMED_CHILD),
    ("My son Tomos has waited two years.", Concern.NAMED_CHILD),
    ("A twelve-year-old, Ngozi, 12 years old, was refused.", Concern.NAMED_CHILD),
    ("She was born on 12/03/2016.", Concern.DATE_OF_BIRTH),
    ("DOB: 3 May 2015", Concern.DATE_OF_BIRTH),
    ("His UPN is A123456789012.", Concern.PUPIL_NUMBER),
]
TO_LOOK_AT = [
    "Siân has a diagnosis now.",
    "Tom was diagnosed late.",
    "Liam in Year 6 has waited since May.",
    "A boy I will call Sam, aged 8, stopped speaking.",
    "Daniel, aged 9 (not his real name), was refused.",
    "A child in Year 3 in Exampleton waits for an assessment.",
]
NAMES_NOBODY = [
    "A child in Year 4 waited eleven months.",
    "Our Reception class has three children without speech.",
    "He is 9 months into the wait.",
    "One pupil, who is nine, has waited since September.",
    "I have led this school since 12/03/2016.",
    "The wait is 52 weeks. It was 30 in 2019.",
    "In May 2024 we referred four children.",
    "Please ring 0114 496 0000.",
    "I wrote to the board in Year 1 of this government.",
    "Mrs Example in Year 4 gave up her lunch hours.",
    "Anna, Year 6 teacher, stayed until seven.",
    "The TA in Year 4 has no training for this.",
    "Phonics in Year 1 suffers, because the TA is needed elsewhere.",
    "CAMHS is 40 miles away.",
    "Attendance was 92% before, and is 88% now.",
    "Capacity is 12 places and 30 children need one.",
    "I was born on 3 May 1970 in this town.",
    "As a SENCO, I refer children aged 5 to 11.",
    "For every child, England spends less than it did.",
    "When a pupil is refused, Year 6 staff step in.",
    "Two pupils with EHC plans wait for therapy in Year 2.",
    "The NHS has had an ICB here since 2022.",
    "My daughter has waited two years for an assessment.",
]


@pytest.mark.parametrize(("text", "concern"), MUST_CHANGE)
def test_what_could_identify_a_child_has_to_change(text, concern):
    found = findings(text)
    assert concern in {finding.concern for finding in found}
    assert Weight.CHANGE in {finding.weight for finding in found}


@pytest.mark.parametrize("text", TO_LOOK_AT)
def test_what_may_be_a_child_is_for_the_writer_to_judge(text):
    found = findings(text)
    assert [finding.weight for finding in found] == [Weight.LOOK] * len(found)
    assert found


@pytest.mark.parametrize("text", NAMES_NOBODY)
def test_what_names_nobody_passes(text):
    assert findings(text) == []


def test_people_and_places_of_the_letter_are_no_children():
    known = frozenset({"nia", "exampleton"})
    assert findings("We in Exampleton, Year 6 included, wait. I, Nia, was diagnosed late.", known) == []
    assert findings("We in Exampleton wait. Liam, aged 8, waits.", known)


def test_the_graver_of_two_concerns_is_shown_once():
    found = findings("In Year 4 Liam, aged 8, has autism.")
    assert len({finding.start for finding in found}) == len(found)
    assert found[0].concern is Concern.NAMED_CHILD


@given(st.text(max_size=400))
def test_it_reads_anything_and_quotes_only_what_stands_there(text):
    for finding in findings(text):
        assert finding.excerpt.removesuffix("…") in text
        assert len(finding.excerpt) <= 71


@given(
    st.lists(
        st.sampled_from(["Liam ", "J.K. ", "aged 8 ", "Year 4 ", "(9) ", "autism ", ". ", ", ", "called ", "a boy ", "\n"]),
        max_size=60,
    )
)
def test_it_ends_whatever_is_put_together(pieces):
    assert len(findings("".join(pieces))) <= 60
