"""An area's page as people have it: short on a phone, without JavaScript, on paper, dark, in large text and in forced colours."""

import io
import re

import pytest
from looking import no_sideways_scroll, nothing_for_axe, text_at_twice_its_size, text_of, until, whole
from playwright.sync_api import expect
from pypdf import PdfReader

SEAT = "/areas/constituency/E14001063/"  # one council, one board, and therapies that nobody published a figure for
SPREAD = "/areas/constituency/E14001588/"  # the most councils and boards: the longest page
WELSH, SCHOOL = "/areas/constituency/W07000088/", "/schools/139000/"
SHEETS = 8

# The twenty seats with the most figures, since they lie in the most councils and boards.
HEAVIEST = (
    *("E14001588", "E14001458", "E14001183", "E14001539", "E14001234", "E14001582", "E14001569", "E14001572", "E14001553"),
    *("E14001548", "E14001527", "E14001504", "E14001482", "E14001464", "E14001394", "E14001316", "E14001306", "E14001289"),
    *("E14001241", "E14001172"),
)
OTHERS = (  # the heaviest council, board, health board, district, local NHS area and nation, and seats of the other nations
    *("/areas/authority/E10000012/", "/areas/icb/E54000057/", "/areas/health-board/S08000017/", "/areas/district/E07000244/"),
    *("/areas/sub-icb/E38000260/", "/areas/nation/E92000001/", "/schools/139000/", "/schools/116000/"),
    *("/areas/constituency/W07000088/", "/areas/constituency/S14000073/", "/areas/constituency/N05000002/"),
)
MOST_KILOBYTES = 60  # of HTML, before it is packed: a fifth of that goes over the line
MOST_OF_A_SEAT = 75  # in two or three councils and boards, whose figures stand side by side
TALLEST = 6000  # pixels, folded, 360 wide
MOST_STOPS = 40  # of the keyboard, before the folds
_STOPS_BEFORE_FOLDS = """() => {
    const first = document.querySelector('.fold');
    const stops = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
    return [...stops].filter((each) => each.checkVisibility() && each.compareDocumentPosition(first) & 4).length;
}"""
_FIXED = "() => getComputedStyle(document.querySelector('.bar')).position"
_BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


def _height(page) -> int:
    whole(page)
    return until(page, lambda: page.evaluate("document.documentElement.scrollHeight"))


@pytest.mark.parametrize("anyone", ["phone"], indirect=True)
def test_the_heaviest_seats_are_short_on_a_phone(anyone):
    page, found = anyone.page, {}
    for code in HEAVIEST:
        anyone.go(f"/areas/constituency/{code}/")
        found[code] = (_height(page), until(page, lambda: page.evaluate(_STOPS_BEFORE_FOLDS)))
    assert {code: each for code, each in found.items() if each[0] >= TALLEST or each[1] >= MOST_STOPS} == {}


@pytest.mark.parametrize("anyone", ["phone"], indirect=True)
def test_the_heaviest_pages_are_light(anyone):
    def weighs(path):
        return len(anyone.context.request.get(anyone.url + path).body()) / 1000

    seats = {code: weighs(f"/areas/constituency/{code}/") for code in HEAVIEST}
    assert {code: kilobytes for code, kilobytes in seats.items() if kilobytes >= MOST_OF_A_SEAT} == {}
    others = {path: weighs(path) for path in OTHERS}
    assert {path: kilobytes for path, kilobytes in others.items() if kilobytes >= MOST_KILOBYTES} == {}


@pytest.mark.parametrize("anyone", ["phone"], indirect=True)
@pytest.mark.parametrize(
    "path", ["/areas/icb/E54000048/", "/areas/authority/E10000003/", "/areas/nation/E92000001/", WELSH, SCHOOL]
)
def test_other_places_are_as_short(anyone, path):
    anyone.go(path)
    assert _height(anyone.page) < TALLEST
    assert until(anyone.page, lambda: anyone.page.evaluate(_STOPS_BEFORE_FOLDS)) < MOST_STOPS


@pytest.mark.parametrize("anyone", ["phone"], indirect=True)
def test_writing_papers_and_sharing_stay_under_the_thumb(anyone):
    page = anyone.page
    anyone.go(SEAT)
    page.mouse.wheel(0, 2500)
    for name in ("Write", "Papers", "Share"):
        expect(page.locator(".bar").get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
    assert until(page, lambda: page.evaluate(_FIXED)) == "fixed"
    page.locator(".bar").get_by_role("link", name="Papers").click()
    expect(page).to_have_url(re.compile("/papers/"))


@pytest.mark.parametrize("anyone", ["phone without JavaScript"], indirect=True)
def test_without_javascript_it_unfolds_and_leads_to_a_figure_and_a_letter(anyone):
    page = anyone.page
    anyone.go(SEAT)
    service = page.locator(".fold").filter(has=page.locator("#i-ehc_20_weeks"))
    row = page.locator("#i-ehc_20_weeks")
    expect(row).to_be_hidden()
    expect(service.locator(".fold__answer")).to_contain_text("%")
    service.locator("summary").click()
    expect(row).to_be_visible()
    gaps = page.locator(".fold").filter(has=page.locator(".absent"))
    gaps.locator("summary").click()
    expect(gaps.locator(".absent li").first).to_contain_text("not the same as nobody waiting", use_inner_text=True)
    row.locator("div > a").click()
    expect(page.get_by_role("link", name="Back to the page")).to_be_visible()
    page.get_by_role("link", name="Use this in a letter").click()
    expect(page).to_have_url(re.compile("/write/.*ehc_20_weeks"))


@pytest.mark.parametrize("path", [SEAT, SPREAD, SCHOOL])
def test_on_paper_it_is_short_and_has_everything(on_a_desk, path):
    page = on_a_desk.page
    on_a_desk.go(path)
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)
    assert "Whatnobodypublishes" in text
    assert "Pupilstoeachteacher" in text  # it stands in one of the last folds
    assert "Usethisinaletter" not in text
    assert len(paper.pages) <= SHEETS


def test_on_paper_it_says_where_it_stays(on_a_desk):
    page = on_a_desk.page
    on_a_desk.go(SEAT)
    permanent = text_of(page.locator("#take ~ ul a[href*='/at/']"))
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert permanent in "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)


@pytest.mark.parametrize("path", [SPREAD, SCHOOL])
@pytest.mark.parametrize("visitor", ["phone"], indirect=True)
def test_dark_forced_and_large_break_nothing(visitor, path):
    page = visitor.page
    page.emulate_media(color_scheme="dark")
    visitor.go(path)
    assert until(page, lambda: page.evaluate(_BACKGROUND)) == "rgb(13, 26, 29)"
    nothing_for_axe(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    expect(page.locator(".bar .button").first).to_be_visible()
    no_sideways_scroll(page)
    page.emulate_media(color_scheme="light", forced_colors="none")
    text_at_twice_its_size(page)
    no_sideways_scroll(page)


def test_the_list_of_indicators_is_folded_and_an_address_opens_its_fold(on_a_phone):
    on_a_phone.go("/indicators/#i-ehc_20_weeks")
    page = on_a_phone.page
    expect(page.locator("#i-ehc_20_weeks")).to_be_visible()
    page.locator("summary", has_text="Special educational needs").press("Enter")
    expect(page.locator("#i-ehc_20_weeks")).to_be_hidden()
    assert _height(page) < TALLEST
