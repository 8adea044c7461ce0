"""What people plan, from the first word to what came of it: host, staff and guests; at both widths, with the keyboard, without JavaScript."""

import datetime as dt
import re
import uuid

import pytest
from looking import address_of, as_a_person, follow, has_scripts, no_sideways_scroll, nothing_for_axe, tab_into
from playwright.sync_api import expect

JPEG = """
import io
from PIL import Image
made = io.BytesIO()
Image.new("RGB", (60, 40), "teal").save(made, "JPEG")
print("picture", made.getvalue().hex())
"""
OVER = """
import datetime as dt
from django.utils import timezone
from causeway.activities.activity.changing import settle
from causeway.activities.activity.models import Activity
now = timezone.now()
activity = Activity.objects.filter(email="{host}").latest("pk")
activity.days.update(off=False, off_why="", starts_at=now - dt.timedelta(hours=5), ends_at=now - dt.timedelta(hours=3))
Activity.objects.filter(pk=activity.pk).update(state="published")
settle(Activity.objects.get(pk=activity.pk), now)
"""


@pytest.fixture
def own():
    """What tells this run's people from those of every other."""
    return uuid.uuid4().hex[:8]


def in_days(count):
    return (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=count)).isoformat()


def looked_at(page, picture, name=""):
    if has_scripts(page):  # axe is one
        nothing_for_axe(page)
    no_sideways_scroll(page)
    page.get_by_role("heading", level=1).scroll_into_view_if_needed()
    if name:
        picture(page, name)


def opened(page, text, path, button):
    """Open the link that a message carries, and press its button; returns the link."""
    link = re.search(rf"http\S+/activities/{path}/\S+", text)[0]
    page.goto(link)
    follow(page, page.get_by_role("button", name=button).click)
    return link


def plan(page, title, host, days):
    page.get_by_label("What do you plan?").select_option(label="Stall or leafleting")
    page.get_by_label("What is it called?").fill(title)
    page.get_by_label("What happens?").fill("We hand out leaflets and talk with parents. Bring a friend.")
    page.get_by_label("Name and street of the place").fill("Forbury Gardens, Forbury Road")
    page.get_by_label("Its postcode, or the school’s name").fill("Reading Central")
    page.get_by_label("The day").fill(in_days(days))
    page.get_by_label("From").fill("10:00")
    page.get_by_label("Until", exact=True).fill("12:30")
    page.get_by_label("People sign up for it here").check()
    page.get_by_label("How many places?").fill("1")
    page.get_by_label("How to join").fill("Ask for Bo at the blue tent.")
    page.get_by_label("A speaker").check()
    page.get_by_label("Your name").fill("Example Host")
    page.get_by_label("Your e-mail address").fill(host)


def signed_up(page, mail, name, email):
    """Sign somebody up from the page of an activity, by the link in their mailbox; returns the address of their own page."""
    follow(page, page.get_by_role("link", name=re.compile("Sign up|Wait for a place")).first.click)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your e-mail address").fill(email)
    as_a_person(page)
    follow(page, page.get_by_role("button", name=re.compile("Sign up|Wait for a place")).click)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    return opened(page, mail(email, "Confirm your place"), "place", "I am coming")


def test_from_a_plan_to_a_day_that_is_called_off_and_what_came_of_it(visitor, product, mail, picture, own):
    page, host, first, second = visitor.page, f"host-{own}@example.org", f"first-{own}@example.org", f"second-{own}@example.org"
    title = {360: "Stall at the summer fair", 1280: "Stall at the spring market"}[page.viewport_size["width"]]
    visitor.go("/")
    if page.viewport_size["width"] < 640:  # on a phone the line has no room for it
        page.get_by_role("navigation", name="Main").get_by_text("More").click()
    follow(page, page.get_by_role("link", name="Act locally").first.click)
    follow(page, page.get_by_role("link", name="Say what you plan").first.click)
    plan(page, title, host, days=21)
    looked_at(page, picture, "activities-plan")
    as_a_person(page)
    tab_into(page, page.get_by_role("button", name="Tell us"))
    follow(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    opened(page, mail(host, "Confirm what you plan"), "open", "Open my activities")
    expect(page.get_by_text("with the campaign’s staff")).to_be_visible()
    looked_at(page, picture)

    product.sign_in(visitor.context, f"activities-{own}", "Activity staff")
    visitor.go("/staff/review/activities/")
    page.get_by_role("link", name=title).click()
    nothing_for_axe(page, ".review__entry")
    no_sideways_scroll(page)
    picture(page, "activities-read-by-staff")
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("It is published, and its writer is told.")).to_be_visible()
    visitor.go("/staff/activities/")
    expect(page.get_by_role("heading", name="Asked for, and not answered")).to_be_visible()
    picture(page, "activities-desk-of-staff")  # before all that folds away is opened
    nothing_for_axe(page, ".acts")
    no_sideways_scroll(page)
    page.locator("li", has_text=title).get_by_role("link", name="A speaker").first.click()
    page.get_by_label("By which day").fill(in_days(9))
    nothing_for_axe(page, ".acts")
    page.get_by_role("button", name="Promise it").click()
    expect(page.get_by_text("It is kept, and the host is told.")).to_be_visible()

    visitor.go("/activities/?near=Reading+Central")
    public = address_of(page.get_by_role("link", name=title))
    looked_at(page, picture, "activities-list")
    follow(page, page.get_by_role("link", name=title).click)
    expect(page.get_by_text("Promised by")).to_be_visible()
    looked_at(page, picture, "activities-page")
    place = signed_up(page, mail, "Ada Example", first)
    expect(page.get_by_text("You have a place.")).to_be_visible()
    looked_at(page, picture, "activities-place")
    visitor.go(public)
    signed_up(page, mail, "Ben Example", second)
    expect(page.get_by_text("You are first on the waiting list")).to_be_visible()
    looked_at(page, picture)

    visitor.go("/activities/mine/")
    follow(page, page.get_by_role("link", name=title).click)
    expect(page.get_by_text("waits for a place")).to_be_visible()
    looked_at(page, picture, "activities-host")
    follow(page, page.get_by_role("link", name="Move it").click)
    page.get_by_label("From").fill("14:00")
    page.get_by_label("Until", exact=True).fill("16:00")
    looked_at(page, picture)
    follow(page, page.get_by_role("button", name="Move it, and tell everybody").click)
    expect(page.get_by_text("It is moved.")).to_be_visible()
    assert "14:00" in mail(first, "Changed: ")
    assert "blue tent" not in mail(second, "Changed: ")

    page.goto(place)
    follow(page, page.get_by_role("button", name="I cannot come").click)
    assert "You have a place." in mail(second, "You have a place")

    visitor.go("/activities/mine/")
    follow(page, page.get_by_role("link", name=title).click)
    follow(page, page.get_by_role("link", name="Call all of it off").click)
    page.get_by_label("Why?").fill("The gardens are closed.")
    looked_at(page, picture)
    follow(page, page.get_by_role("button", name="Call it off, and tell everybody").click)
    assert "The gardens are closed." in mail(second, "Called off: ")
    visitor.go(public)
    expect(page.get_by_text("The gardens are closed.").first).to_be_visible()
    looked_at(page, picture)

    product.run(OVER.format(host=host))  # nobody can wait for a day in three weeks
    visitor.go("/activities/mine/")
    follow(page, page.get_by_role("link", name=title).click)
    follow(page, page.get_by_role("link", name="Tell how it was").click)
    page.get_by_label("How many came?").fill("40")
    page.get_by_label("What came of it, in a line?").fill("The MP will ask the board")
    page.get_by_label("And in a few sentences?").fill("Forty people came and talked.")
    follow(page, page.get_by_role("button", name="Send it to staff").click)
    image = bytes.fromhex(re.search(r"picture (\w+)", product.run(JPEG))[1])
    page.get_by_label("A picture").set_input_files({"name": "tent.jpg", "mimeType": "image/jpeg", "buffer": image})
    page.get_by_label("What is on it?").fill("A table with leaflets")
    page.get_by_label("Everybody who can be recognised").check()
    follow(page, page.get_by_role("button", name="Add the picture").click)
    looked_at(page, picture, "activities-how-it-was")
    visitor.go("/staff/review/activity-stories/")
    page.get_by_role("link", name="The MP will ask the board").first.click()
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("It is published, and its writer is told.")).to_be_visible()
    visitor.go(public)
    expect(page.get_by_role("img", name="A table with leaflets")).to_be_visible()
    looked_at(page, picture)


@pytest.mark.parametrize("anyone", ["phone without JavaScript", "desk without JavaScript"], indirect=True)
def test_planning_and_signing_up_without_javascript(anyone, product, mail, picture, own):
    page, host = anyone.page, f"host-{own}@example.org"
    anyone.go("/activities/new/")
    page.get_by_role("button", name="Tell us").click()
    expect(page.get_by_text("Give it a name").first).to_be_visible()
    looked_at(page, picture)
    plan(page, f"Evening {own[:3]}", host, days=30)
    as_a_person(page)
    follow(page, page.get_by_role("button", name="Tell us").click)
    opened(page, mail(host, "Confirm what you plan"), "open", "Open my activities")
    expect(page.get_by_text("with the campaign’s staff")).to_be_visible()
    looked_at(page, picture)
