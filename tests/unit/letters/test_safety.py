import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.letters.domain.safety import Concern, findings


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("Last term Liam, aged 8, stopped coming.", Concern.NAMED_CHILD),
        ("Zofia is 9 and waits.", Concern.NAMED_CHILD),
        ("We tried for Amira in Year 4 for months.", Concern.NAMED_CHILD),
        ("J.K. (9) was refused.", Concern.NAMED_CHILD),
        ("Siân has a diagnosis now.", Concern.NAMED_CHILD),
        ("a pupil called Daniel waited", Concern.NAMED_CHILD),
        ("Tom was diagnosed late.", Concern.NAMED_CHILD),
        ("She was born on 12/03/2016.", Concern.DATE_OF_BIRTH),
        ("DOB: 3 May 2015", Concern.DATE_OF_BIRTH),
        ("His UPN is A123456789012.", Concern.PUPIL_NUMBER),
    ],
)
def test_what_could_identify_a_child_is_noticed(text, concern):
    assert concern in {finding.concern for finding in findings(text)}


@pytest.mark.parametrize(
    "text",
    [
        "A child in Year 4 waited eleven months.",
        "Our Reception class has three children without speech.",
        "He is 9 months into the wait.",
        "One pupil, who is nine, has waited since September.",
        "I have led this school since 12/03/2016.",
        "The wait is 52 weeks. It was 30 in 2019.",
        "In May 2024 we referred four children.",
        "Please ring 0114 496 0000.",
        "I wrote to the board in Year 1 of this government.",
    ],
)
def test_what_names_nobody_passes(text):
    assert findings(text) == []


@given(st.text(max_size=400))
def test_it_reads_anything_and_quotes_only_what_stands_there(text):
    for finding in findings(text):
        assert finding.excerpt.removesuffix("…") in text
        assert len(finding.excerpt) <= 71
