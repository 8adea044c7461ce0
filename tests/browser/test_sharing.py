"""Sharing as a visitor does it: from the area's page, choosing words, copying, and on to a network's window."""

from urllib.parse import parse_qs, urlsplit

from looking import address_of, has_scripts, is_copied, no_cookies, until
from playwright.sync_api import expect

AREA = "/areas/constituency/E14001172/"


def test_from_the_areas_page_towards_a_networks_window_with_and_without_javascript(anyone):
    page = anyone.page
    anyone.go(AREA)
    page.get_by_role("link", name="Share", exact=True).click()
    page.get_by_role("link", name="I have written to my MP").click()
    page.get_by_label("This page has what is published about our area").check()
    page.get_by_role("button", name="Use these words").click()
    chosen = page.get_by_label("Text for X")
    # A shorter one stands in on X.
    text = until(page, chosen.input_value, lambda text: "ten minutes" in text.lower())
    assert "/s/x-letter/constituency/E14001172/" in text
    expect(page.get_by_text("The words you chose are too long for X").first).to_be_visible()
    # The window itself stands on another site, which no test may call: look where our address leads.
    onward = address_of(page.get_by_role("link", name="Open X"))
    window = urlsplit(anyone.context.request.get(onward, max_redirects=0).headers["location"])
    assert (window.netloc, parse_qs(window.query)["text"]) == ("x.com", [text])
    no_cookies(page)
    copy = page.get_by_role("button", name="Copy the text for X")
    if has_scripts(page):
        copy.click()
        expect(page.get_by_text("Copied")).to_be_visible()
        is_copied(page, text)
    else:
        expect(copy).to_be_hidden()
        page.get_by_label("Your server").fill("@me@example.social")
        page.get_by_role("button", name="Open Mastodon").click()
        address = address_of(page.get_by_role("link", name="Open example.social"))
        assert "five different letters" in parse_qs(urlsplit(address).query)["text"][0]


def test_a_posted_link_arrives_at_the_areas_own_address(on_a_desk):
    on_a_desk.go("/s/bluesky-see/constituency/E14001172/")
    expect(on_a_desk.page).to_have_url(on_a_desk.url + AREA)


_SHARED = """() => {
    window.shared = [];
    Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
    Object.defineProperty(navigator, 'share', {
        value: async (what) => window.shared.push([what.text, ...(what.files ?? []).map((each) => `${each.name} ${each.type}`)]),
        configurable: true,
    });
}"""


def test_a_device_that_can_share_is_given_the_text_and_the_picture(on_a_phone):
    page = on_a_phone.page
    page.add_init_script(f"({_SHARED})()")
    on_a_phone.go("/share/school/139000/")
    text = until(page, page.locator(".share-posts textarea").first.input_value, lambda text: "/schools/139000/" in text)
    page.get_by_role("button", name="Share with an app of your device").first.click()
    assert until(page, lambda: page.evaluate("window.shared"), bool) == [[text, "card.png image/png"]]


def test_a_device_that_cannot_is_offered_nothing_that_does_not_work(anyone):
    anyone.page.add_init_script("Object.defineProperty(navigator, 'share', { value: undefined })")
    anyone.go("/share/constituency/E14001172/")
    expect(anyone.page.get_by_role("link", name="Open X")).to_be_visible()
    expect(anyone.page.get_by_role("button", name="Share with an app of your device")).to_have_count(0)
