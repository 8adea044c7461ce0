"""How sure a stored comparison is on which side of its nation an area lies: 0 is as sure as 1, and unknown is neither."""

import pytest

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.figures.figure import Placed
from causeway.evidence.findings.deciding import Shown
from causeway.evidence.models import Comparison


@pytest.mark.parametrize(
    ("stored", "higher", "certainty"), [(0.0, 0.0, 1.0), (1.0, 1.0, 1.0), (None, 0.5, 0.5), (0.5, 0.5, 0.5), (0.03, 0.03, 0.97)]
)
def test_certainly_lower_is_as_certain_as_certainly_higher(stored, higher, certainty):
    indicator = indicators()["ehc_20_weeks"]
    one = Shown(indicator, indicator.headline, Placed(Area()), Comparison(higher=stored), 0.5)
    assert (one.higher, one.certainty) == (higher, certainty)
