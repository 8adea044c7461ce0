"""What holds on every page: nothing for axe to find, no content beyond the edge, light, quiet in the console, strict in its policy."""

import pytest
from looking import looks_right, no_sideways_scroll, nothing_for_axe, tab_into, tab_to, until
from playwright.sync_api import CDPSession, expect
from test_road import next_step

PAGES = {
    "campaign": "/",
    "find": "/find/",
    "found": "/find/?q=SW1A+1AA",
    "matches": "/find/?q=read",
    "nothing found": "/find/?q=qqqqzzzz",
    "northern ireland": "/find/?q=BT7+1NN",
    "constituencies": "/constituencies/",
    "search": "/search/?q=waiting",
    "plain page": "/privacy/",
    "papers": "/papers/constituency/E14001172/",
    "papers of a school": "/papers/school/100000/",
    "share kit": "/share/constituency/E14001172/letter/?words=colleague",
    "share kit of a school": "/share/school/100000/",
    "local case": "/areas/constituency/E14001172/",
    "welsh seat": "/areas/constituency/W07000088/",
    "scottish seat": "/areas/constituency/S14000073/",
    "northern irish seat": "/areas/constituency/N05000002/",
    "authority": "/areas/authority/E10000003/",
    "board": "/areas/icb/E54000048/",
    "nation": "/areas/nation/E92000001/",
    "school": "/schools/100000/",
    "national picture": "/inequality/",
    "indicators": "/indicators/",
    "indicator": "/indicators/mental_health_first_contact/?area=E54000048",
    "indicator on the ground": "/indicators/ehc_20_weeks/?map=shapes&period=2022&area=E10000003",
    "side by side": "/compare/?a=icb:E54000048&b=icb:E54000037",
    "choosing two areas": "/compare/?qa=brent&qb=cambridge",
    "start of a letter": "/write/",
    "convening": "/roundtables/",
    "acting locally": "/activities/",
    "what is planned, as a map": "/activities/map/",
    "what came of it": "/activities/stories/",
    "saying what you plan": "/activities/new/",
    "branches": "/branches/",
    "no branch here": "/branches/find/?q=Cornwall",
    "proposing a branch": "/branches/new/",
    "carrying a motion": "/motions/",
    "conference motion": "/motions/conference/",
    "model motion": "/motions/model/governing-body/?nation=W92000004",
    "all motions": "/motions/all/",
    "which ask has consent": "/motions/consent/",
    "bringing a colleague": "/colleagues/",
    "how widely schools acted": "/colleagues/coverage/",
    "a council's schools": "/colleagues/coverage/authority/E10000003/",
    "for partners": "/partners/",
    "mailbox": "/mailbox/",
    "not found": "/there-is-no-such-page/",
}
PICTURED = {
    "campaign",
    "found",
    "local-case",
    "school",
    "start-of-a-letter",
    "indicator",
    "side-by-side",
}  # for the documentation
LIGHT = 100_000  # bytes over the line, with everything the page loads


class Loads:
    """What a page loads: how many bytes came over the line, and whether any are still to come."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes, self.running = 0, set()
        session.on("Network.requestWillBeSent", lambda event: self.running.add(event["requestId"]))
        session.on("Network.loadingFinished", self.came)
        session.on("Network.loadingFailed", lambda event: self.running.discard(event["requestId"]))
        session.send("Network.enable")

    def came(self, event: dict) -> None:
        self.running.discard(event["requestId"])
        self.bytes += event["encodedDataLength"]

    def are_over(self) -> bool:
        return not self.running


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page(visitor, picture, path, request):
    page = visitor.page
    loads = Loads(visitor.context.new_cdp_session(page))
    answer = page.goto(visitor.url + path)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "set-cookie" not in answer.headers or path in {"/write/", "/mailbox/"}
    looks_right(page)
    until(page, loads.are_over)
    assert loads.bytes < LIGHT, f"{loads.bytes:,} bytes"
    name = request.node.callspec.id.split("-", 1)[-1].replace(" ", "-")
    if name in PICTURED:
        picture(page, name)


def test_what_is_wrong_with_a_page_is_found(on_a_desk):
    on_a_desk.page.set_content('<p style="color: #ccc">Hard to read</p>' + '<button style="width: 9px; padding: 0"></button>' * 2)
    with pytest.raises(AssertionError) as found:
        nothing_for_axe(on_a_desk.page)
    for rule in ("html-has-lang", "color-contrast", "button-name", "target-size"):
        assert rule in str(found.value)


@pytest.mark.parametrize("step", ["you", "words", "ask", "read"])
def test_each_step_of_the_letter(visitor, step):
    page = visitor.page
    visitor.go("/write/?seat=E14001172")
    next_step(page)
    if step != "you":
        page.get_by_label("Your name").fill("Example Writer")
        page.get_by_label("Your e-mail address").fill("steps@example.org")
        page.get_by_label("Your postal address").fill("1 Example Street\nSW1A 1AA")
        next_step(page)
    if step in {"ask", "read"}:
        page.locator("textarea").first.fill("An example of what happened, in a test, which nobody wrote to anybody.")
        next_step(page)
    if step == "read":
        page.locator("input[name=ask]").first.check()
        next_step(page)
    nothing_for_axe(page)
    no_sideways_scroll(page)


def test_an_open_menu_gives_way_to_who_goes_on_into_the_page(on_a_phone):
    page = on_a_phone.page
    on_a_phone.go("/")
    menu = page.locator(".more-menu > ul")
    tab_to(page, "More")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    tab_into(page, page.get_by_label("Your postcode or school"))
    expect(menu).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    expect(menu).to_be_visible()
