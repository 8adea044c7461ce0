"""Every paper that a page offers can be had from it, in each nation and for a seat across three councils; and a text can be copied."""

import pytest
from looking import addresses_of, is_copied, value_of
from playwright.sync_api import expect

BEGINNINGS = {"pdf": b"%PDF-1.", "png": b"\x89PNG", "docx": b"PK\x03\x04", "pptx": b"PK\x03\x04", "svg": b"<svg", "txt": b""}
PLACES = {
    "England": "constituency/E14001172",
    "Wales": "constituency/W07000088",
    "Scotland": "constituency/S14000073",
    "Northern Ireland": "constituency/N05000002",
    "three councils": "constituency/E14001588",
    "a school": "school/100000",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_every_paper_can_be_had(on_a_desk, place):
    on_a_desk.go(f"/papers/{place}/")
    addresses = addresses_of(on_a_desk.page.locator(".paper__files a"))
    assert len(addresses) >= 8
    for address in addresses:
        answer = on_a_desk.page.request.get(address)
        assert answer.ok, address
        assert answer.body().lstrip().startswith(BEGINNINGS[address.rpartition(".")[2]]), address
        assert len(answer.body()) > 300, address


def test_a_text_is_copied_as_it_stands(on_a_desk):
    page = on_a_desk.page
    on_a_desk.go(f"/papers/{PLACES['England']}/")
    paper = page.locator("article[aria-labelledby=paper-press]")
    paper.get_by_role("button", name="Copy the text").click()
    expect(paper.get_by_text("Copied.", exact=True)).to_be_visible()
    is_copied(page, value_of(paper.locator("textarea")))


def test_a_saved_paper_has_the_areas_name(on_a_desk):
    page = on_a_desk.page
    on_a_desk.go(f"/papers/{PLACES['Wales']}/")
    with page.expect_download() as saved:
        page.locator("a[href$='governors.docx']").click()
    assert saved.value.suggested_filename.endswith("-governors.docx")
    assert saved.value.suggested_filename != "-governors.docx"
