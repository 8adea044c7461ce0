"""On a phone: from the MP to the director who decides, whose address nobody loaded, to the finished letter for one's own mailbox."""

import re

import pytest
from looking import no_sideways_scroll, nothing_for_axe
from playwright.sync_api import expect
from test_road import OWN_WORDS, next_step

OFFICE = "the Director of Children’s Services, Westminster"


@pytest.fixture
def looked_at(on_a_phone, picture):
    """Look at the page a visitor is on."""

    def look(name: str) -> None:
        nothing_for_axe(on_a_phone.page)
        no_sideways_scroll(on_a_phone.page)
        picture(on_a_phone.page, name, full=True)

    return look


def test_a_letter_to_who_decides(on_a_phone, looked_at):
    page = on_a_phone.page
    on_a_phone.go("/write/?seat=E14001172")
    next_step(page)
    page.get_by_role("link", name="Does somebody else decide?").click()
    looked_at("who-decides")
    page.get_by_role("group", name="To whom do you write?").get_by_label("Westminster", exact=True).last.check()
    next_step(page)
    expect(page.get_by_text(f"To {OFFICE}.")).to_be_visible()
    page.get_by_label("Your name").fill("Example Writer")
    page.get_by_label("Your e-mail address").fill("office-writer@example.org")
    page.get_by_label("Your postal address").fill("1 Example Street\nLondon\nSW1A 1AA")
    looked_at("you-and-who-decides")
    next_step(page)
    page.locator("textarea").first.fill(OWN_WORDS)
    next_step(page)
    page.locator("input[name=ask]").first.check()
    page.locator("input[name=figure]").last.check()
    looked_at("ask-of-who-decides")
    next_step(page)
    expect(page.get_by_role("textbox", name="Your letter")).to_have_value(re.compile("^Dear Director of Children’s Services,"))
    expect(page.get_by_role("button", name="Deliver it for me")).to_have_count(0)
    looked_at("read-to-who-decides")
    page.get_by_role("button", name="I send it myself").click()
    expect(page.get_by_text("We hold no e-mail address")).to_be_visible()
    looked_at("send-to-who-decides")
