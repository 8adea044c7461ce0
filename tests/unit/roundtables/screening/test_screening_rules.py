"""What a new organiser's message is held for: every example of the reviewed file, and texts made to take long."""

import pytest

from causeway.roundtables.screening import queries as screening
from causeway.roundtables.screening.domain import Reason, links

RULES = screening.rules()


@pytest.mark.parametrize("said", RULES.examples["held"], ids=str)
def test_what_is_held(said):
    assert RULES.reasons(said)


@pytest.mark.parametrize("said", RULES.examples["goes"], ids=str)
def test_what_goes(said):
    assert RULES.reasons(said) == ()


@pytest.mark.parametrize("name", ["N.H.S. England", "N H S England", "ＮＨＳ England", "nhs", "The Police Team"])
def test_an_official_name_in_another_dress(name):
    assert RULES.reasons({"name": name}) == (Reason.NAME,)


def test_an_official_name_is_one_only_in_what_says_who_writes():
    assert RULES.reasons({"title": "How long the NHS makes children wait", "venue": "Example Council Chamber"}) == ()


@pytest.mark.parametrize(
    "text", ["Ask Dr. Example", "e.g. at 5.30", "heads.Then we meet", "anna@school.example.org", "St. Mary's", ""]
)
def test_what_is_no_link(text):
    assert links(text) == ()


@pytest.mark.parametrize("text", ["a" * 50_000, "a." * 25_000, "www." * 10_000, "a-" * 25_000, "N " * 25_000, "https://" * 6_000])
def test_no_text_takes_long(text):
    """A quadratic pattern would hold this test for minutes."""
    assert set(RULES.reasons({"name": text, "title": text, "joining": text})) <= {Reason.LINK}
