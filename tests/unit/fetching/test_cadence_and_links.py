"""When a source is due, and which link of a page is the newest."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.fetching.domain.cadence import ASKED_EVERY, Cadence, due_after_failure, due_after_success, is_stale
from causeway.fetching.domain.links import Link, NoSuchLink, links, month, newest

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
chances = st.floats(0, 1)


@given(st.sampled_from(Cadence), st.integers(0, 10_000), chances)
def test_a_failing_source_is_never_asked_more_seldom_than_a_good_one(cadence, failures, chance):
    due = due_after_failure(cadence, failures, NOW, chance)
    assert NOW + dt.timedelta(hours=1) <= due <= due_after_success(cadence, NOW, chance)


@given(st.sampled_from(Cadence), chances)
def test_a_source_read_in_time_is_not_stale(cadence, chance):
    due = due_after_success(cadence, NOW, chance)
    assert not is_stale(cadence, NOW, due)
    assert is_stale(cadence, NOW, NOW + ASKED_EVERY[cadence] * 2)
    assert is_stale(cadence, None, NOW)


@pytest.mark.parametrize(
    ("text", "address", "found"),
    [
        ("Waits, September 2024", "https://example.org/x.csv", (2024, 9)),
        ("CSV", "https://example.org/MHSDS_Data_4WW_SepPerf_2024.csv", (2024, 9)),
        ("CSV", "https://example.org/performance-october-2025", (2025, 10)),
        ("Sept 2025", "https://example.org/", (2025, 9)),
        ("April 2024 to March 2025", "https://example.org/", (2025, 3)),
        ("MARCH%202024", "https://example.org/march%202026.csv", (2026, 3)),
        ("A dismay 2024 cannot date", "https://example.org/x", None),
        ("May 20245", "https://example.org/x", None),
    ],
)
def test_the_month_a_link_is_about(text, address, found):
    assert month(Link(address, text)) == found


def test_links_that_lead_nowhere_are_passed_over():
    page = '<a href="mailto:ann@example.org">x</a><a href="http://[">x</a><a>y</a><a href=" /a.csv ">A  <i>b</i></a>'
    assert links(page, "https://example.org/list/") == [Link("https://example.org/a.csv", "A b")]


def test_the_first_of_equals_is_taken_and_none_is_an_error():
    page = '<a href="/1.csv">May 2026</a><a href="/2.csv">May 2026</a><a href="/3.pdf">June 2026</a>'
    assert newest(page, "https://example.org", r"\.csv$").address == "https://example.org/1.csv"
    with pytest.raises(NoSuchLink, match="xlsx"):
        newest(page, "https://example.org", "xlsx")


@given(st.text(max_size=300))
def test_any_page_can_be_read(page):
    assert all(link.address.startswith("http") for link in links(page, "https://example.org/"))
