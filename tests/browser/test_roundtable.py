"""A roundtable from the first idea to the kept promise, with five MPs and fourteen heads, on a phone and at a desk."""

import re
import uuid

from looking import looks_right, looks_right_at_each_width, no_cookies, no_sideways_scroll, until
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


# No test can wait for the day.
ITS_DAY_HAS_COME = """
import datetime as dt
from django.utils import timezone
from causeway.roundtables.table.models import Roundtable
date = Roundtable.objects.get(slug="{slug}").chosen
date.starts_at = timezone.now() - dt.timedelta(minutes=70)
date.save()
"""


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def my_desk(visitor, mail, who: str) -> None:
    visitor.go("/roundtables/")
    page = visitor.page
    looks_right_at_each_width(page)
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
    looks_right_at_each_width(page)
    press(page, "Put those ticked at the table")
    expect(page.get_by_text("5 seats added.")).to_be_visible()
    address = re.compile(r"/roundtables/[^/]+/")
    return address.search(until(page, lambda: page.url, address.search))[0]


def plan(page, base: str) -> None:
    page.goto(f"{base}plan/")
    page.get_by_label("Venue").fill("Example Hall")
    page.get_by_label("Its address").fill("1 Example Street\nSW1A 1AA")
    looks_right_at_each_width(page)
    press(page, "Save")
    page.goto(f"{base}dates/")
    for number in range(3):
        page.locator("input[name=days]").nth(number).check()
    press(page, "Offer these")
    expect(page.locator(".rt-considered > li")).to_have_count(3)


def name_the_heads(page, base: str, who: str) -> list[str]:
    """Give each of the fourteen schools its head, and return the heads' addresses."""
    page.goto(f"{base}guests/")
    rows = page.locator(".rt-rows").first.locator("> li")
    expect(rows).to_have_count(14)
    looks_right_at_each_width(page)
    heads = [f"head-{number}-{who}" for number in range(14)]
    for number, address in enumerate(heads):
        rows.nth(number).get_by_role("link", name="Change").click()
        page.locator("input[name=name]").fill(f"Example Head {number}")
        page.get_by_label("E-mail address").fill(address)
        press(page, "Save")
    return heads


def heads_say_when(page, base: str, heads: list[str], mail, chromium) -> None:
    """Ask all heads; four answer by one tap for each date, in browsers of their own."""
    page.goto(f"{base}dates/")
    press(page, "Ask the guests which dates they can do")
    for head in heads[:4]:
        context = chromium.new_context(viewport=page.viewport_size, locale="en-GB")
        theirs = context.new_page()
        theirs.goto(re.search(r"http://\S+/roundtables/g/\S+", mail(head))[0])
        for number, can in enumerate(("Perhaps", "Yes", "No")):
            button = theirs.locator(".rt-date").nth(number).get_by_role("button", name=can)
            button.click()
            expect(button).to_have_attribute("aria-pressed", "true")
        context.close()


def write_the_letter(page, base: str) -> None:
    page.goto(f"{base}letter/")
    page.get_by_label("Who are you?").fill("We are the heads of fourteen schools in an example.")
    page.get_by_label("What happens in your schools?").fill("An example of what happens in a test.")
    page.get_by_label("What do you ask of the MPs?").fill("We ask you to come. This is an example.")
    looks_right_at_each_width(page)
    press(page, "Save")


def test_from_the_idea_to_the_kept_promise(visitor, product, mail, chromium, picture):
    page, who = visitor.page, f"organiser-{uuid.uuid4().hex[:8]}@example.org"
    title = f"Example meeting {who[10:18]}"
    my_desk(visitor, mail, who)
    base = visitor.url + begin(page, title, picture)
    heads = name_the_heads(page, base, who)
    plan(page, base)
    heads_say_when(page, base, heads, mail, chromium)
    write_the_letter(page, base)
    page.goto(base)
    expect(page.get_by_role("link", name="Invite the next MP")).to_be_visible()
    picture(page, "convening-desk")
    looks_right_at_each_width(page)
    invite_the_first(page, mail, chromium, visitor, title, who)
    invite_the_others(page, base)
    settle(page, base, heads, mail, picture)
    prepare(page, base, picture)
    product.run(ITS_DAY_HAS_COME.format(slug=base.split("/")[-2]))
    hold(page, base)
    send_the_note(page, base, heads, mail, chromium)
    thank(page, base, heads, mail)
    follow_the_promise(page, base)
    tell_the_press(page, base)
    tell_the_story(page, base, product, chromium)


def invite_the_first(page, mail, chromium, visitor, title: str, who: str) -> None:
    """One letter goes by us, and its office answers on its own page."""
    press_link(page, "Invite the next MP")
    page.get_by_label("Why this MP?").fill("A sentence to this MP alone, as an example.")
    press(page, "Save and read the letter")
    expect(page.get_by_text("A sentence to this MP alone")).to_have_count(2)
    looks_right_at_each_width(page)
    press(page, "Yes, this is our letter: send it")
    expect(page.get_by_text("It is on its way")).to_be_visible()
    answer_as_office(chromium, visitor, mail, title)
    assert "has answered" in mail(who, "has answered")


def invite_the_others(page, base: str) -> None:
    """Four letters go from the organiser's own mailbox: two MPs come, one has not answered, one cannot."""
    for number, said in enumerate(("The MP is coming", "The MP is coming", "", "The MP cannot come")):
        page.goto(base)
        if number == 0:
            expect(page.get_by_text("Comes", exact=True)).to_be_visible()
            looks_right_at_each_width(page)
        press_link(page, "Invite the next MP")
        page.get_by_label("Why this MP?").fill(f"Another sentence, to MP {number}.")
        press(page, "Save and read the letter")
        press(page, "I sent it")
        expect(page.get_by_role("link", name="Log a call or a letter")).to_be_visible()
        if not said:
            continue
        press_link(page, "Log a call or a letter")
        page.get_by_label(said, exact=True).check()
        if said == "The MP is coming":
            page.locator("input[name=dates]").nth(1).check()
        press(page, "Log it")
    page.goto(base)
    expect(page.get_by_role("link", name="Offer it")).to_be_visible()
    looks_right_at_each_width(page)


def settle(page, base: str, heads: list[str], mail, picture) -> None:
    """The date that most can do stands first, says why, and comes into everybody's calendar."""
    page.goto(f"{base}dates/")
    best = page.locator(".rt-considered > li").first
    expect(best.get_by_text("serves most")).to_be_visible()
    picture(page, "convening-dates")
    looks_right_at_each_width(page)
    best.get_by_role("button", name="Settle on this date").click()
    expect(page.get_by_role("heading", name="In whose calendar it is")).to_be_visible()
    looks_right_at_each_width(page)
    assert "Example Hall" in mail(heads[0], "In your calendar")


def prepare(page, base: str, picture) -> None:
    page.goto(f"{base}sheet/")
    page.get_by_role("button", name="Take this one").first.click()
    expect(page.get_by_text("MPs from here")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "roundtable-run-sheet")
    page.goto(f"{base}tasks/")
    press(page, "Begin with the usual tasks")
    expect(page.locator(".rt-task").first).to_be_visible()
    page.goto(f"{base}pack/")
    looks_right_at_each_width(page)


def hold(page, base: str) -> None:
    """On the day: who came, a note, and a promise in the MP's words."""
    page.goto(f"{base}day/")
    press(page, "It begins")
    for name in ("Example Head 0 is here", "Example Head 1 is here"):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    page.locator("[id^=who-m] button").first.click()
    expect(page.locator("[id^=who-m] button").first).to_have_attribute("aria-pressed", "true")
    page.locator("#notes textarea").first.fill("Heads spoke of waiting, as an example.")
    press(page, "Keep this note")
    page.get_by_label("Who promises").select_option(index=1)
    page.get_by_label("What, in their words").fill("I will ask the minister, as an example.")
    press(page, "Write the promise down")
    expect(page.locator("#promises li")).to_have_count(1)
    expect(page.get_by_text("Everything is sent.")).to_be_visible()
    looks_right_at_each_width(page)


def send_the_note(page, base: str, heads: list[str], mail, chromium) -> None:
    """The note goes for correction; a head puts something right; the final note goes."""
    page.goto(f"{base}note/")
    press(page, "Keep the note")
    press(page, "Send it for correction")
    expect(page.get_by_text("Nobody has suggested anything.")).to_be_visible()
    context = chromium.new_context(viewport=page.viewport_size, java_script_enabled=False, locale="en-GB")
    theirs = context.new_page()
    theirs.goto(re.search(r"http://\S+/roundtables/note/\S+", mail(heads[0], "note of our roundtable"))[0])
    theirs.get_by_label("What should it say instead?").fill("It was two heads who spoke, as an example.")
    press(theirs, "Suggest this")
    expect(theirs.get_by_text("The organisers have not answered yet.")).to_be_visible()
    context.close()
    page.goto(f"{base}note/")
    looks_right_at_each_width(page)
    page.get_by_label("A word why").fill("Two heads say so.")
    press(page, "Accept")
    press(page, "Send the final note")
    expect(page.get_by_text("The final note went out on")).to_be_visible()


def follow_the_promise(page, base: str) -> None:
    """The promise is asked after in the organiser's words, kept, and offered for publishing."""
    page.goto(f"{base}promises/")
    press_link(page, "Ask after it")
    expect(page.get_by_label("Your letter")).to_have_value(re.compile("I will ask the minister, as an example"))
    looks_right_at_each_width(page)
    page.get_by_role("button", name=re.compile("I sent it")).click()
    page.get_by_text("What became of it?").click()
    page.get_by_label("Kept", exact=True).check()
    page.get_by_label("A link to what shows it").fill("https://example.org/written-answer")
    press(page, "Write it into the ledger")
    press(page, "We agree to publish it")
    expect(page.get_by_role("button", name="Do not publish it")).to_be_visible()
    looks_right_at_each_width(page)


def thank(page, base: str, heads: list[str], mail) -> None:
    """The desk leads to thanks: one letter to each head who came, with a sentence of their own."""
    page.goto(base)
    page.locator(".rt-next").get_by_role("link").first.click()
    page.get_by_role("link", name="Guests from schools").click()
    page.get_by_label("Your own words to Example Head 0").fill("You spoke for all of us, as an example.")
    looks_right_at_each_width(page)
    press(page, "Send to those ticked")
    expect(page.get_by_role("heading", name="Thanked")).to_be_visible()
    assert "You spoke for all of us" in mail(heads[0], "Thank you")
    assert "You spoke for all of us" not in mail(heads[1], "Thank you")


def tell_the_press(page, base: str) -> None:
    page.goto(f"{base}publicity/")
    expect(page.get_by_label("The note for the press")).to_have_value(re.compile("Peter Swallow"))
    looks_right_at_each_width(page)


def tell_the_story(page, base: str, product, chromium) -> None:
    """The story begins from what was kept, goes to staff, and is public once they have read it."""
    page.goto(f"{base}story/")
    press(page, "Begin from what was kept")
    page.locator("input[name=title]").fill("An example of what came of it")
    page.locator("input[name=read]").check()
    looks_right_at_each_width(page)
    press(page, "Keep it and send it to staff")
    expect(page.get_by_text("They have it exactly as below")).to_be_visible()
    context = chromium.new_context(viewport=page.viewport_size, locale="en-GB")
    product.sign_in(context, "example-publisher", "Roundtable staff")
    theirs = context.new_page()
    theirs.goto(f"{product.url}/staff/roundtables/stories/")
    theirs.get_by_role("link", name="An example of what came of it").first.click()
    looks_right(theirs, ".rts")
    press(theirs, "Publish it")
    context.close()
    page.goto(f"{base}story/")
    page.get_by_role("link", name="See it, and pass the address on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of what came of it")
    looks_right_at_each_width(page)


def press_link(page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def answer_as_office(chromium, visitor, mail, title: str) -> None:
    """Answer in another browser without JavaScript, without an account, from the link in the letter."""
    letter = mail("@parliament.uk", f"Invitation: {title}")
    context = chromium.new_context(viewport=visitor.page.viewport_size, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(re.search(r"http://\S+/roundtables/answer/\S+", letter)[0])
    no_sideways_scroll(page)
    page.get_by_label("The MP is coming").check()
    page.locator("input[name=dates]").first.check()
    press(page, "Send the answer")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    no_cookies(page)
    context.close()
