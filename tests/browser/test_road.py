"""The whole road in Chromium: from the first screen to a letter in an MP's mailbox, for every kind of visitor."""

import re
import uuid

import pytest
from looking import focus_is, follow, no_sideways_scroll, tab_to, until, whole
from playwright.sync_api import expect

OWN_WORDS = (
    "A pupil at an example school waited for many months and nobody could tell the family when the help would come, "
    "so we found the money from another budget and went without something else. This is an example in a test."
)


def search(visitor, typed: str) -> None:
    visitor.go("/")
    box = visitor.page.locator("#place")
    box.fill(typed)
    visitor.page.get_by_role("button", name="Go").first.click()


def write_letter(visitor, name: str, email: str) -> None:
    """Walk from the local case of the seat to the page where one chooses how to send."""
    page = visitor.page
    page.locator("main").get_by_role("link", name=re.compile("Write to your MP")).first.click()
    next_step(page)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_label("Your postal address").fill("1 Example Street\nLondon\nSW1A 1AA")
    no_sideways_scroll(page)
    next_step(page)
    page.locator("textarea").first.fill(OWN_WORDS)
    no_sideways_scroll(page)
    next_step(page)
    page.locator("input[name=ask]").first.check()
    page.locator("input[name=figure]").last.check()
    no_sideways_scroll(page)
    next_step(page)
    expect(page.get_by_role("heading", name="Read it through")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your letter")).to_have_value(re.compile(re.escape(OWN_WORDS)))


def next_step(page) -> None:
    follow(page, page.locator("main form button[type=submit].button:not(.button--quiet):not(.button--ghost)").last.click)


def test_from_the_first_screen_to_the_mps_mailbox(anyone, mail, picture):
    page = anyone.page
    writer = f"writer-{uuid.uuid4().hex[:10]}@example.org"
    search(anyone, "SW1A 1AA")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cities of London and Westminster")
    no_sideways_scroll(page)
    page.get_by_role("link", name="See the local case").click()
    expect(page.get_by_text("As at 27 June 2026").first).to_be_visible()
    no_sideways_scroll(page)
    write_letter(anyone, "Example Writer", writer)
    picture(page, "read-and-send")
    page.get_by_role("button", name="Deliver it for me").click()
    expect(page.get_by_role("heading", name="One more step: look at your e-mail")).to_be_visible()
    link = re.search(r"https?://\S+/write/confirm/\S+", mail(writer))[0]
    page.goto(link)
    page.get_by_role("button", name="Yes, this is my letter: send it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("on its way")
    copy = mail(writer, "Your copy")
    assert OWN_WORDS.split(",", maxsplit=1)[0] in re.sub(r"\s+", " ", copy)
    page.goto(link)
    expect(page.get_by_role("button", name="Yes, this is my letter: send it")).to_have_count(0)


def test_the_mp_gets_the_letter_with_answers_going_to_the_writer(on_a_desk, mail, product):
    import email
    import email.policy

    page, writer = on_a_desk.page, "one-writer@example.org"
    on_a_desk.go("/areas/constituency/E14001172/")
    write_letter(on_a_desk, "Example Writer", writer)
    page.get_by_role("button", name="Deliver it for me").click()
    page.goto(re.search(r"https?://\S+/write/confirm/\S+", mail(writer))[0])
    page.get_by_role("button", name="Yes, this is my letter: send it").click()
    mail(writer, "Your copy")

    def letters():
        delivered = (path.read_bytes() for path in (product.var / "mailbox").glob("*.eml"))
        found = (email.message_from_bytes(each, policy=email.policy.default) for each in delivered)
        return [message for message in found if message["Reply-To"] == writer]

    (letter,) = until(page, letters)
    assert letter["To"].endswith("@parliament.uk")
    assert "campaign@" in letter["From"]
    assert "1 Example Street" in letter.get_body(("plain",)).get_content()


def test_from_ones_own_mailbox(visitor, picture):
    page = visitor.page
    visitor.go("/areas/constituency/E14001172/")
    write_letter(visitor, "Example Writer", "own@example.org")
    page.get_by_role("button", name="I send it myself").click()
    expect(page.get_by_role("link", name="My mail program")).to_have_attribute("href", re.compile("^mailto:.*parliament.uk"))
    expect(page.get_by_role("link", name="Gmail")).to_have_attribute("href", re.compile("^https://mail.google.com/"))
    page.get_by_role("button", name="Copy the letter").click()
    until(page, lambda: page.evaluate("navigator.clipboard.readText()"), lambda held: OWN_WORDS in held)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF").click()
    assert waiting.value.suggested_filename.endswith(".pdf")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word document").click()
    assert waiting.value.suggested_filename.endswith(".docx")
    no_sideways_scroll(page)
    picture(page, "own-mailbox")
    page.get_by_role("button", name="I sent it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")


def test_typed_words_survive_a_refresh_and_a_new_window(on_a_desk):
    page = on_a_desk.page
    on_a_desk.go("/areas/constituency/E14001172/")
    page.locator("main").get_by_role("link", name=re.compile("Write to your MP")).first.click()
    next_step(page)
    page.get_by_label("Your name").fill("Example Writer")
    page.get_by_label("Your postal address").fill("1 Example Street\nSW1A 1AA")
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")
    address = until(page, lambda: page.url, lambda url: "/you/" in url)
    page.reload()
    expect(page.get_by_label("Your name")).to_have_value("Example Writer")
    again = on_a_desk.context.new_page()
    again.goto(address)
    expect(again.get_by_label("Your postal address")).to_have_value(re.compile("1 Example Street"))


def test_a_school_leads_to_its_own_seat_and_role(anyone):
    page = anyone.page
    search(anyone, "The Aldgate School")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Aldgate School")
    page.get_by_role("navigation", name="What you can do with this").get_by_role("link", name=re.compile("Write")).click()
    next_step(page)
    expect(page.get_by_text(re.compile("as somebody whose school is there")).first).to_be_visible()


def test_help_while_typing_by_keyboard_alone(visitor, picture):
    page = visitor.page
    visitor.go("/")
    box = page.locator("#place")
    box.focus()
    with page.expect_response(re.compile("q=ynys%20mon$")) as answer:
        page.keyboard.type("ynys mon", delay=20)
    answer.value.finished()
    whole(page)  # a slow keyboard asks for half the text, too; from here on that answer takes nothing away
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Ynys Môn")
    picture(page, "help-while-typing")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ynys Môn")


def test_the_road_by_keyboard_alone(on_a_desk, mail):
    """Only Tab, Space, Enter and typing: nothing is clicked."""
    page = on_a_desk.page
    on_a_desk.go("/")
    page.keyboard.press("Tab")
    focus_is(page, "each.textContent === 'Skip to the content'")
    tab_to(page, "Your postcode or school")
    page.keyboard.type("SW1A 1AA")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cities of London and Westminster")
    tab_to(page, "See the local case")
    page.keyboard.press("Tab")
    focus_is(page, "each.textContent.trim() === 'Write to your MP'")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/write/"))
    tab_to(page, "Find my MP")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your name")).to_be_visible()
    for label, text in (
        ("Your name", "Keyboard Writer"),
        ("Your e-mail address", "keyboard@example.org"),
        ("Your postal address", "1 Example Street, SW1A 1AA"),
    ):
        tab_to(page, label)
        page.keyboard.type(text)
    page.locator("main form button[type=submit].button:not(.button--quiet):not(.button--ghost)").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/words/"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("BT7 1NN", "Northern Ireland"),
        ("JE2 3AA", "Jersey"),
        ("BFPO 57", "forces"),
        ("ZZ99 9ZZ", "we do not know it"),
        ("qqqqzzzz", "We found no place"),
    ],
)
def test_a_kind_answer_and_a_way_on_where_there_is_no_postcode(on_a_desk, typed, said):
    search(on_a_desk, typed)
    expect(on_a_desk.page.get_by_role("status").first).to_contain_text(said)
    on_a_desk.page.get_by_role("link", name=re.compile("All constituencies")).click()
    on_a_desk.page.get_by_role("link", name="B", exact=True).click()
    on_a_desk.page.get_by_role("link", name="Belfast East").click()
    expect(on_a_desk.page.get_by_role("heading", level=1)).to_have_text("Belfast East")


def test_staff_sign_in_once_choose_a_password_and_change_the_headline(on_a_desk, product):
    page = on_a_desk.page
    on_a_desk.go("/staff/")
    page.get_by_label("Username").fill("staff")
    page.get_by_label("Password").fill(product.one_time_password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Old password").fill(product.one_time_password)
    for field in ("New password", "New password confirmation"):
        page.get_by_label(field, exact=True).fill("four-plain-example-words")
    page.get_by_role("button", name="Save and go on").click()
    expect(page).to_have_url(re.compile("/staff/$"))
    on_a_desk.console.clear()  # what the editor's own pages say is the library's


def test_a_phones_masthead_shows_whole_entries_and_keeps_the_others_in_its_menu(on_a_phone):
    page = on_a_phone.page
    on_a_phone.go("/news/")
    main = page.get_by_role("navigation", name="Main")
    expect(main.get_by_role("link")).to_have_text(["Your area", "Write to your MP"])
    main.get_by_text("More").click()
    expect(main.get_by_role("link", name="News", exact=True)).to_have_attribute("aria-current", "page")
    expect(main.get_by_role("link", name="Your branch")).to_be_visible()
