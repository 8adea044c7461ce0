"""The reading of a letter while it is typed, and its warnings: live, by button, by keyboard, and nothing for axe to find."""

import re

from looking import no_sideways_scroll, nothing_for_axe, until, value_of
from playwright.sync_api import expect
from test_road import next_step

# The campaign's own hint, as somebody would paste it; the pack is the shipped one.
PASTED = "Who stepped in, what did it cost in time or money, and what was left undone for others?"
OWN = "An example in a test: the hall was dark at half past eight and 14 coats hung in the corridor without their children."


def to_the_words(visitor, at_the_door=lambda: None) -> None:
    """Walk to the page for one's own words; ``at_the_door`` is done just before it is asked for."""
    page = visitor.page
    visitor.go("/write/?seat=E14001172")
    next_step(page)
    page.get_by_label("Your name").fill("Example Writer")
    page.get_by_label("Your e-mail address").fill("reading@example.org")
    page.get_by_label("Your postal address").fill("1 Example Street\nSW1A 1AA")
    at_the_door()
    next_step(page)


def to_the_letter(visitor, words: str) -> None:
    page = visitor.page
    to_the_words(visitor)
    page.locator("textarea").first.fill(words)
    next_step(page)
    page.locator("input[name=ask]").first.check()
    page.locator("input[name=figure]").last.check()
    next_step(page)
    expect(page.get_by_role("heading", name="Read it through")).to_be_visible()


def test_the_reading_follows_the_typing_and_says_so(visitor, picture):
    page = visitor.page
    to_the_words(visitor)
    box = page.locator("textarea").first
    box.fill(f"{OWN} {PASTED}")
    expect(page.locator("[data-coaching] li mark")).to_have_text(PASTED.rstrip("?"))
    expect(page.locator("[data-said]")).to_have_text(re.compile(r"About \d in 10 words are your own"))
    expect(page.get_by_text("These are the campaign’s words")).to_be_visible()
    no_sideways_scroll(page)
    picture(page, "reading-while-typing", full=True)
    nothing_for_axe(page)
    box.fill(OWN)
    expect(page.locator("[data-coaching] mark")).to_have_count(0)
    expect(page.locator("[data-said]")).to_have_text("All of these words are your own.")


def test_words_typed_before_the_script_arrives_are_read_and_kept(on_a_desk):
    page = on_a_desk.page
    held = []

    def hold(route) -> None:
        held.append(route)

    to_the_words(on_a_desk, lambda: page.route(re.compile(r"/letters/(check|keep)[^/]*\.js"), hold))
    page.locator("textarea").first.fill(f"{OWN} {PASTED}")
    until(page, lambda: len(held), lambda number: number == 2)
    for route in held:
        route.continue_()
    expect(page.locator("[data-coaching] li mark")).to_have_text(PASTED.rstrip("?"))
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")
    page.unroute_all()
    page.reload()
    expect(page.locator("textarea").first).to_have_value(f"{OWN} {PASTED}")


def test_a_warning_is_set_aside_by_keyboard_and_a_child_is_not(on_a_desk):
    page = on_a_desk.page
    to_the_letter(on_a_desk, OWN)
    letter = page.get_by_role("textbox", name="Your letter")
    text = value_of(letter)
    letter.fill(text.replace("Yours sincerely", "Ring her on 07700 900123. Liam, aged 8, waits.\n\nYours sincerely"))
    box = page.get_by_label("I looked at this, and it can stay")
    expect(box).to_be_visible()
    expect(page.get_by_text("Change this before the letter goes")).to_be_visible()
    nothing_for_axe(page)
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="I send it myself").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("everything you typed is kept")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    expect(page.get_by_label("I looked at this, and it can stay")).to_be_checked()
    nothing_for_axe(page)
    letter.fill(value_of(letter).replace("Liam, aged 8, waits.", "A pupil waits."))
    page.get_by_role("button", name="I send it myself").press("Enter")
    expect(page.get_by_role("link", name="My mail program")).to_be_visible()


def test_the_same_by_button(anyone):
    page = anyone.page
    to_the_letter(anyone, f"{OWN} {PASTED}")
    expect(page.locator("[data-coaching] li mark")).to_have_text(PASTED.rstrip("?"))
    letter = page.get_by_role("textbox", name="Your letter")
    letter.fill(value_of(letter).replace(PASTED, "The bursar stepped in, for 14 weeks."))
    page.get_by_role("button", name="Check my letter").click()
    expect(page.get_by_text("All of these words are your own.").last).to_be_visible()
    no_sideways_scroll(page)
