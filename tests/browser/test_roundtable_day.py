"""Dates, run sheet, tasks, the day and the promises, as people use them; the day with a signal that comes and goes."""

import json
from pathlib import Path

import pytest
from looking import no_sideways_scroll, nothing_for_axe, until
from playwright.sync_api import expect

DAY = "/roundtables/example-day/"


@pytest.fixture(scope="module")
def rows(product):
    return json.loads(product.run(Path(__file__).with_name("roundtable_on_the_day.py").read_text()))


@pytest.fixture
def at_the_desk(visitor, rows):
    visitor.context.add_cookies([{"name": "causeway_roundtables", "value": rows["visit"], "url": f"{visitor.url}/roundtables/"}])
    return visitor


def test_one_tap_for_each_date_with_and_without_javascript(anyone, rows):
    page = anyone.page
    page.goto(rows["guest"])
    date = page.locator(".rt-date").first
    date.get_by_role("button", name="Perhaps").click()
    expect(page.locator(".rt-date").first.get_by_role("button", name="Perhaps")).to_have_attribute("aria-pressed", "true")
    no_sideways_scroll(page)


PICTURED = {"day/": "roundtable-day", "promises/": "roundtable-promises"}  # for the documentation


def test_every_page(at_the_desk, rows, picture):
    page = at_the_desk.page
    paths = [
        "dates/",
        "sheet/",
        "tasks/",
        "day/",
        "promises/",
        "promises/{promise}/ask/",
        "pack/",
        "note/",
        "thanks/",
        "publicity/",
        "off/",
    ]
    told = [f"{at_the_desk.url}/roundtables/{path}" for path in ("stories/", "stories/example-told/", "example-told/story/")]
    for address in [*(at_the_desk.url + DAY + path.format(**rows) for path in paths), *told, rows["attends"]]:
        page.goto(address)
        if name := PICTURED.get(address.removeprefix(at_the_desk.url + DAY)):
            picture(page, name)
        no_sideways_scroll(page)
        if page.viewport_size["width"] == 360:  # the same page at a desk has the same roles and colours
            nothing_for_axe(page)


def test_nothing_typed_is_lost_when_the_signal_is(at_the_desk):
    page, context = at_the_desk.page, at_the_desk.context
    at_the_desk.go(DAY + "day/")
    expect(page.get_by_role("timer")).to_contain_text("min")
    note = page.get_by_label("A note: Waiting for help")
    width = page.viewport_size["width"]
    here = page.get_by_role(
        "button", name="Cy is here" if width == 360 else "Ed is here"
    )  # one for each: a second tap takes it back

    context.set_offline(True)
    note.fill(f"Said without a signal at {width}")
    page.get_by_role("button", name="Keep this note").first.click()
    here.click()
    page.get_by_label("Who promises").select_option(label="Ada Example, Example Seat")
    page.get_by_label("What, in their words").fill(f"I will ask at {width}")
    page.get_by_role("button", name="Write the promise down").click()
    page.get_by_label("Somebody else came").fill(f"Di Example at {width}")
    page.get_by_text("They want the note").click()
    page.get_by_label("Their e-mail address").fill(f"di{width}@example.org")
    add, agrees = page.get_by_role("button", name="Add", exact=True), page.get_by_label("They agree to be sent the note")
    add.click()
    expect(page.get_by_label("Somebody else came")).to_have_value(f"Di Example at {width}")  # not queued: they have not agreed
    agrees.check()
    add.click()
    expect(agrees).not_to_be_checked()
    waiting = page.locator("[data-waiting]")
    expect(waiting).to_contain_text(f"Said without a signal at {width}")
    expect(waiting).to_contain_text(f"I will ask at {width}")
    expect(waiting).to_contain_text(f"Di Example at {width}")
    expect(note).to_have_value("")

    context.set_offline(False)
    expect(page.get_by_text("Everything is sent.")).to_be_visible()
    expect(waiting).to_be_hidden()
    note.fill("Typed, and not sent yet")
    page.reload()
    expect(note).to_have_value("Typed, and not sent yet")
    expect(page.locator("#notes-1 p", has_text=f"Said without a signal at {width}")).to_have_count(1)
    expect(page.locator("#promises").get_by_text(f"I will ask at {width}", exact=True)).to_have_count(1)
    expect(page.locator("#walked-in li", has_text=f"Di Example at {width}")).to_contain_text("gets the note")
    expect(here).to_have_attribute("aria-pressed", "true")
    # What Chromium itself says of requests without a signal is no mistake of the page.
    at_the_desk.console[:] = [line for line in at_the_desk.console if "ERR_INTERNET_DISCONNECTED" not in line]


def test_a_desk_that_was_closed_keeps_what_waits(at_the_desk):
    page, context = at_the_desk.page, at_the_desk.context
    at_the_desk.go(DAY + "day/")
    held = until(page, lambda: [cookie for cookie in context.cookies() if cookie["name"] == "causeway_roundtables"])
    context.clear_cookies(name="causeway_roundtables")
    page.get_by_label("A note: Waiting for help").fill("Said while the desk was closed")
    page.get_by_role("button", name="Keep this note").first.click()
    expect(page.get_by_text("Your desk is closed in this browser")).to_be_visible()
    context.add_cookies(held)
    page.reload()
    expect(page.get_by_text("Everything is sent.")).to_be_visible()
    expect(page.locator("#notes-1 p", has_text="Said while the desk was closed")).not_to_have_count(0)
