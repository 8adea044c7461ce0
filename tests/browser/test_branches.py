"""A letter to a branch from end to end: found, written, confirmed, read, answered; at both widths, with and without JavaScript."""

import re
import uuid

import pytest
from looking import follow, has_scripts, no_sideways_scroll, nothing_for_axe
from playwright.sync_api import expect

MADE = """
import datetime as dt
from django.utils import timezone
from causeway.areas.models import Area
from causeway.branches.directory.importing import publish
from causeway.branches.directory.models import Branch
from causeway.branches.letterbox import actions as letterbox
from causeway.branches.letterbox.mail import WRITER
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import Role
now = timezone.now()
made = {{"name": "Example Reading branch", "region": "E12000008", "created": now}}
branch, new = Branch.objects.get_or_create(slug="example-reading", defaults=made)
if new:
    branch.authorities.set([Area.objects.get(kind="authority", name="Reading")])
    publish(branch, {{"about": "An example of a branch, made up for a test.", "meets": "Once a term, online",
        "roles": "MP contact: an hour a month", "shows_secretary": True}}, by="staff", now=now)
    officers.name(branch, Role.DEPUTY, "Dee Example", "dee@union.example.org", until=None, by="staff", now=now)
    officers.ask(branch, Role.OFFICER, "Oz Example", "oz@union.example.org", by=None, now=now)
    officers.verify("oz@union.example.org", now)
officers.name(branch, Role.SECRETARY, "Sam Example", "{secretary}", until=None, by="staff", now=now)
ago = now - dt.timedelta(days=8)
old = letterbox.write(branch, name="Pip Example", email="pip@example.org", subject="Shall we meet?", text="An example.", volunteers=False, now=ago)
letterbox.send_off(old.pk, ago)
letterbox.pass_on_overdue(now)
print("link", WRITER.address(old))
"""
FILE = "branch,council_codes,about,secretary_name,secretary_email\\nExample Leeds branch,E08000035,We meet.,Lee Example,lee@union.example.org\\n"


@pytest.fixture
def people(product):
    """A branch with a secretary of this test's own, and the link of a letter that was passed on."""
    own = uuid.uuid4().hex[:8]
    secretary, writer = f"sam-{own}@union.example.org", f"wren-{own}@school.example.org"
    said = product.run(MADE.format(secretary=secretary, writer=writer))
    return secretary, writer, re.search(r"link http://[^/]+(\S+)", said)[1]


def looked_at(page, picture, name=""):
    if has_scripts(page):  # axe is one
        nothing_for_axe(page)
    no_sideways_scroll(page)
    if name:
        picture(page, name, full=True)


def test_from_the_campaigns_page_to_an_answer(anyone, people, mail, picture):
    secretary, writer, _old = people
    page = anyone.page
    anyone.go("/")
    follow(page, page.get_by_role("link", name="Find your branch").click)
    page.get_by_label("Your school, postcode or council").fill("Reading")
    looked_at(page, picture, "branches-find")
    follow(page, page.get_by_role("button", name="Find it").click)
    follow(page, page.get_by_role("link", name="Example Reading branch").click)
    expect(page.get_by_text("The secretary is Sam Example.")).to_be_visible()
    looked_at(page, picture, "branch-page")

    follow(page, page.get_by_role("link", name="I could do this").click)
    expect(page.get_by_label("What it is about")).to_have_value("I could do this: MP contact")
    looked_at(page, picture)
    page.get_by_label("Your words").fill("An hour a month is fine.")
    page.get_by_label("Your name").fill("Wren Example")
    page.get_by_label("Your e-mail address").fill(writer)
    follow(page, page.get_by_role("button", name="Send me the link to confirm").click)
    expect(page.get_by_role("heading", name="Look at your e-mail")).to_be_visible()

    link = re.search(r"http\S+/branches/letters/\S+", mail(writer, "Read it once more"))[0]
    page.goto(link)
    expect(page.get_by_text("Nobody has seen it yet.")).to_be_visible()
    looked_at(page, picture)
    follow(page, page.get_by_role("button", name="Send it to the branch").click)
    expect(page.get_by_text("It is with the branch’s secretary.")).to_be_visible()

    theirs = mail(secretary, "Wren Example writes to")
    assert writer not in theirs
    page.goto(re.search(r"http\S+/branches/answer/\S+", theirs)[0])
    expect(page.get_by_text("An hour a month is fine.")).to_be_visible()
    looked_at(page, picture, "branch-answer")
    page.get_by_label("Your words").fill("Thank you, let us talk on Friday.")
    follow(page, page.get_by_role("button", name="Send the answer").click)

    answered = mail(writer, "An answer from")
    assert "let us talk on Friday" in answered
    assert secretary not in answered
    page.goto(link)
    expect(page.get_by_text("It is answered.")).to_be_visible()
    looked_at(page, picture)
    follow(page, page.get_by_role("button", name="I need no more: close it").click)
    expect(page.get_by_text("It is closed.")).to_be_visible()


def test_a_letter_that_was_passed_on_and_the_secretarys_desk(visitor, people, mail, picture):
    secretary, _writer, old = people
    page = visitor.page
    visitor.go(old)
    expect(page.get_by_text("because there was no answer in seven days")).to_be_visible()
    looked_at(page, picture, "branch-letter")

    visitor.go("/branches/desk/")
    page.get_by_label("Your e-mail address").fill(secretary)
    follow(page, page.get_by_role("button", name="Send me the link").click)
    page.goto(re.search(r"http\S+/branches/desk/open/\S+", mail(secretary, "Your link"))[0])
    follow(page, page.get_by_role("button", name="Open it").click)
    expect(page.get_by_role("heading", name="Example Reading branch")).to_be_visible()
    looked_at(page, picture, "branch-desk")


def test_staff_bring_in_a_file_and_look_after_branches(visitor, product, people, picture):
    page = visitor.page
    product.sign_in(visitor.context, f"branches-{uuid.uuid4().hex[:8]}", "Branch staff")
    visitor.go("/staff/branches/")
    expect(page.get_by_role("link", name="Example Reading branch")).to_be_visible()
    for name in ("overview", "letters", "officers"):
        if name != "overview":
            page.get_by_role("link", name=name.capitalize(), exact=True).last.click()
            expect(page.locator(".staff [aria-current]")).to_have_text(name.capitalize())
        nothing_for_axe(page, ".staff")
        no_sideways_scroll(page)
        picture(page, f"staff-branches-{name}", full=True)
    page.get_by_role("link", name="Bring in a file", exact=True).click()
    page.get_by_label("A file of branches").set_input_files(
        {"name": "branches.csv", "mimeType": "text/csv", "buffer": FILE.replace("\\n", "\n").encode()}
    )
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("button", name="Keep these changes").or_(page.get_by_text("changes nothing"))).to_be_visible()
    nothing_for_axe(page, ".staff")
    no_sideways_scroll(page)
    picture(page, "staff-branches-file", full=True)
