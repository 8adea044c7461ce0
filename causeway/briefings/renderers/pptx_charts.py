"""Charts that belong to a slide and can be edited there: their numbers lie in the file, and nothing is a picture."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt

from causeway.briefings.domain.fitting import width_of
from causeway.briefings.domain.slides import Plot
from causeway.charts.scales import ticks
from causeway.evidence.domain.rounding import Unit

SMALL = 12
SAID = 14
NEAR = 0.12  # of the scale from its foot, within which a label would lie on the periods
GRID = RGBColor(0xC4, 0xD3, 0xCE)
HERE, NATION, OTHER = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ACROSS = 420.0  # points of a chart's width for the words under it


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
    data = CategoryChartData(number_format="General")  # python-pptx writes a format unescaped here, so ours is set on the labels
    data.categories = plot.categories
    for one in plot.series:
        data.add_series(one.name, one.values)
    return data


def _written(font: Any, size: float, *, bold: bool = False, colour: Any = NATION) -> None:
    font.size, font.bold = Pt(size), bold
    font.color.theme_color = colour


def _scale(axis: Any, plot: Plot) -> None:
    values = [value for one in plot.series for value in one.values if value is not None]
    marks = ticks(values, 4, least=plot.least, most=plot.most)
    axis.minimum_scale, axis.maximum_scale = marks[0], marks[-1]
    axis.major_unit = marks[1] - marks[0] if len(marks) > 1 else None
    axis.format.line.fill.background()
    axis.major_gridlines.format.line.color.rgb = GRID
    decimals = next((each for each in range(2) if all(round(mark, each) == round(mark, 6) for mark in marks)), 2)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _plain(plot.unit, decimals), False
    _written(axis.tick_labels.font, SMALL, colour=MSO_THEME_COLOR.ACCENT_6)


def _skip(axis: Any, categories: tuple[str, ...]) -> None:
    """Write every one, every second, every third … of the periods, as have room side by side, and none of them aslant."""
    axis.tick_labels.font._element.getparent().getparent().getparent().find(f"{_A}bodyPr").set("rot", "0")  # noqa: SLF001
    widest = max(width_of(each, SMALL) for each in categories) + SMALL
    every = max(1, -int(-len(categories) * widest // ACROSS))
    if every > 1:
        marks = axis._element  # noqa: SLF001  python-pptx has no name for this
        skipped = f'<c:tickLblSkip xmlns:c="{_C[1:-1]}" val="{every}"/>'
        before = marks.find(f"{_C}noMultiLvlLbl")
        before.addprevious(parse_xml(skipped))


def _label(point: Any, colour: Any, position: Any, written: str) -> None:
    label = point.data_label
    _written(label.font, SAID, bold=True, colour=colour)
    label.position = position
    text = label._get_or_add_dLbl().find(f"{_C}txPr")  # noqa: SLF001  python-pptx has no format for one label
    form = parse_xml(f'<c:numFmt xmlns:c="{_C[1:-1]}" formatCode="General" sourceLinked="0"/>')
    form.set("formatCode", written)
    text.addprevious(form)


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
    written = number_format(plot.unit, plot.decimals)
    ends = [next((value for value in reversed(one.values) if value is not None), 0.0) for one in plot.series]
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
        scale = chart.value_axis
        low = ends[place] - scale.minimum_scale < NEAR * (scale.maximum_scale - scale.minimum_scale)
        above = low or (ends[0] >= ends[-1] if place == 0 else ends[place] > ends[0])
        _label(series.points[last], colour, XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW, written)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _written(chart.legend.font, SAID)


def _bars(chart: Any, plot: Plot) -> None:
    _scale(chart.value_axis, plot)
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    axis = chart.category_axis
    axis.reverse_order = True
    axis.format.line.fill.background()
    _written(axis.tick_labels.font, SAID)
    bars = chart.plots[0]
    bars.gap_width, bars.vary_by_categories, bars.has_data_labels = 55, False, True
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
