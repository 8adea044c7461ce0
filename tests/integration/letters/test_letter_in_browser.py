"""The road in Chromium: the live count is the server's, words are kept while typing and while the line is down."""

import json
import os
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from causeway.letters import queries
from causeway.letters.models import Draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = json.loads((Path(__file__).parents[2] / "unit/letters/words.json").read_text(encoding="utf-8"))
PICTURES = os.environ.get("CAUSEWAY_LETTER_PICTURES", "")


@pytest.fixture(params=[360, 1280])
def page(request, live_server, world, outbox, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread that reads the database
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        opened = browser.new_page(viewport={"width": request.param, "height": 800}, base_url=live_server.url)
        opened.complaints = complaints = []
        opened.on(
            "console",
            lambda said: complaints.append(f"{said.text} {said.location['url']}") if said.type in {"error", "warning"} else None,
        )
        yield opened
        browser.close()


def look(page, name):
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}-{page.viewport_size['width']}.png", full_page=True)


def test_the_road(page):
    page.goto("/write/")
    look(page, "start")
    page.get_by_label("Where you live").fill("EX1 1AA")
    page.get_by_label("Your school", exact=False).first.fill("Sample Primary")
    page.get_by_role("button", name="Find my MP").click()
    look(page, "you")
    page.get_by_label("as a constituent who lives there").check()
    page.get_by_label("Your name").fill("Nia Example")
    page.get_by_label("Your e-mail address").fill("nia@example.org")
    page.get_by_label("Your postal address").fill("1 Example Road\nEX1 1AA")
    page.get_by_role("button", name="Go on to your words").click()

    first = page.locator("textarea").first
    first.fill("The reading room shut in January.")
    expect(page.locator("[data-own-words]")).to_have_text("6")
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")
    assert Draft.objects.get().answers["saw"] == "The reading room shut in January."

    page.context.set_offline(True)
    first.fill("The reading room shut in January, and nobody said why.")
    expect(page.locator("[data-kept]")).to_contain_text("stay on this device")
    page.context.set_offline(False)
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")
    page.reload()
    expect(first).to_have_value("The reading room shut in January, and nobody said why.")
    look(page, "words")
    page.get_by_role("button", name="Go on to your ask").click()

    page.get_by_label("Ask about opening hours").check()
    page.get_by_label("12.3%").check()
    sentence = page.get_by_label("Your sentence with the figure")
    sentence.fill("Only ")
    page.get_by_role("button", name="Put the figure where the cursor is").click()
    sentence.press_sequentially(" are open.")
    expect(sentence).to_have_value("Only [figure] are open.")
    look(page, "ask")
    page.get_by_role("button", name="Go on and read your letter").click()

    counted = queries.reading(Draft.objects.get(), timezone.localdate()).own_words
    expect(page.locator("[data-own-words]")).to_have_text(str(counted))
    look(page, "read")
    page.get_by_role("button", name="I send it myself").click()
    look(page, "own")
    expect(page.get_by_role("button", name="Copy the letter")).to_be_visible()
    offline = [said for said in page.complaints if "ERR_INTERNET_DISCONNECTED" not in said and "favicon" not in said]
    assert offline == []


def test_the_browser_counts_as_the_server_does(page):
    page.goto("/write/")
    counted = page.evaluate(
        "async (cases) => { const { ownWords } = await import('/static/letters/words.js');"
        " return cases.map((one) => ownWords(one.text, one.given)); }",
        WORDS,
    )
    assert counted == [case["own"] for case in WORDS]
