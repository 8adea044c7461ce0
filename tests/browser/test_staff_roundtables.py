"""Staff look after a roundtable, on a phone and at a desk: the list, one, the map, the month, somebody's details, a good example."""

import pytest
from looking import no_sideways_scroll, nothing_for_axe
from playwright.sync_api import expect

MADE = """
import datetime as dt
from django.contrib.auth.models import Group, User
from django.utils import timezone
from causeway.areas.models import Area
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.day.models import RunSheetItem
from causeway.roundtables.table.models import Organiser, Roundtable, Seat
now, area = timezone.now(), Area.objects.get(kind="constituency", name="Reading Central")
User.objects.create_user("example-staff", password="plain-example-words").groups.add(Group.objects.get(name="Roundtable staff"))
for name in ("x1", "x2"):
    made = Roundtable.objects.create(slug=name, title=f"Example meeting {name} for staff", created=now, changed=now - dt.timedelta(30),
        state="draft", state_since=now, start_from="seats", calendar_uid=name)
    Organiser.objects.create(roundtable=made, name="Example Organiser", email=f"{name}@example.org", role="owner", invited_at=now,
        verified_at=now)
    Seat.objects.create(roundtable=made, code=area.code, name=area.name, member_id=901, mp_name="Ada Example", added=now)
    CandidateDate.objects.create(roundtable=made, starts_at=now + dt.timedelta(days=1))
    RunSheetItem.objects.create(roundtable=made, position=0, minutes=60, kind="discussion", title="Discussion")
"""


@pytest.fixture(scope="module")
def made(product):
    """Two roundtables of one seat, and an account of the ready-made group."""
    product.run(MADE)


def looks_right(page, picture, name) -> None:
    """Let axe look at what is ours; the editor's own frame around it is the library's."""
    nothing_for_axe(page, ".rts")
    no_sideways_scroll(page)
    picture(page, f"staff-roundtables-{name}")


def test_staff_look_after_a_roundtable(visitor, made, picture):
    page = visitor.page
    visitor.go("/staff/roundtables/")
    page.get_by_label("Username").fill("example-staff")
    page.get_by_label("Password").fill("plain-example-words")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Nobody has touched it for 30 days.").first).to_be_visible()
    looks_right(page, picture, "list")

    page.get_by_role("link", name="Asked twice", exact=True).click()
    expect(page.get_by_role("rowheader", name="Ada Example")).to_be_visible()
    looks_right(page, picture, "clashes")

    page.get_by_role("link", name="Map and seats").click()
    looks_right(page, picture, "map")
    page.locator(".rts__map a", has_text="Reading Central").focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_contain_text("Reading Central")

    page.get_by_role("link", name="Calendar").click()
    looks_right(page, picture, "month")
    page.get_by_role("button", name="Get an address").or_(page.get_by_role("button", name="Make a new address")).click()
    expect(page.locator("code")).to_contain_text("/roundtables/staff-calendar/")

    page.get_by_role("link", name="All", exact=True).click()
    page.get_by_role("link", name="Example meeting x1 for staff").click()
    looks_right(page, picture, "one")
    page.get_by_role("button", name="Open the organisers’ details").click()
    expect(page.get_by_role("link", name="x1@example.org")).to_be_visible()
    looks_right(page, picture, "contacts")
    page.get_by_role("link", name="Details opened").click()
    expect(page.get_by_role("cell", name="example-staff").first).to_be_visible()
    looks_right(page, picture, "opened")

    page.get_by_role("link", name="Example meeting x1 for staff").first.click()
    page.get_by_role("link", name="A good example for others?").click()
    page.get_by_label("What to call it").fill("An hour’s discussion")
    page.get_by_label("What is good about it").fill("It was short.")
    page.get_by_role("button", name="Offer it to organisers").click()
    expect(page.get_by_text("Read it through first").first).to_be_visible()
    looks_right(page, picture, "example")
    page.get_by_label("I have read what is offered").check()
    page.get_by_role("button", name="Offer it to organisers").click()
    expect(page.get_by_text("Organisers can begin from it as")).to_be_visible()
    visitor.console.clear()  # what the editor's own pages say is the library's
