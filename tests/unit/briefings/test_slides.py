"""A deck becomes PPTX and PDF: real titles, words for every picture, the order of reading, notes, and charts that can be edited."""

import io
import subprocess
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from causeway.briefings.domain.fitting import LINE, lines_of
from causeway.briefings.domain.slides import Big, Deck, Layout, Line, Plot, Series, Slide, Table
from causeway.briefings.renderers import pptx, pptx_charts, typst
from causeway.briefings.renderers.pptx_master import BOXES, COLOURS

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LONG = "Dwyrain Sir Gâr ac Ynys Ŵyr a’r Cyffiniau – an example of a very long name, with ŵ and ŷ"
COURSE = Plot(
    bars=False,
    categories=("2021", "2022", "2023", "2024"),
    series=(Series("Example Council", (40.0, None, 43.5, 0.3)), Series("Example nation", (50.0, 51.0, 52.0, 53.0))),
    title="Over time: example",
    alt="From 40% to under 1%.",
    unit="percent",
    decimals=0,
    least=0.0,
    most=100.0,
    along="January of each year",
)
BARS = Plot(
    True,
    ("Example Council", "Example nation", "Middle"),
    (Series("Example", (248.0, 120.5, 130.0)),),
    "Among",
    "248 days.",
    "days",
    0,
    0.0,
    None,
)
SMALL = "An example. Source: an example [1]"
HEAD = ("What", "Where", "There", "Nation", "When")
SENTENCE = "Example sentence of 4% of [it] and #of that, which runs on for as long as sentences of this kind run in practice. "


def deck(name="Example Seat", *, plot=COURSE, sentence=SENTENCE):
    sources = tuple(
        Line(f"[{n}] Example indicator {n}, 2024", "Example publisher. OGL v3.0.", "https://example.org/") for n in range(1, 7)
    )
    rows = tuple((f"Example indicator {n} with a name of some length", name, "4%", "5%", "January 2025") for n in range(1, 7))
    notes = ("Source: an example.",)
    return Deck(
        title=f"{name}: slides",
        subtitle="For an example",
        kicker="Example campaign & {others}",
        author="Example",
        language="en",
        address="https://example.org/a/",
        foot="An example.",
        slides=(
            Slide(Layout.COVER, name, notes, lead="An example", small="May 2026", code="https://example.org/a/", code_says="example.org"),
            Slide(Layout.TABLE, "At a glance", notes, lead="Examples.", table=Table(HEAD, rows, "Example figures.")),
            Slide(Layout.FINDING, "Example finding", notes, lead=sentence, big=Big("4%", f"{name}, 2024"), plot=plot, small=SMALL),
            Slide(Layout.POINTS, "What is asked", notes, lead="One is enough.", points=tuple(Line(f"Example ask {n}") for n in range(1, 6))),
            Slide(Layout.BLANKS, "What it means", notes, lead="To be filled in", points=(Line("Asked for", "[how many]"),)),
            Slide(Layout.SOURCES, "Sources", notes, points=sources, small="Kept.", code="https://example.org/b/", code_says="Kept"),
        ),
    )  # fmt: skip


def opened(made):
    return Presentation(io.BytesIO(pptx.pptx(made)))


@pytest.fixture(scope="module")
def example():
    return opened(deck())


def pictured(slide):
    return [shape for shape in slide.shapes if shape._element.tag.rpartition("}")[2] in {"graphicFrame", "pic"}]


def test_every_slide_has_a_title_of_its_own_in_its_placeholder(example):
    titles = [slide.shapes.title.text_frame.text for slide in example.slides]
    assert titles == ["Example Seat", "At a glance", "Example finding", "What is asked", "What it means", "Sources"]
    assert all(slide.shapes[0]._element is slide.shapes.title._element for slide in example.slides)  # and is read first


def test_shapes_are_read_in_the_order_of_the_layout_and_none_is_left_empty(example):
    for slide, told in zip(example.slides, deck().slides, strict=True):
        numbers = [shape.placeholder_format.idx for shape in slide.shapes]
        order = [box.number for box in BOXES[told.layout]]
        assert numbers == [number for number in order if number in numbers]
        assert all(not shape.has_text_frame or shape.text_frame.text.strip() for shape in slide.placeholders)


def test_every_picture_chart_and_table_says_what_it_shows(example):
    said = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for slide in example.slides for shape in pictured(slide)]
    assert said == [
        "https://example.org/a/",
        "Example figures.",
        "Over time: example. From 40% to under 1%.",
        "https://example.org/b/",
    ]


def test_notes_hold_the_sources_and_all_text_its_language(example):
    for slide in example.slides:
        assert "Source" in slide.notes_slide.notes_text_frame.text
        runs = [run for part in (slide, slide.notes_slide) for run in part._element.iter(f"{A}r")]
        assert runs
        assert {run.find(f"{A}rPr").get("lang") for run in runs} == {"en-GB"}
    about = example.core_properties
    assert (about.title, about.author, about.language) == ("Example Seat: slides", "Example", "en-GB")


@pytest.mark.parametrize("plot", [COURSE, BARS])
def test_charts_are_native_and_bring_their_numbers_as_a_workbook(plot):
    slide = opened(deck(plot=plot)).slides[2]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert tuple(chart.plots[0].categories) == plot.categories
    assert [tuple(series.values) for series in chart.plots[0].series] == [one.values for one in plot.series]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [cell.value for cell in sheet["B"]] == [plot.series[0].name, *plot.series[0].values]


@pytest.mark.parametrize(
    ("unit", "decimals", "wanted"),
    [("percent", 1, '[=0]#,##0.0"%";[<0.05]"under 0.1%";#,##0.0"%"'), ("days", 0, '#,##0" days"'), ("pounds", 0, '"£"#,##0'), ("rate", 1, "#,##0.0")],
)  # fmt: skip
def test_numbers_in_a_chart_are_written_as_in_the_text(unit, decimals, wanted):
    assert pptx_charts.number_format(unit, decimals) == wanted


@pytest.mark.parametrize(
    ("values", "wanted"),
    [((-5.3, 1.0), '#,##0"%"'), ((99.7, 40.0), '[=100]#,##0"%";[>=99.5]"over 99%";#,##0"%"'),
     ((0.2, 40.0), '[=0]#,##0"%";[<0.5]"under 1%";#,##0"%"')],
)  # fmt: skip
def test_a_deficit_is_no_few_of_many_and_most_is_not_all(values, wanted):
    assert pptx_charts.number_format("percent", 0, values) == wanted


def test_nothing_in_a_deck_tells_when_it_was_made_so_the_same_deck_is_the_same_file():
    made = pptx.pptx(deck())
    assert made == pptx.pptx(deck())
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        books = [io.BytesIO(file.read(name)) for name in file.namelist() if name.endswith(".xlsx")]
        days = {entry.date_time[:3] for entry in file.infolist()}
    assert books
    for book in books:
        with zipfile.ZipFile(book) as file:
            days |= {entry.date_time[:3] for entry in file.infolist()}
            assert b"1980-01-01T00:00:00Z" in file.read("docProps/core.xml")
    assert days == {(1980, 1, 1)}


def test_words_that_look_like_markup_stand_there_as_they_are():
    name = "A & B <a:rPr> \"C\" 'D' &amp;"
    alt = replace(COURSE, alt=name, series=(Series(name, (1.0, 2.0, 3.0, 4.0)),), categories=("<b>", "&", "2023", "2024"))
    made = opened(deck(name, plot=alt))
    frame = pictured(made.slides[2])[0]
    assert made.slides[0].shapes.title.text_frame.text == name
    assert frame._element.xpath(".//p:cNvPr")[0].get("descr") == f"Over time: example. {name}"
    assert frame.chart.plots[0].series[0].name == name
    assert tuple(frame.chart.plots[0].categories) == alt.categories
    assert made.slides[1].shapes[2].table.cell(1, 1).text == name


def test_a_lines_label_has_its_parts_in_the_order_that_powerpoint_reads_them(example):
    label = pictured(example.slides[2])[0].chart._chartSpace.xpath(".//c:dLbl")[0]
    parts = [part.tag.rpartition("}")[2] for part in label]
    assert parts[:4] == ["idx", "numFmt", "spPr", "txPr"]


def test_the_table_marks_its_head_and_can_be_edited(example):
    table = next(shape.table for shape in example.slides[1].shapes if shape.has_table)
    assert table.first_row
    assert tuple(cell.text for cell in table.rows[0].cells) == HEAD
    assert len(table.rows) == 7


def test_page_theme_and_fonts_are_the_sites_and_exist_everywhere(example):
    assert round(example.slide_width / example.slide_height, 2) == 1.78
    kept = zipfile.ZipFile(io.BytesIO(pptx.pptx(deck())))
    theme = kept.read("ppt/theme/theme1.xml").decode()
    assert all(colour in theme for colour in COLOURS.values())
    faces = {part.split('"')[0] for part in theme.split('latin typeface="')[1:]}
    assert faces == {"Arial"}
    assert "Example campaign &amp; {others}" in kept.read("ppt/slideMasters/slideMaster1.xml").decode()


def overflowing(made):
    """Return the texts that would be higher than the place they stand in, by the widths of the font."""
    for slide in made.slides:
        for shape in slide.placeholders:
            if not shape.has_text_frame:
                continue
            wide = shape.width / 12700 - (36 if "fill" in shape.name else 0)
            high = 0.0
            for paragraph in shape.text_frame.paragraphs:
                size = max((run.font.size.pt for run in paragraph.runs), default=0)
                bold = any(run.font.bold for run in paragraph.runs) or shape.placeholder_format.idx == 0
                before = paragraph.space_before.pt if paragraph.space_before is not None else 0
                high += lines_of(paragraph.text, size, wide, bold=bold) * size * LINE + before
            if high > shape.height / 12700 + 1:
                yield slide.shapes.title.text_frame.text, shape.text_frame.text


@pytest.mark.parametrize("name", ["Ŵ", LONG])
@pytest.mark.parametrize("times", [1, 4])
def test_long_names_and_sentences_stay_inside_their_places(name, times):
    assert list(overflowing(opened(deck(name, sentence=SENTENCE * times)))) == []


def test_the_pdf_has_a_page_a_slide_all_words_and_is_tagged():
    pdf = typst.deck_pdf(deck(LONG))
    read = PdfReader(io.BytesIO(pdf))
    assert len(read.pages) == 6
    assert (read.trailer["/Root"]["/Lang"], b"pdfuaid:part" in pdf) == ("en-GB", True)
    said = " ".join(subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode().split())
    wanted = [
        "Dwyrain",
        "At a glance",
        "Example indicator 6",
        "#of that",
        "Example ask 5",
        "[how many]",
        "[6] Example indicator 6",
    ]
    places = [said.find(each) for each in wanted]
    assert -1 not in places, said
    assert places == sorted(places)
    tags = subprocess.run(["pdfinfo", "-struct", "-"], input=pdf, capture_output=True, check=True).stdout.decode(errors="replace")
    assert (tags.count("H1"), tags.count("H2"), tags.count("Figure")) == (1, 5, 3)


def test_a_deck_without_a_chart_or_code_is_still_whole():
    bare = deck(plot=None)
    assert len(opened(bare).slides) == len(PdfReader(io.BytesIO(typst.deck_pdf(bare))).pages) == 6


def test_what_markup_cannot_hold_costs_nobody_the_deck():
    """A line that was turned in a program for slides comes with a control, and a campaign's own words may hold any."""
    odd = 'Turned\x0bhere & <there>\x01\x00\uffff "so"'
    slides = list(deck().slides)
    slides[3] = replace(slides[3], title=odd, lead=odd, notes=(odd,), points=(Line(odd, odd, "https://example.org/?a=1&b=2"),))
    slide = opened(
        replace(
            deck(plot=replace(COURSE, series=(Series(odd.replace("\x00", ""), (1.0, 2.0, 3.0, 4.0)),))),
            slides=tuple(slides),
            title=odd + " and longer" * 30,
        )
    ).slides[3]
    plain = 'Turned here & <there>    "so"'
    assert slide.shapes.title.text_frame.text == plain
    assert slide.notes_slide.notes_text_frame.text == plain
