"""One plainly invented example of every picture, drawn into the documentation."""

from pathlib import Path

from causeway.charts import funnel, layouts, maps, pair, strip, trend
from causeway.charts.svg import Svg, Words

ROOT = Path(__file__).resolve().parents[3]
LONG = "Example and Its Surrounding Hills, Vales and Seaside Villages"


def percent(value: float) -> str:
    return f"{value:g}%"


def whole(value: float) -> str:
    return f"{value:,.0f}"


def words(key: str) -> Words:
    return Words(key, f"An invented example: {key}", "What the picture shows, in words.")


def spread(count: int, low: float, high: float) -> list[float]:
    """Plainly invented values, the same every time, more of them near the middle."""
    return [round(low + (high - low) * (0.5 + 0.5 * (2 * ((7 * n) % count) / (count - 1) - 1) ** 3), 1) for n in range(count)]


def _strip() -> Svg:
    values = spread(60, 12, 88)
    here, nation = strip.Marked(31, "Exampleshire", "31%", (27, 35)), strip.Marked(46.4, "All areas", "46.4%")
    return strip.draw(strip.Strip(values, here, nation, 0, 100), words("strip"), percent)


def _crowded() -> Svg:
    here, nation = strip.Marked(97, LONG, "97%", (95, 99)), strip.Marked(96, "All areas", "96%")
    return strip.draw(strip.Strip(spread(30, 80, 100), here, nation, 0, 100), words("strip-crowded"), percent)


def _trend() -> Svg:
    values = [62, 60, 57, None, 55, 54, None, 50, 46, 44]
    points = [
        trend.Point(value, (value - 4, value + 4) if value and place > 3 else None, withheld=place == 6)
        for place, value in enumerate(values)
    ]
    nation = trend.Series("All areas", [trend.Point(58.0 - place / 2) for place in range(10)])
    drawn = trend.Trend(
        [str(2015 + place) for place in range(10)], trend.Series("Exampleshire", points), nation, frozenset({8}),
        "Withheld", "Not comparable across this line", 0, 100,
    )  # fmt: skip
    return trend.draw(drawn, words("trend"), percent)


def _funnel() -> Svg:
    sizes = [40 + 23 * n for n in range(50)]
    values = spread(50, 22, 68)
    dots = [funnel.Dot(size, value, outside=not 24 < value < 66) for size, value in zip(sizes, values, strict=True)]
    along = [(float(size), 45 - 620 / size**0.5 / 2, 45 + 620 / size**0.5 / 2) for size in range(40, 1200, 20)]
    wide = [(size, low - 8, high + 8) for size, low, high in along]
    drawn = funnel.Funnel(
        dots, (funnel.Limit("95%, chance alone", along), funnel.Limit("95%, among areas that differ anyway", wide, strong=True)),
        45, "All areas together: 45%", "One area", "An area outside the outermost limits", "How many were counted in the area",
        funnel.Dot(585, 31), "Exampleshire: 31%", 0, 100,
    )  # fmt: skip
    return funnel.draw(drawn, words("funnel"), percent, whole)


def _map(form: str, kind: str) -> Svg:
    layout = layouts.read((ROOT / "reference" / "charts" / f"{form}-{kind}.json").read_bytes())
    codes = sorted(layout.paths)
    values = spread(len(codes), 5, 95)
    places = [
        maps.Place(code, f"{code}: {percent(value)}", value if n % 9 else None, f"/areas/{kind}/{code}/")
        for n, (code, value) in enumerate(zip(codes, values, strict=True))
    ]
    return maps.draw(maps.Map(layout, places, "No figure", codes[20], "Invented figures"), words(f"{form}-{kind}"), percent)


def _pair() -> Svg:
    one, other = strip.Marked(31, "Exampleshire", "31%", (27, 35)), strip.Marked(38, LONG, "38%", (36, 40))
    return pair.draw(pair.Pair(one, other, strip.Marked(46.4, "All areas", "46.4%"), 0, 100), words("pair"), percent)


EXAMPLES = {
    "strip": _strip,
    "strip-crowded": _crowded,
    "trend": _trend,
    "funnel": _funnel,
    "map-hexagons": lambda: _map("hexagons", "icb"),
    "map-shapes": lambda: _map("shapes", "icb"),
    "pair": _pair,
}
