"""Every picture: well-formed, the same as the one in the documentation, said in words, with every label inside it."""

import itertools
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from causeway.charts import funnel, layouts, look, maps, pair, small, strip, trend
from causeway.charts.svg import Svg, Words, element, number, text
from tests.unit.charts.chart_examples import EXAMPLES, LONG, ROOT, percent, words

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = ROOT / "docs" / "pictures" / "charts"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_picture_is_the_one_in_the_documentation(name):
    drawn, path = EXAMPLES[name](), GOLDEN / f"{name}.svg"
    if folder := os.environ.get("CAUSEWAY_PICTURES"):
        (Path(folder) / "charts" / f"{name}.svg").write_text(drawn + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == drawn + "\n", "Look at it, then write it anew with CAUSEWAY_PICTURES=docs/pictures"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_picture_is_well_formed_and_says_itself_in_words(name):
    root = ET.fromstring(EXAMPLES[name]())
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text
    assert description.text
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    identities = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_in_it_that_a_strict_policy_would_block(name):
    for each in ET.fromstring(EXAMPLES[name]()).iter():
        assert each.tag not in {f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject"}
        assert not [key for key in each.attrib if key == "style" or key.startswith("on")]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_label_lies_inside_and_is_large_enough_on_a_phone(name):
    root = ET.fromstring(EXAMPLES[name]())
    _, _, width, height = (float(each) for each in root.get("viewBox").split())
    labels = list(root.iter(f"{SVG}text"))
    assert labels
    for label in labels:
        size = float(label.get("font-size", look.TEXT))
        assert size * 290 / width >= 11  # in a card on a 360-pixel phone
        x, y, wide = float(label.get("x")), float(label.get("y")), look.width_of(label.text, size)
        start = {"middle": x - wide / 2, "end": x - wide}.get(label.get("text-anchor"), x)
        assert start >= -1, label.text
        assert start + wide <= width + 1, label.text
        assert size * 0.7 <= y <= height


@pytest.mark.parametrize("name", [name for name in EXAMPLES if not name.startswith("map")])
def test_labels_on_one_line_do_not_touch(name):
    lines: dict[str, list[tuple[float, float, str]]] = {}
    for label in ET.fromstring(EXAMPLES[name]()).iter(f"{SVG}text"):
        x, wide = float(label.get("x")), look.width_of(label.text, float(label.get("font-size", look.TEXT)))
        start = {"middle": x - wide / 2, "end": x - wide}.get(label.get("text-anchor"), x)
        lines.setdefault(label.get("y"), []).append((start, start + wide, label.text))
    for same in lines.values():
        same.sort()
        for (_, end, one), (start, _, other) in itertools.pairwise(same):
            assert end <= start, (one, other)


def test_a_map_is_a_group_of_named_links_and_the_rest_are_images():
    root = ET.fromstring(EXAMPLES["map-hexagons"]())
    assert root.get("role") == "group"
    links = list(root.iter(f"{SVG}a"))
    assert len(links) == 42
    assert all(link.get("href") and link[0].tag == f"{SVG}title" and link[0].text for link in links)
    assert {ET.fromstring(EXAMPLES[name]()).get("role") for name in ("strip", "trend", "funnel", "pair")} == {"img"}


def test_what_comes_from_outside_cannot_become_markup():
    nasty = "<script>\"&'</script>"
    drawn = strip.draw(
        strip.Strip([1.0, 2.0], strip.Marked(1, nasty, nasty), None), Words("x", nasty, nasty), lambda value: f"{nasty}{value}"
    )
    assert "<script" not in drawn
    assert ET.fromstring(drawn)[0].text == nasty
    layout = layouts.Layout("shapes", "", {"A": "M0 0l10 0 0 10z"}, {"A": layouts.Box(0, 0, 10, 10)})
    mapped = maps.draw(maps.Map(layout, [maps.Place("A", nasty, 1.0, '/"onload="x')], nasty), words("m"), percent)
    assert "<script" not in mapped
    assert ET.fromstring(mapped).find(f".//{SVG}a").get("href") == '/"onload="x'


def test_a_line_is_broken_at_gaps_and_at_breaks():
    points = [trend.Point(1.0), trend.Point(2.0), trend.Point(None), trend.Point(3.0), trend.Point(4.0), trend.Point(5.0)]
    assert list(trend.stretches(points, frozenset({4}))) == [[0, 1], [3], [4, 5]]
    assert list(trend.stretches([trend.Point(None)], frozenset())) == []


def test_a_withheld_period_is_marked_and_told_in_the_key():
    drawn = EXAMPLES["trend"]()
    assert drawn.count("chart__hidden") == 2  # in the series and in the key
    assert "Withheld" in drawn
    never = trend.Trend(["1", "2"], trend.Series("A", [trend.Point(1.0), trend.Point(2.0)]), withheld_said="Withheld")
    assert "Withheld" not in trend.draw(never, words("n"), percent)


def test_areas_without_a_figure_are_hatched_and_told_in_the_key():
    layout = layouts.read(b'{"form":"hexagons","edition":"invented","places":{"A":[0,0],"B":[1,0],"C":[0,1]}}')
    some = maps.Map(layout, [maps.Place("A", "A", 1.0), maps.Place("B", "B", 9.0), maps.Place("C", "C", None)], "No figure")
    drawn = maps.draw(some, words("m"), percent)
    assert drawn.count("url(#m-none)") == 1
    assert "No figure" in drawn
    known = maps.Map(layout, some.places[:2], "No figure")
    assert "No figure" not in maps.draw(known, words("m"), percent)


def test_the_key_of_a_map_says_the_one_figure_that_all_have_and_has_no_colour_where_none_has_any():
    layout = layouts.read(b'{"form":"hexagons","edition":"invented","places":{"A":[0,0],"B":[1,0]}}')
    alike = maps.draw(maps.Map(layout, [maps.Place("A", "", 2.0), maps.Place("B", "", 2.0)], ""), words("m"), percent)
    assert ">2%</text>" in alike
    empty = maps.draw(maps.Map(layout, [maps.Place("A", "", None), maps.Place("B", "", None)], "No figure"), words("m"), percent)
    assert "chart__q" not in empty


@pytest.mark.parametrize(("nation", "anchor"), [(11.0, "start"), (50.0, "middle"), (89.0, "end"), (120.0, "end")])
def test_a_span_says_its_ends_and_the_nation_within_the_picture(nation, anchor):
    spread = small.Spread(10, 10, 90, 90, nation)
    drawn = ET.fromstring(small.told(spread, low="10%", high="90%", nation="An <example>"))
    said = {each.text: (float(each.get("x").rstrip("%")), each.get("text-anchor")) for each in drawn.iter("text")}
    assert said["10%"][1] == "start"
    assert said["90%"][1] == "end"
    assert said["An <example>"][1] == anchor
    assert said["10%"][0] < said["90%"][0]
    alone = small.told(small.Spread(10, 10, 90, 90), low="10%", high="90%", nation="Example")
    assert "Example" not in alone


def test_an_area_that_the_layout_lacks_is_left_out_and_none_at_all_is_an_error():
    layout = layouts.read(b'{"form":"hexagons","edition":"invented","places":{"A":[0,0]}}')
    drawn = maps.draw(maps.Map(layout, [maps.Place("A", "A", 1.0), maps.Place("Z", "Z", 2.0)], ""), words("m"), percent)
    assert "<title>Z" not in drawn
    with pytest.raises(ValueError):
        maps.draw(maps.Map(layout, [maps.Place("Z", "Z", 2.0)], ""), words("m"), percent)


def test_a_long_name_is_cut_but_its_value_never():
    marked = strip.Marked(97, LONG, "97%")
    assert marked.label().endswith("… 97%")
    assert look.width_of(marked.label()) <= look.WIDTH
    assert strip.Marked(97, "Brent", "97%").label() == "Brent 97%"


def test_areas_with_the_same_value_and_a_lonely_one_can_be_drawn():
    same = strip.draw(strip.Strip([5.0, 5.0, 5.0], strip.Marked(5, "A", "5"), None), words("s"), percent)
    lonely = pair.draw(pair.Pair(strip.Marked(0, "A", "0%"), strip.Marked(0, "B", "0%"), None, 0, 100), words("p"), percent)
    single = funnel.draw(
        funnel.Funnel([funnel.Dot(10, 0)], [], 0, "All", "One", "Outside", "Size", None, "", 0, 100), words("f"), percent, percent
    )
    for drawn in (same, lonely, single):
        assert "nan" not in drawn
        assert "inf" not in drawn
        ET.fromstring(drawn)


def test_numbers_are_brief_and_text_is_escaped():
    assert [number(each) for each in (12.0, 12.04, 12.55, -0.04, 0.0)] == ["12", "12", "12.6", "0", "0"]
    assert element("path", d="M0", class_="a", stroke_width=2.0, href=None) == '<path d="M0" class="a" stroke-width="2"/>'
    assert text("a & b", 1, 2) == '<text x="1" y="2">a &amp; b</text>'
    assert Svg("<svg/>").__html__() == "<svg/>"


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_steps_of_a_map_differ_in_lightness_so_that_they_hold_without_colour():
    for light, dark in zip(look.SEQUENCE, look.SEQUENCE[1:], strict=False):
        assert _luminance(light) > _luminance(dark)
        assert _contrast(light, dark) > 1.35
    assert _contrast(look.SEQUENCE[0], look.SEQUENCE[-1]) > 7


def test_words_and_marks_stand_out_from_the_paper():
    for colour in (look.INK, look.SOFT, look.HERE, look.DEEP):
        assert _contrast(colour, look.PAPER) >= 4.5
    assert _contrast(look.HERE, look.INK) > 1.35  # the area and its nation, also without colour (their shapes differ too)


def test_no_picture_needs_a_colour_name_outside_the_look():
    known = {value for key, value in vars(look).items() if isinstance(value, str) and value.startswith("#")} | set(look.SEQUENCE)
    for name in EXAMPLES:
        used = set(re.findall(r"#[0-9a-f]{6}", EXAMPLES[name]()))
        assert used <= known | {"#e6eeea"}


@pytest.mark.parametrize("nation", [2.0, 10.0, 46.1, 55.0, 70.0, 88.0, 99.0])
@pytest.mark.parametrize("here", [0.0, 12.0, 37.1, 46.0, 58.0, 81.0, 100.0])
@pytest.mark.parametrize("name", ["York", "Birmingham", "Leicester, Leicestershire and Rutland"])
def test_no_line_crosses_the_name_of_an_area_in_a_strip(name, here, nation):
    mine, whole = strip.Marked(here, name, f"{here}%"), strip.Marked(nation, "England", f"{nation}%")
    root = ET.fromstring(strip.draw(strip.Strip([0.0, 50.0, 100.0], mine, whole, 0, 100), words("strip"), percent))
    label = next(each for each in root.iter(f"{SVG}text") if each.get("class") == "chart__said")
    wide, middle = look.width_of(label.text, look.BOLD), float(label.get("x"))
    dashed = [each.get("d") for each in root.iter(f"{SVG}path") if each.get("stroke-dasharray")]
    crossing = [d for d in dashed if abs(float(d[1:].split()[0]) - middle) < wide / 2]
    assert crossing == []
