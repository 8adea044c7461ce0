"""An area's page as people have it: without JavaScript, and on paper."""

import io

import pytest
from pypdf import PdfReader

SEAT = "/areas/constituency/E14001063/"  # one council, one board, and therapies that nobody published a figure for
SPREAD = "/areas/constituency/E14001172/"  # the most councils and boards: the longest page
SHEETS = 8


@pytest.mark.parametrize("anyone", ["phone without JavaScript"], indirect=True)
def test_without_javascript_it_unfolds_jumps_and_leads_to_a_letter(anyone):
    page = anyone.page
    anyone.go(SEAT)
    row = page.locator("#i-ehc_20_weeks")
    assert not row.locator("table").is_visible()
    row.locator("summary").click()
    assert row.locator("table").is_visible()
    page.get_by_role("link", name="Not shown here").click()
    assert page.url.endswith("#gaps")
    absent = page.locator(".absent li").first
    absent.locator("summary").click()
    assert "not the same as nobody waiting" in absent.inner_text()
    row.get_by_role("link", name="Use this in a letter").click()
    assert "/write/" in page.url
    assert "ehc_20_weeks" in page.url


@pytest.mark.parametrize("path", [SEAT, SPREAD])
def test_on_paper_it_is_short_and_says_where_it_stays(on_a_desk, path):
    page = on_a_desk.page
    on_a_desk.go(path)
    permanent = page.locator("#take ~ p a[href*='/at/']").inner_text()
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)
    assert permanent in text
    assert "Whatisnotpublishedhere" in text
    assert "Usethisinaletter" not in text
    assert len(paper.pages) <= SHEETS
