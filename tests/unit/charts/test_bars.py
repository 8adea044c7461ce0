"""Bars: as long as their values, the longest with room for its words, and below nothing to the left."""

import re
from xml.etree import ElementTree as ET

import pytest

from causeway.charts import look
from causeway.charts.bars import Bar, draw
from causeway.charts.svg import Words

WORDS = Words("b", "Example", "An example.")


def rects(svg):
    found = re.findall(r'<rect class="chart__bar" x="([\d.-]+)" y="[\d.]+" width="([\d.]+)"', svg)
    return [(float(x), float(wide)) for x, wide in found]


def test_bars_are_as_long_as_their_values_and_end_inside():
    svg = draw([Bar("Here", 20, "20%"), Bar("Nation", 40, "40%")], WORDS)
    (x, first), (other, second) = rects(svg)
    assert x == other
    assert second / first == pytest.approx(2, rel=0.01)
    assert other + second + look.width_of("40%", look.BOLD) < look.WIDTH
    assert ET.fromstring(svg).find("{http://www.w3.org/2000/svg}title").text == "Example"


def test_below_nothing_a_bar_goes_left():
    (x, wide), (other, _wide) = rects(draw([Bar("Here", -5, "−£5"), Bar("Nation", 5, "£5")], WORDS))
    assert x + wide == pytest.approx(other, abs=0.2)


def test_names_are_escaped_and_all_zero_is_drawn():
    svg = draw([Bar("A & B <c>", 0, "0%")], WORDS)
    assert "A &amp; B &lt;c&gt;" in svg
    with pytest.raises(ValueError, match="at least one"):
        draw([], WORDS)
