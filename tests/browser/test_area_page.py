"""An area's page as people have it: without JavaScript, and on paper."""

import io
import re

import pytest
from looking import text_of
from playwright.sync_api import expect
from pypdf import PdfReader

SEAT = "/areas/constituency/E14001063/"  # one council, one board, and therapies that nobody published a figure for
SPREAD = "/areas/constituency/E14001172/"  # the most councils and boards: the longest page
SHEETS = 8


@pytest.mark.parametrize("anyone", ["phone without JavaScript"], indirect=True)
def test_without_javascript_it_unfolds_jumps_and_leads_to_a_letter(anyone):
    page = anyone.page
    anyone.go(SEAT)
    row = page.locator("#i-ehc_20_weeks")
    expect(row.locator("summary")).to_be_visible()
    expect(row.locator("table")).to_be_hidden()
    row.locator("summary").click()
    expect(row.locator("table")).to_be_visible()
    page.get_by_role("link", name="Not shown here").click()
    expect(page).to_have_url(re.compile("#gaps$"))
    absent = page.locator(".absent li").first
    absent.locator("summary").click()
    expect(absent).to_contain_text("not the same as nobody waiting", use_inner_text=True)
    row.get_by_role("link", name="Use this in a letter").click()
    expect(page).to_have_url(re.compile("/write/.*ehc_20_weeks"))


@pytest.mark.parametrize("path", [SEAT, SPREAD])
def test_on_paper_it_is_short_and_says_where_it_stays(on_a_desk, path):
    page = on_a_desk.page
    on_a_desk.go(path)
    permanent = text_of(page.locator("#take ~ p a[href*='/at/']"))
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)
    assert permanent in text
    assert "Whatnobodypublishes" in text
    assert "Usethisinaletter" not in text
    assert len(paper.pages) <= SHEETS
