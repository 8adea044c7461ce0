"""Staff run the campaign, on a phone and at a desk: their home, the seats, one person's data, the trail, roles, a list of supporters."""

import re

import pytest
from looking import PATIENCE, follow, no_sideways_scroll, nothing_for_axe, text_of, until
from playwright.sync_api import expect

from causeway.supporters.bringing_in.domain import Column

# The worker's first round sets totals beside the letters, and would take those away that no letter has.
MADE = """
import datetime as dt
import time
from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone
from causeway.areas.models import Area
from causeway.letters.counting.models import LetterStep, SeatTotal
from causeway.outbox.models import Message
from causeway.supporters.joining.models import Supporter
from causeway.work.models import Round
ends = time.monotonic() + 60
while not Round.objects.filter(name="letters.check_totals", ended_at__isnull=False).exists():
    assert time.monotonic() < ends, "the worker does not check totals"
    time.sleep(0.2)
today, now = timezone.localdate(), timezone.now()
names = ("Reading Central", "Leeds East", "Bristol South", "Norwich North", "Watford", "Derby North")
for number, area in enumerate(Area.objects.filter(kind="constituency", name__in=names).order_by("name")):
    SeatTotal.objects.update_or_create(seat_code=area.code, defaults={"delivered": 3 + 9 * number, "replies": number % 3,
        "first_on": today - dt.timedelta(days=10 + 4 * number)})
for step, many in (("opened", 214), ("begun", 96), ("asked", 61), ("confirmed", 52), ("delivered", 51), ("answered", 9)):
    LetterStep.objects.update_or_create(day=today, step=step, defaults={"many": many})
    LetterStep.objects.update_or_create(day=today - dt.timedelta(days=7), step=step, defaults={"many": many // 2})
Message.objects.filter(message_id="<lost@example.org>").delete()
Message.objects.create(message_id="<lost@example.org>", kind="example", to="lost@example.org", person="lost@example.org",
    state="uncertain", subject="An example", text="Dear Example")
Supporter.objects.filter(email__endswith="@brought-in.example.org").delete()
user, made = User.objects.get_or_create(username="example-lead")
if made:
    user.set_password("plain-example-words")
    user.save()
    for name in ("Reviewers", "Data officers", "Campaign editors"):
        user.groups.add(Group.objects.get(name=name))
    codes = ("see_all_seats", "see_small_numbers", "look_after_outbox", "see_counts", "bring_in", "take_out")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
"""
SECOND = """
from django.contrib.auth.models import Permission, User
user, _made = User.objects.get_or_create(username="example-second")
user.user_permissions.add(Permission.objects.get(codename="bring_in"))
"""
PASSWORD = "plain-example-words"


@pytest.fixture
def lead(visitor, product):
    """Somebody who runs the campaign, signed in."""
    product.sign_in(visitor.context, "example-lead", "Reviewers", made=MADE)
    visitor.go("/staff/")
    return visitor


def looks_right(page, picture, name, inside=".ins"):
    """Let axe look at what is ours; the editor's own frame around it is the library's."""
    nothing_for_axe(page, inside)
    no_sideways_scroll(page)
    picture(page, f"run-{name}")


def shows(page, *words):
    """Ask for a page of staff's again until it has these words: what all of them see may be a minute old, and others were here."""

    def lacking():
        said = text_of(page.locator(".ins"))
        gone = [word for word in words if word not in said]
        if gone:
            page.reload()
        return gone

    until(page, lacking, lambda gone: not gone, patience=3 * PATIENCE)


def test_home_shows_what_waits_and_one_of_the_five_is_set_aside(lead, picture):
    page = lead.page
    shows(page, "Letters delivered", "nobody plans a roundtable")
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    expect(page.get_by_role("link", name="Mail of which nobody knows whether it arrived")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Letters delivered")).to_be_visible()
    looks_right(page, picture, "home")
    # Not the first of all: where another test planned a roundtable, that may be.
    lonely = page.locator(".ins__five > li", has_text="nobody plans a roundtable").first
    expect(lonely).to_be_visible()
    page.get_by_role("link", name="How they are weighed").click()
    expect(page.get_by_role("rowheader", name="Letters and no answer")).to_be_visible()
    looks_right(page, picture, "monday")
    lonely.get_by_role("link", name="aside").click()
    page.get_by_role("button", name="Set it aside").click()
    expect(page.get_by_text("Say in a few words why").first).to_be_visible()
    looks_right(page, picture, "aside")
    page.get_by_label("Why set it aside").fill("They have agreed to meet")
    page.get_by_role("button", name="Set it aside").click()
    expect(page.get_by_text("They have agreed to meet")).to_be_visible()
    page.get_by_role("button", name="back").first.click()
    expect(page.get_by_text("No seat is set aside.")).to_be_visible()
    lead.console.clear()  # what the editor's own pages say is the library's


def test_the_seats_on_a_map_and_in_a_table(lead, picture):
    page = lead.page
    lead.go("/staff/coverage/")
    page.get_by_label("Only seats with", exact=True).select_option("letters")
    page.get_by_label("Only seats without").select_option("roundtables")
    page.get_by_label("In the order of").select_option("letters")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("tbody tr").first).to_contain_text("48")
    expect(page.locator(".ins__map a").first).to_be_attached()
    looks_right(page, picture, "coverage")
    follow(page, page.get_by_role("link", name="How far letters come").click)
    expect(page.get_by_text("Opened the page").first).to_be_visible()
    looks_right(page, picture, "funnel")
    lead.console.clear()


def test_one_persons_data_is_shown_and_erased_after_a_second_look(lead, picture):
    page = lead.page
    lead.go("/staff/persons/")
    looks_right(page, picture, "key")
    page.get_by_label("Your password once more").fill(PASSWORD)
    page.get_by_role("button", name="Open the page").click()
    looks_right(page, picture, "find")
    page.get_by_label("Their e-mail address").fill("lost@example.org")
    page.get_by_role("button", name="Show what is held").click()
    expect(page.get_by_text("Messages that were sent: 1")).to_be_visible()
    looks_right(page, picture, "held")
    page.get_by_label("Type their e-mail address once more").fill("another@example.org")
    page.get_by_label("Your password once more").fill(PASSWORD)
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_text("That is another address").first).to_be_visible()
    looks_right(page, picture, "erase")
    page.get_by_label("Type their e-mail address once more").fill("lost@example.org")
    page.get_by_label("Your password once more").fill(PASSWORD)
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_text("1 thing was erased.")).to_be_visible()

    lead.go("/staff/persons/kept/")
    looks_right(page, picture, "kept")
    lead.go("/staff/who-did-what/?act=person.erased")
    expect(page.locator("tbody tr").first).to_contain_text("example-lead")
    looks_right(page, picture, "trail")
    lead.go("/staff/roles/")
    expect(page.get_by_text("Can find, export and erase what is held about a person")).to_be_visible()
    looks_right(page, picture, "roles")
    lead.console.clear()


def test_a_list_of_supporters_comes_in_after_anothers_second_look(lead, picture, product, tmp_path):
    page = lead.page
    line = '{0}@brought-in.example.org,"Yes, write to me about this example campaign.",2026-02-01,paper sheet,{1},,\n'
    file = tmp_path / "list.csv"
    file.write_text(f"{','.join(Column)}\n" + line.format("ada", ""))
    lead.go("/staff/newsletters/bring-in/")
    page.get_by_label("A CSV file or an Excel workbook").set_input_files(file)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Without proof nobody comes in")).to_be_visible()
    looks_right(page, picture, "list-refused", ".news")
    file.write_text(f"{','.join(Column)}\n" + line.format("ada", "Example folder 3") + line.format("bo", "Example folder 3"))
    page.get_by_label("A CSV file or an Excel workbook").set_input_files(file)
    page.get_by_role("button", name="Check it").click()
    page.get_by_label("What list it is").fill("Example sheets")
    page.get_by_role("button", name="Keep the list for a second look").click()
    expect(page.get_by_text("2 people wait.")).to_be_visible()
    expect(page.get_by_text("somebody else looks at it the second time")).to_be_visible()
    looks_right(page, picture, "list", ".news")
    product.sign_in(lead.context, "example-second", "Campaign editors", made=SECOND)
    page.reload()
    looks_right(page, picture, "list-second-look", ".news")
    page.get_by_label("Type how many they are").fill("2")
    page.get_by_role("button", name="I have looked: admit them").click()
    expect(page.get_by_text("2 people are readers now.")).to_be_visible()
    product.sign_in(lead.context, "example-lead", "Reviewers")
    lead.go("/staff/newsletters/passing-on/")
    expect(page.get_by_text("Supporters are passed on to nobody.")).to_be_visible()
    looks_right(page, picture, "passing-on", ".news")
    lead.console.clear()


def test_the_menu_is_opened_by_keyboard_and_says_its_groups_whole(lead):
    page = lead.page
    if page.viewport_size["width"] < 800:
        page.get_by_role("button", name="Toggle sidebar").press("Enter")
    group = page.get_by_role("button", name="Supporters and surveys")
    expect(group).to_be_visible()
    fits = "[...document.querySelectorAll('.sidebar-menu-item__link .menuitem-label')].every(each => each.scrollWidth <= each.clientWidth)"
    until(page, lambda: page.evaluate(fits))
    group.press("Enter")
    expect(group).to_have_attribute("aria-expanded", "true")
    line = page.get_by_role("link", name="Bring in supporters")
    expect(line).to_be_visible()
    page.keyboard.press("Tab")
    until(page, lambda: page.evaluate("document.activeElement.closest('.sidebar-sub-menu-panel') !== null"))
    follow(page, lambda: line.press("Enter"))
    expect(page).to_have_url(re.compile("/staff/newsletters/bring-in/$"))
    lead.console.clear()
