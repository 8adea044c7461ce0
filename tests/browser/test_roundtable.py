"""A roundtable from the first idea to the answers, with five MPs and fourteen schools, on a phone and at a desk."""

import re
import uuid

from looking import no_sideways_scroll, nothing_for_axe
from playwright.sync_api import expect

PLACES = """Reading Central
Earley and Woodley
Wokingham
Bracknell
Maidenhead
Alfred Sutton Primary School
Caversham Primary School
Coley Primary School
Geoffrey Field Junior School
Geoffrey Field Infant School
Aldryngton Primary School
Farley Hill Primary School
Walter Infant School
Winnersh Primary School
Fox Hill Primary School
Holly Spring Primary School
Wildridings Primary School
Courthouse Junior School
Alwyn Infant School"""


def looks_right(page) -> None:
    no_sideways_scroll(page)
    nothing_for_axe(page)


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def my_desk(visitor, mail, who: str) -> None:
    visitor.go("/roundtables/")
    page = visitor.page
    looks_right(page)
    page.get_by_role("link", name="Begin, or open your desk").click()
    page.get_by_label("Your e-mail address").fill(who)
    press(page, "Send me the link")
    page.goto(re.search(r"http://\S+/roundtables/open/\S+", mail(who))[0])
    press(page, "Open my desk")


def begin(page, title: str, picture) -> str:
    """Begin one, put everybody at the table, and return its path."""
    page.get_by_label("What is it called?").fill(title)
    page.get_by_label("Your name").fill("Example Organiser")
    press(page, "Begin")
    page.get_by_label("Begin from where you are").fill(PLACES)
    press(page, "Look up")
    page.get_by_text("MPs to have at the table").scroll_into_view_if_needed()
    picture(page, "convening-found")
    looks_right(page)
    press(page, "Put those ticked at the table")
    expect(page.get_by_text("5 seats added.")).to_be_visible()
    return re.search(r"/roundtables/[^/]+/", page.url)[0]


def plan(page, base: str) -> None:
    page.goto(f"{base}plan/")
    page.get_by_label("Venue").fill("Example Hall")
    page.get_by_label("Its address").fill("1 Example Street\nSW1A 1AA")
    looks_right(page)
    press(page, "Save")
    page.goto(f"{base}dates/")
    for number in range(3):
        page.locator("input[name=days]").nth(number).check()
    press(page, "Offer these")


def write_the_letter(page, base: str) -> None:
    page.goto(f"{base}letter/")
    page.get_by_label("Who are you?").fill("We are the heads of fourteen schools in an example.")
    page.get_by_label("What happens in your schools?").fill("An example of what happens in a test.")
    page.get_by_label("What do you ask of the MPs?").fill("We ask you to come. This is an example.")
    looks_right(page)
    press(page, "Save")


def test_from_the_idea_to_the_answers(visitor, mail, chromium, picture):
    page, who = visitor.page, f"organiser-{uuid.uuid4().hex[:8]}@example.org"
    title = f"Example meeting {who[10:18]}"
    my_desk(visitor, mail, who)
    base = visitor.url + begin(page, title, picture)
    page.goto(f"{base}guests/")
    expect(page.locator(".rt-rows").first.locator("> li")).to_have_count(14)
    looks_right(page)
    plan(page, base)
    write_the_letter(page, base)
    expect(page.get_by_role("link", name="Invite the next MP")).to_be_visible()
    looks_right(page)

    press_link(page, "Invite the next MP")
    page.get_by_label("Why this MP?").fill("A sentence to this MP alone, as an example.")
    press(page, "Save and read the letter")
    expect(page.get_by_text("A sentence to this MP alone")).to_have_count(2)
    looks_right(page)
    press(page, "Yes, this is our letter: send it")
    expect(page.get_by_text("It is on its way")).to_be_visible()

    answer_as_office(chromium, visitor, mail, title)
    assert "has answered" in mail(who, "has answered")
    page.goto(base)
    expect(page.get_by_text("Comes", exact=True)).to_be_visible()
    looks_right(page)
    press_link(page, "Invite the next MP")
    page.get_by_label("Why this MP?").fill("Another sentence, to another MP.")
    press(page, "Save and read the letter")
    press(page, "I sent it")
    press_link(page, "Log a call or a letter")
    page.get_by_label("The MP cannot come").check()
    looks_right(page)
    press(page, "Log it")
    expect(page.get_by_role("link", name="Offer a visit or a call")).to_be_visible()
    looks_right(page)


def press_link(page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def answer_as_office(chromium, visitor, mail, title: str) -> None:
    """Answer in another browser without JavaScript, without an account, from the link in the letter."""
    letter = mail("@parliament.uk", f"Invitation: {title}")
    context = chromium.new_context(viewport=visitor.page.viewport_size, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(re.search(r"http://\S+/roundtables/answer/\S+", letter)[0])
    no_sideways_scroll_without_script(page)
    page.get_by_label("The MP comes").check()
    page.locator("input[name=dates]").first.check()
    press(page, "Send the answer")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert context.cookies() == []
    context.close()


def no_sideways_scroll_without_script(page) -> None:
    body = page.locator("main").bounding_box()
    assert body
    assert body["width"] <= page.viewport_size["width"]
