"""Names of one body, as people write them."""

import pytest

from causeway.motions.carrying.same_body import alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Exampleshire branch", "The Exampleshire Branch", True),
        ("Governing body of Green Meadow Primary School", "Green Meadow School", True),
        ("St. Mary's School", "St Marys Primary School", True),
        ("Exampleshire branch", "Exampelshire branch", True),
        ("Upper Example branch", "Lower Example branch", False),
        ("Green Meadow Primary School", "Brown Hill Primary School", False),
        ("Governing body", "The governing body", True),
        ("Example Council", "", False),
    ],
)
def test_alike(one, other, same):
    assert alike(one, other) is same
    assert alike(other, one) is same
