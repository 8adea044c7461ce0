"""A head looks for something to take along: by words, by what it is, by a kit; each on a phone and at a desk, with scripts and without."""

import re

from looking import follow, looks_right, until
from playwright.sync_api import expect


def look_for(page, words) -> None:
    page.get_by_label("Words in it, in its files too").fill(words)
    follow(page, page.get_by_role("button", name="Show").click)


def test_a_head_finds_a_resource_and_where_it_leads(anyone):
    page = anyone.page
    anyone.go("/library/")
    expect(page.get_by_role("heading", name="Library", level=1)).to_be_visible()
    looks_right(page)
    look_for(page, "roundtable")
    expect(page.get_by_role("main")).to_contain_text("roundtable")
    look_for(page, "nothing that anybody wrote")
    expect(page.get_by_role("main")).to_contain_text(re.compile("nothing|no ", re.IGNORECASE))
    looks_right(page)
    anyone.go("/library/?q=speech")
    one = page.locator("main a[href*='/library/at/']").first
    title = until(page, one.inner_text)
    follow(page, one.click)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    looks_right(page)


def test_a_kit_says_in_which_order_and_why(anyone):
    page = anyone.page
    anyone.go("/library/")
    follow(page, page.locator("main a[href*='/library/kits/']").first.click)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main ol > li, main .kit li").first).to_be_visible()
    looks_right(page)
