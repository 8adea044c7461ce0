"""A motion from the model to the map, on a phone and at a desk, with JavaScript and without; then staff read it."""

import re
import uuid

from looking import follow, looks_right, looks_right_at_each_width, no_sideways_scroll, press_key, tab_into
from playwright.sync_api import expect


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def test_from_the_model_to_what_was_decided(anyone, mail, product, picture):
    page, email = anyone.page, f"secretary-{uuid.uuid4().hex[:10]}@example.org"
    named = f"Exampleshire branch {uuid.uuid4().hex[:6]}"
    anyone.go("/")
    page.get_by_role("link", name="Carry a motion").first.click()
    page.get_by_role("link", name="A branch of the union").click()
    expect(page.get_by_role("heading", name="Getting it on the agenda")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "motion-model")
    page.get_by_role("link", name="Begin one from this model").click()
    expect(page.get_by_label("A branch of the union")).to_be_checked()
    page.get_by_label("What is the body called?").fill(named)
    page.get_by_label("Where is it?").fill("Kent")
    page.get_by_label("Your e-mail address").fill(email)
    press(page, "Send me the link")
    expect(page.get_by_text("Several places are called so").first).to_be_visible()
    looks_right_at_each_width(page)
    page.get_by_label("Kent, Council").check()
    press(page, "Send me the link")
    expect(page.get_by_role("heading", name="Look at your e-mail")).to_be_visible()

    page.goto(re.search(r"http\S+/motions/open/\S+", mail(email))[0])
    press(page, "Open it")
    expect(page.get_by_role("heading", name=named)).to_be_visible()
    looks_right_at_each_width(page)
    page.get_by_role("link", name="Change the words").click()
    changed = page.locator("#clause-postcode")
    changed.get_by_text("Change or strike it").click()
    changed.get_by_label("This clause in your words").fill("No child should wait longer because of the street they live in.")
    changed.get_by_role("button", name="Keep these words").click()
    expect(page.locator("#clause-postcode ins").first).to_be_visible()
    struck = page.locator("#clause-experts-here")
    struck.get_by_text("Change or strike it").click()
    struck.get_by_role("button", name="Strike the clause").click()
    expect(page.get_by_text("1 changed, 1 struck").first).to_be_visible()
    picture(page, "motion-words")
    looks_right_at_each_width(page)
    page.get_by_role("link", name="Choose the local figures").click()
    page.get_by_role("checkbox").nth(1).check()
    looks_right_at_each_width(page)
    press(page, "Put these in")
    expect(page.get_by_text("This figure, as it was published")).to_have_count(2)
    page.get_by_role("link", name="Done").click()

    page.get_by_role("link", name="I have handed it in").click()
    looks_right_at_each_width(page)
    press(page, "Save")
    expect(page.get_by_text("Somebody on our staff reads it").first).to_be_visible()
    page.get_by_role("link", name="It was passed").click()
    page.get_by_label("Votes for").fill("4")
    page.get_by_label("Votes against").fill("31")
    press(page, "Save")
    expect(page.get_by_text("These votes say the opposite").first).to_be_visible()
    page.get_by_label("Votes for").fill("31")
    page.get_by_label("Votes against").fill("4")
    press(page, "Save")
    page.get_by_label("A link to the minutes").fill("https://example.org/minutes")
    page.get_by_label("Or the minutes as PDF").set_input_files(
        {"name": "minutes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n%%EOF"}
    )
    looks_right_at_each_width(page)
    press(page, "Save")
    expect(page.get_by_text("31 for, 4 against")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "motion-passed")
    page.get_by_role("link", name="The notice to the council").click()
    expect(page.get_by_label("To copy")).to_have_value(re.compile(rf"On .*, {named} passed a motion"))
    looks_right_at_each_width(page)
    page.get_by_role("link", name="Write to your MP").last.click()
    page.get_by_label("Where you live").fill("SW1A 1AA")
    press(page, "Find my MP")
    expect(page).to_have_url(re.compile(r"/write/.+/you/"))


READ = """
from causeway.motions.published.models import Version
from causeway.motions.carrying import actions
from causeway.motions.carrying.domain import Act
from causeway.motions.pack import MOTIONS
from causeway.areas.placing import place_with
from django.utils import timezone
pack = MOTIONS.words()
Version.objects.filter(state="held for review").update(state="withdrawn")
for number in ("One", "Two"):
    motion = actions.begin(pack, pack.model("council"), named=f"Council {{number}} {mark}", place=place_with("authority:E09000005"),
        email="{mark}@example.org", now=timezone.now())
    actions.step(motion.pk, Act.SUBMIT, timezone.now(), on=timezone.localdate(), in_public=True)
    actions.step(motion.pk, Act.PASS, timezone.now(), on=timezone.localdate(), votes_for=21, votes_against=3, in_public=True)
"""


def test_staff_read_with_the_keyboard_and_everybody_sees_it(visitor, product, picture):
    page, mark = visitor.page, f"m{uuid.uuid4().hex[:8]}"
    product.sign_in(visitor.context, f"reader-{mark}", "Motion reviewers", made=READ.format(mark=mark))
    visitor.go("/staff/review/motions/")
    page.get_by_role("link", name=f"Council One {mark}").click()
    expect(page.get_by_text("This council resolves")).to_be_visible()
    no_sideways_scroll(page)
    picture(page, "motion-read-by-staff")
    press_key(page, "p")  # off until they are switched on: had it published, the second below would find no motion
    tab_into(page, page.get_by_label("Decide with the keys P and R"))
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Publish it (P)")).to_be_visible()
    follow(page, lambda: press_key(page, "p"))
    expect(page.get_by_text(f"Council Two {mark}").first).to_be_visible()
    follow(page, lambda: press_key(page, "p"))
    expect(page.get_by_text("Nothing waits")).to_be_visible()

    visitor.go("/motions/all/?stands=passed&area=authority:E09000005")
    expect(page.get_by_role("heading", name=re.compile(r"motions?, near Brent"))).to_be_visible()
    visitor.go("/motions/all/?stands=passed")
    page.get_by_role("link", name=f"Council One {mark}").click()
    expect(page.get_by_text("21 for, 3 against")).to_be_visible()
    looks_right(page)
    visitor.go("/motions/all/")
    looks_right(page)
    picture(page, "motions-all", full=True)
    visitor.go("/motions/consent/")
    expect(page.get_by_text("so far").first).to_be_visible()
    looks_right(page)
    picture(page, "motion-consent", full=True)
