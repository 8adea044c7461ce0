import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.letters.partners.domain import NotAnOrigin, origin, origins


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.example.org", "https://www.example.org"),
        (" HTTPS://Example.org/ ", "https://example.org"),
        ("https://example.org:8443", "https://example.org:8443"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ],
)
def test_a_site_is_kept_as_its_origin(typed, kept):
    assert origin(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "*",
        "https://*.example.org",
        "http://example.org",
        "https://example.org/page",
        "https://example.org; script-src *",
        "https://example.org 'self'",
        "https://user@example.org",
        "https://example.org:port",
        "example.org",
        "data:text/html,x",
        "https://-example.org",
        "https://",
    ],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(NotAnOrigin):
        origin(typed)


@given(st.text(alphabet="htps:/.*;' abz09@?#\n\t'-", max_size=40).map("https://".__add__))
def test_whatever_is_typed_no_second_rule_gets_into_the_policy(typed):
    try:
        kept = origin(typed)
    except NotAnOrigin:
        return
    assert re.fullmatch(r"https://[a-z0-9.-]+(:\d+)?", kept)


def test_lines_are_kept_once_in_their_order():
    assert origins(["https://b.example.org", "", "https://a.example.org", "https://b.example.org/"]) == (
        "https://b.example.org",
        "https://a.example.org",
    )
