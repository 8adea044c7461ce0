"""Charts that belong to a slide and can be edited there: their numbers lie in the file, and nothing is a picture."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt

from causeway.briefings.domain.fitting import width_of
from causeway.briefings.domain.slides import Plot
from causeway.briefings.renderers.pptx_workbook import ChartData
from causeway.charts.scales import ticks
from causeway.evidence.domain.rounding import Unit

SMALL = 12
SAID = 14
PLOT_AT = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": 0.08, "y": 0.05, "w": 0.62, "h": 0.76}
HIGH_OF_PLOT = 0.76  # of the chart, as PLOT_AT says
LABEL_HIGH = 0.15  # of the chart: two lines of text
GRID = RGBColor(0xC4, 0xD3, 0xCE)
HERE, NATION, OTHER = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ACROSS = 300.0  # points of a chart's width for the words under it


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


def number_format(unit: str, decimals: int) -> str:
    """Return how a spreadsheet writes the values: 43.3%, £1,200, 248 days; "under 1%" where a few of many round to none."""
    plain, step = _plain(unit, decimals), 10**-decimals
    return f'[=0]{plain};[<{step / 2:g}]"under {step:g}%";{plain}' if Unit(unit) is Unit.PERCENT else plain


def _data(plot: Plot) -> Any:
    data = ChartData(number_format="General")  # python-pptx writes a format unescaped here, so ours is set on the labels
    data.categories = plot.categories
    for one in plot.series:
        data.add_series(one.name, one.values)
    return data


def _written(font: Any, size: float, *, bold: bool = False, colour: Any = NATION) -> None:
    font.size, font.bold = Pt(size), bold
    font.color.theme_color = colour


def _scale(axis: Any, plot: Plot) -> None:
    values = [value for one in plot.series for value in one.values if value is not None]
    if plot.bars:
        values.append(0.0)  # a bar that does not begin at nothing shows what is not so
    marks = ticks(values, 4, least=plot.least, most=plot.most)
    axis.minimum_scale, axis.maximum_scale = marks[0], marks[-1]
    axis.major_unit = marks[1] - marks[0] if len(marks) > 1 else None
    axis.format.line.fill.background()
    axis.major_gridlines.format.line.color.rgb = GRID
    decimals = next((each for each in range(2) if all(round(mark, each) == round(mark, 6) for mark in marks)), 2)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _plain(plot.unit, decimals), False
    _written(axis.tick_labels.font, SMALL, colour=MSO_THEME_COLOR.ACCENT_6)


def _skip(axis: Any, categories: tuple[str, ...]) -> None:
    """Write every one, every second, every third … of the periods, as have room side by side.

    No angle is set: LibreOffice writes all of them whatever is asked, and breaks them in pieces where it may not lay them aslant.
    """
    widest = max(width_of(each, SMALL) for each in categories) + SMALL
    every = max(1, -int(-len(categories) * widest // ACROSS))
    if every > 1:
        marks = axis._element  # noqa: SLF001  python-pptx has no name for this
        skipped = f'<c:tickLblSkip xmlns:c="{_C[1:-1]}" val="{every}"/>'
        before = marks.find(f"{_C}noMultiLvlLbl")
        before.addprevious(parse_xml(skipped))


def _label(point: Any, colour: Any, written: str, down: float) -> None:
    """Write a line's name and last value to the right of its end; as fields, so that they follow when the numbers are changed."""
    label = point.data_label
    _written(label.font, SAID, bold=True, colour=colour)
    label.position = XL_LABEL_POSITION.RIGHT
    made = label._get_or_add_dLbl()  # noqa: SLF001  python-pptx has no format for one label
    names = f'xmlns:c="{_C[1:-1]}"'
    form = parse_xml(f'<c:numFmt {names} formatCode="General" sourceLinked="0"/>')
    form.set("formatCode", written)
    made.find(f"{_C}txPr").addprevious(form)
    made.find(f"{_C}showSerName").set("val", "1")
    after = made.find(f"{_C}showBubbleSize")
    after.addnext(parse_xml(f"<c:separator {names}>\n</c:separator>"))
    if down:
        moved = f'<c:layout {names}><c:manualLayout><c:x val="0"/><c:y val="{down:.3f}"/></c:manualLayout></c:layout>'
        made.find(f"{_C}idx").addnext(parse_xml(moved))


def _lines(chart: Any, plot: Plot) -> None:
    _scale(chart.value_axis, plot)
    axis = chart.category_axis
    axis.format.line.color.rgb, axis.tick_label_position = GRID, XL_TICK_LABEL_POSITION.LOW
    _written(axis.tick_labels.font, SMALL, colour=MSO_THEME_COLOR.ACCENT_6)
    _skip(axis, plot.categories)
    if plot.along:
        axis.has_title = True
        axis.axis_title.text_frame.text = plot.along
        _written(axis.axis_title.text_frame.paragraphs[0].runs[0].font, SMALL, colour=MSO_THEME_COLOR.ACCENT_6)
    nudges = _nudges(plot, chart.value_axis)
    for place, series in enumerate(chart.plots[0].series):
        colour = HERE if place == 0 else NATION
        line = series.format.line
        line.color.theme_color, line.width, series.smooth = colour, Pt(3.5 if place == 0 else 2.25), False
        line.dash_style = None if place == 0 else MSO_LINE.DASH
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8 if place == 0 else 5
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.theme_color = colour
        series.marker.format.line.fill.background()
        last = max(at for at, value in enumerate(plot.series[place].values) if value is not None)
        _label(series.points[last], colour, number_format(plot.unit, plot.decimals), nudges[place])
    chart.has_legend = False
    _leave_room(chart)


def _nudges(plot: Plot, scale: Any) -> list[float]:
    """Return how far down each line's label moves, in parts of the chart's height, so that two near ends are not on one another."""
    if len(plot.series) < 2:  # noqa: PLR2004  two lines
        return [0.0]
    here, nation = (one.last for one in plot.series)
    apart = HIGH_OF_PLOT * abs(here - nation) / (scale.maximum_scale - scale.minimum_scale)
    by = max(0.0, LABEL_HIGH - apart) / 2
    return [-by, by] if here >= nation else [by, -by]


def _leave_room(chart: Any) -> None:
    """Keep the right of the chart for the names at the ends of its lines."""
    old = chart._chartSpace.chart.plotArea.find(f"{_C}layout")  # noqa: SLF001  python-pptx has no name for this
    inside = "".join(f'<c:{name} val="{value}"/>' for name, value in PLOT_AT.items())
    layout = parse_xml(f'<c:layout xmlns:c="{_C[1:-1]}"><c:manualLayout>{inside}</c:manualLayout></c:layout>')
    if old is None:
        chart._chartSpace.chart.plotArea.insert(0, layout)  # noqa: SLF001
    else:
        old.getparent().replace(old, layout)


def _bars(chart: Any, plot: Plot) -> None:
    _scale(chart.value_axis, plot)
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    axis = chart.category_axis
    axis.reverse_order = True
    axis.format.line.fill.background()
    _written(axis.tick_labels.font, SAID)
    bars = chart.plots[0]
    bars.gap_width, bars.vary_by_categories, bars.has_data_labels = 90, False, True
    labels = bars.data_labels
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.number_format, labels.number_format_is_linked = number_format(plot.unit, plot.decimals), False
    _written(labels.font, SAID, bold=True)
    series = bars.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = OTHER
    for place, colour in ((0, HERE), (1, NATION)):
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.theme_color = colour
    chart.has_legend = False


def put(placeholder: Any, plot: Plot) -> Any:
    """Put a chart where the layout has room for one, and return its frame on the slide."""
    kind = XL_CHART_TYPE.BAR_CLUSTERED if plot.bars else XL_CHART_TYPE.LINE_MARKERS
    frame = placeholder.insert_chart(kind, _data(plot))
    frame.chart.has_title = False
    frame.chart.font.name = "Arial"
    (_bars if plot.bars else _lines)(frame.chart, plot)
    return frame
