"""Slides from the shipped figures: what they tell, where they are shorter, and both files of a seat in each nation."""

import io
import subprocess

import pytest
from pptx import Presentation

from causeway.areas.models import Area
from causeway.briefings.composing import deck
from causeway.briefings.domain.slides import Layout
from causeway.briefings.reading.data import briefing_data
from causeway.briefings.reading.findings import picked, told
from tests.integration.evidence.conftest import TODAY, country, figures, loaded  # noqa: F401  fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path


def made(country, name):  # noqa: F811
    return deck(briefing_data(country[name], TODAY))


def layouts(told):
    return [slide.layout for slide in told.slides]


def test_a_seat_with_figures_has_up_to_ten_slides_in_order(country):  # noqa: F811
    told = made(country, "seat")
    assert layouts(told) == [
        Layout.COVER,
        *[Layout.FINDING] * 3,
        *(Layout.TABLE, Layout.POINTS, Layout.BLANKS, Layout.POINTS, Layout.POINTS, Layout.SOURCES),
    ]
    titles = [slide.title for slide in told.slides]
    assert len(titles) == len(set(titles)) == 10


def test_each_figure_has_its_source_in_the_notes_and_its_caveat_on_the_slide(country):  # noqa: F811
    told = made(country, "seat")
    findings = [slide for slide in told.slides if slide.layout is Layout.FINDING]
    for slide in findings:
        assert any(note.startswith("Source: ") and "https://" in note for note in slide.notes)
        assert slide.plot
        assert slide.plot.alt
        assert "Source: " in slide.small
        assert slide.big.value in slide.notes[0]
    table = next(slide for slide in told.slides if slide.table)
    assert len(table.notes) == len(table.table.rows) + 1
    assert len(told.slides[-1].points) == len(table.table.rows)


def test_years_are_a_line_with_the_nation_and_a_number_beside_its_nations_is_bars(country):  # noqa: F811
    plots = [
        slide.plot for name in ("seat", "cambridgeshire", "scottish_seat") for slide in made(country, name).slides if slide.plot
    ]
    lines, bars = [one for one in plots if not one.bars], [one for one in plots if one.bars]
    assert lines
    for one in lines:
        assert all(len(series.values) == len(one.categories) >= 4 for series in one.series)
    for one in bars:
        assert len(one.series) == 1
        assert len(one.series[0].values) == len(one.categories) == 3
    assert {series.name for one in lines for series in one.series} >= {"England"}


@pytest.mark.parametrize(("name", "slides"), [("welsh_seat", 5), ("ni_seat", 5), ("scottish_seat", 10)])
def test_elsewhere_the_slides_are_fewer_and_say_what_is_not_published(country, name, slides):  # noqa: F811
    told = made(country, name)
    assert 5 <= len(told.slides) <= slides
    assert "What nobody publishes" in [slide.title for slide in told.slides]
    assert ("Education Act" in repr(told)) == (name == "welsh_seat")  # it is no law of the others


def test_without_any_figure_the_deck_is_short_and_whole(country, figures):  # noqa: F811
    from causeway.evidence.models import Release

    Release.objects.all().delete()
    told = made(country, "seat")
    assert layouts(told) == [Layout.COVER, Layout.POINTS, Layout.BLANKS, Layout.POINTS, Layout.POINTS]


@pytest.mark.parametrize("name", ["seat", "welsh_seat"])
def test_both_files_can_be_downloaded_and_say_the_same(country, client, name):  # noqa: F811
    area, told = country[name], made(country, name)
    address = f"/papers/constituency/{area.code}/slides"
    shown = Presentation(io.BytesIO(client.get(f"{address}.pptx").content))
    assert [slide.shapes.title.text_frame.text for slide in shown.slides] == [slide.title for slide in told.slides]
    pdf = client.get(f"{address}.pdf").content
    said = " ".join(subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode().split())
    assert all(slide.title in said for slide in told.slides)
    assert said.count("\f") == 0
    assert f"{address}.pptx" in client.get(f"/papers/constituency/{area.code}/").content.decode()


def test_a_slide_shows_the_number_its_sentence_is_about_and_no_picture_of_another(country, compared_figures):  # noqa: F811
    places = country | {"norfolk": Area.objects.create(kind="authority", code="E10000020", name="Norfolk")}
    others = 0
    for name in ("norfolk", "seat", "cambridgeshire"):
        data = briefing_data(places[name], TODAY)
        slides = [slide for slide in deck(data).slides if slide.layout is Layout.FINDING]
        for one, block, slide in zip(picked(data), told(picked(data)), slides, strict=True):
            assert slide.big.value == one.number
            assert one.number in one.sentence
            if one.other:
                others += 1
                assert block.chart is None
                assert (slide.title, slide.plot.title) == (one.other, f"Side by side: {one.other}")
                assert one.number in slide.plot.alt
    assert others, "no sentence is about another measure than its figure's headline: choose other places"
