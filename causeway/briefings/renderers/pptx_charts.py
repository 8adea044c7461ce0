"""Charts that belong to a slide and can be edited there: their numbers lie in the file, and nothing is a picture.

They are written as markup: python-pptx sets each part of a chart by itself, which took a third of a deck's time.
"""

from collections.abc import Iterable

from causeway.briefings.domain.fitting import width_of
from causeway.briefings.domain.slides import Plot, Series
from causeway.charts.scales import ticks
from causeway.evidence.domain.rounding import Unit, is_bound
from causeway.frame.domain.cleaning import in_markup

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SMALL = 12
SAID = 14
PLOT_AT = {"x": 0.08, "y": 0.05, "w": 0.62, "h": 0.76}  # the rest is for the names at the ends of the lines
HIGH_OF_PLOT = PLOT_AT["h"]  # of the chart
LABEL_HIGH = 0.15  # of the chart: two lines of text
HERE, NATION, OTHER, QUIET = "accent1", "accent2", "accent3", "accent6"
ACROSS = 300.0  # points of a chart's width for the words under it
_NAMES = (
    f'xmlns:c="{CHART}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_GRID = '<c:spPr><a:ln><a:solidFill><a:srgbClr val="C4D3CE"/></a:solidFill></a:ln></c:spPr>'
_ALONG, _UP = 1, 2  # the numbers of the axes
_AXES = f'<c:axId val="{_ALONG}"/><c:axId val="{_UP}"/>'
_TICKS = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/>'


def _code(unit: Unit, digits: str) -> str:
    match unit:
        case Unit.PERCENT:
            return f'{digits}"%"'
        case Unit.DAYS:
            return f'{digits}" days"'
        case Unit.WEEKS:
            return f'{digits}" weeks"'
        case Unit.POUNDS:
            return f'"£"{digits}'
        case _other:
            return digits


def _plain(unit: str, decimals: int) -> str:
    return _code(Unit(unit), "#,##0" + (f".{'0' * decimals}" if decimals else ""))


def number_format(unit: str, decimals: int, values: Iterable[float | None] = ()) -> str:
    """Return how a spreadsheet writes the values: 43.3%, £1,200, 248 days; "under 1%" and "over 99%" where they round to none or all.

    A format has room for two conditions, so the few decide, unless there are none and most of all are. A deficit is no few of many.
    """
    plain, step = _plain(unit, decimals), 10**-decimals
    known = [value for value in values if value is not None]
    if Unit(unit) is not Unit.PERCENT or any(value < 0 for value in known):
        return plain
    if any(is_bound(value, decimals) and value > step for value in known):
        return f'[=100]{plain};[>={100 - step / 2:g}]"over {100 - step:g}%";{plain}'
    return f'[=0]{plain};[<{step / 2:g}]"under {step:g}%";{plain}'


def _numbers(written: str) -> str:
    return f'<c:numFmt formatCode="{in_markup(written)}" sourceLinked="0"/>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def _look(size: int, colour: str, *, bold: bool = False) -> str:
    """Return how the words of an axis or a label are set."""
    about = f'<a:defRPr sz="{size * 100}" b="{int(bold)}">{_fill(colour)}</a:defRPr>'
    return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{about}</a:pPr></a:p></c:txPr>"


def _texts(cells: str, texts: tuple[str, ...]) -> str:
    """Return texts with the cells of the workbook they stand in."""
    points = "".join(f'<c:pt idx="{at}"><c:v>{in_markup(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strRef><c:f>Sheet1!{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _values(cells: str, values: tuple[float | None, ...]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(values) if value is not None)
    count = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>'
    return f"<c:numRef><c:f>Sheet1!{cells}</c:f><c:numCache>{count}{points}</c:numCache></c:numRef>"


def _series(plot: Plot, at: int, look: str, after: str = "") -> str:
    """Return a series, which the workbook has in a column of its own beside the categories."""
    one, column, last = plot.series[at], "BCDEFGH"[at], len(plot.categories) + 1
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{_texts(f"${column}$1", (one.name,))}</c:tx>{look}'
        f"<c:cat>{_texts(f'$A$2:$A${last}', plot.categories)}</c:cat>"
        f"<c:val>{_values(f'${column}$2:${column}${last}', one.values)}</c:val>{after}</c:ser>"
    )


def _shown(*, value: bool, name: bool = False) -> str:
    """Return what stands in a label."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/><c:showSerName val="{int(name)}"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _marks(plot: Plot) -> tuple[float, ...]:
    """Return the numbers that are written along the scale."""
    values = [value for one in plot.series for value in one.values if value is not None]
    if plot.bars:
        values.append(0.0)  # a bar that does not begin at nothing shows what is not so
    return ticks(values, 4, least=plot.least, most=plot.most)


def _scale(plot: Plot, marks: tuple[float, ...]) -> str:
    """Return the axis of the values, which bars do without: each has its value beside it."""
    decimals = next((each for each in range(2) if all(round(mark, each) == round(mark, 6) for mark in marks)), 2)
    step = f'<c:majorUnit val="{marks[1] - marks[0]}"/>' if len(marks) > 1 else ""
    side, grid = ("b", "") if plot.bars else ("l", f"<c:majorGridlines>{_GRID}</c:majorGridlines>")
    return (
        f'<c:valAx><c:axId val="{_UP}"/><c:scaling><c:max val="{marks[-1]}"/><c:min val="{marks[0]}"/></c:scaling>'
        f'<c:delete val="{int(plot.bars)}"/><c:axPos val="{side}"/>{grid}{_numbers(_plain(plot.unit, decimals))}{_TICKS}'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{_NO_LINE}</c:spPr>{_look(SMALL, QUIET)}<c:crossAx val="{_ALONG}"/>'
        f'<c:crosses val="autoZero"/>{step}</c:valAx>'
    )


def _axis(ways: tuple[str, str], words: str, line: str, look: str, skip: str = "") -> str:
    """Return the axis of the categories. ``ways`` are the order of the categories and the side they are on."""
    order, side = ways
    return (
        f'<c:catAx><c:axId val="{_ALONG}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{words}{line}{look}<c:crossAx val="{_UP}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _skip(categories: tuple[str, ...]) -> str:
    """Write every one, every second, every third … of the periods, as have room side by side.

    No angle is set: LibreOffice writes all of them whatever is asked, and breaks them in pieces where it may not lay them aslant.
    """
    widest = max(width_of(each, SMALL) for each in categories) + SMALL
    every = max(1, -int(-len(categories) * widest // ACROSS))
    return f'<c:tickLblSkip val="{every}"/>' if every > 1 else ""


def _titled(along: str) -> str:
    """Return what the periods under a chart are parts of."""
    run = f'<a:r><a:rPr sz="{SMALL * 100}" b="0">{_fill(QUIET)}</a:rPr><a:t>{in_markup(along)}</a:t></a:r>'
    rich = f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>"
    return f'<c:title>{rich}<c:layout/><c:overlay val="0"/></c:title>'


def _label(series: Series, colour: str, written: str, down: float) -> str:
    """Write a line's name and last value to the right of its end; as fields, so that they follow when the numbers are changed."""
    last = max(at for at, value in enumerate(series.values) if value is not None)
    moved = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{down:.3f}"/></c:manualLayout></c:layout>' if down else ""
    return (
        f'<c:dLbls><c:dLbl><c:idx val="{last}"/>{moved}{_numbers(written)}<c:spPr/>{_look(SAID, colour, bold=True)}<c:dLblPos val="r"/>'
        f"{_shown(value=True, name=True)}<c:separator>\n</c:separator></c:dLbl>"
        f'{_shown(value=False)}<c:showLeaderLines val="1"/></c:dLbls>'
    )


def _line(plot: Plot, at: int, down: float) -> str:
    """Return a line: the area's own is thicker and whole, the others are dashed."""
    colour, wide, dash, dot = (HERE, 44450, "", 8) if at == 0 else (NATION, 28575, '<a:prstDash val="dash"/>', 5)
    look = (
        f'<c:spPr><a:ln w="{wide}">{_fill(colour)}{dash}</a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="{dot}"/>'
        f"<c:spPr>{_fill(colour)}{_NO_LINE}</c:spPr></c:marker>"
        f"{_label(plot.series[at], colour, number_format(plot.unit, plot.decimals, plot.series[at].values), down)}"
    )
    return _series(plot, at, look, '<c:smooth val="0"/>')


def _nudges(plot: Plot, marks: tuple[float, ...]) -> list[float]:
    """Return how far down each line's label moves, in parts of the chart's height, so that two near ends are not on one another."""
    if len(plot.series) < 2:  # noqa: PLR2004  two lines
        return [0.0]
    here, nation = (one.last for one in plot.series)
    apart = HIGH_OF_PLOT * abs(here - nation) / (marks[-1] - marks[0])
    by = max(0.0, LABEL_HIGH - apart) / 2
    return [-by, by] if here >= nation else [by, -by]


def _lines(plot: Plot) -> str:
    marks = _marks(plot)
    inside = "".join(f'<c:{name} val="{value}"/>' for name, value in PLOT_AT.items())
    edges = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    lines = "".join(_line(plot, at, down) for at, down in enumerate(_nudges(plot, marks)))
    words = f'{_titled(plot.along) if plot.along else ""}{_TICKS}<c:tickLblPos val="low"/>'
    return (
        f"<c:layout><c:manualLayout>{edges}{inside}</c:manualLayout></c:layout>"
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{lines}<c:marker val="1"/><c:smooth val="0"/>{_AXES}</c:lineChart>'
        f"{_axis(('minMax', 'b'), words, _GRID, _look(SMALL, QUIET), _skip(plot.categories))}{_scale(plot, marks)}"
    )


def _bars(plot: Plot) -> str:
    own = ((0, HERE), (1, NATION))  # the colours of the first bars
    points = "".join(f'<c:dPt><c:idx val="{at}"/><c:spPr>{_fill(colour)}</c:spPr></c:dPt>' for at, colour in own)
    labels = (
        f"<c:dLbls>{_numbers(number_format(plot.unit, plot.decimals, plot.series[0].values))}{_look(SAID, NATION, bold=True)}"
        f'<c:dLblPos val="outEnd"/>{_shown(value=True)}<c:showLeaderLines val="1"/></c:dLbls>'
    )
    words, line = f'{_TICKS}<c:tickLblPos val="nextTo"/>', f"<c:spPr>{_NO_LINE}</c:spPr>"
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{_series(plot, 0, f"<c:spPr>{_fill(OTHER)}</c:spPr>{points}")}{labels}<c:gapWidth val="90"/>{_AXES}</c:barChart>'
        f"{_axis(('maxMin', 'l'), words, line, _look(SAID, NATION))}{_scale(plot, _marks(plot))}"
    )


def chart(plot: Plot) -> str:
    """Return a chart's markup."""
    font = '<a:defRPr sz="1800"><a:latin typeface="Arial"/></a:defRPr>'
    return (
        f'<c:chartSpace {_NAMES}><c:date1904 val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_bars(plot) if plot.bars else _lines(plot)}</c:plotArea>"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{font}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
        f'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
