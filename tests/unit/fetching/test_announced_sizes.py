"""What another server announces in digits is read, whatever stands there."""

import httpx
import pytest

from causeway.fetching.download import _announces_more


@pytest.mark.parametrize(
    ("announced", "more"), [("10", False), ("11", True), ("9" * 5000, True), ("²", False), ("٣٣", False), ("", False)]
)
def test_a_size_beyond_the_limit(announced, more):
    answer = httpx.Response(200, headers=[(b"content-length", announced.encode())])
    assert _announces_more(answer, 10) is more
