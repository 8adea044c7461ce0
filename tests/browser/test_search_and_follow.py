"""Searching the whole site, and following what was searched: seen beforehand, confirmed by the mailbox, stopped by a button."""

import re

from looking import as_a_person, has_scripts, looks_right_at_each_width
from playwright.sync_api import expect

NEWS = """
import datetime as dt
from django.utils import timezone
from causeway.news.classifying.models import Assessment
from causeway.news.items.models import Item
from causeway.news.sources.models import Source
from causeway.news.alerts.items import keep_all
from causeway.searching.keeping import count_words, keep_all as keep_rooms
now = timezone.now()
later = now + dt.timedelta(days=9)
named = dict(title="Example news", kind="feed", due_at=later, state_since=now)
source, _made = Source.objects.get_or_create(key="example", defaults=named)
for days in range(1, 5):
    at = now - dt.timedelta(days=days)
    item, _made = Item.objects.get_or_create(source=source, key=str(days), defaults=dict(
        kind="question", address=f"https://example.org/{days}", title=f"Example question {days} on speech therapy in schools",
        outlet="Example Parliament", published_at=at, first_seen_at=at, changed_at=at, as_of=at, sha256="", address_key=str(days)))
    Assessment.objects.get_or_create(item=item, defaults=dict(relevance=9, relevant=True, read_at=at))
keep_rooms(now)
count_words(now)
keep_all(now)
"""
LINK = """
from causeway.outbox.models import Message
print(next(word for word in Message.objects.filter(to="{to}").latest("pk").text.split() if "/alerts/" in word))
"""


def search(page, typed) -> None:
    page.get_by_role("searchbox", name="Search this site").fill(typed)
    page.get_by_role("search").get_by_role("button", name="Search").click()


def test_words_and_a_place_lead_to_figures_there_and_signs_break_nothing(anyone, product, picture):
    product.run(NEWS)
    page = anyone.page
    anyone.go("/search/")
    search(page, "CAMHS wait Leeds")
    expect(page.get_by_role("heading", name="At Leeds")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("West Yorkshire")).first).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "search-camhs-wait-leeds")
    search(page, "roundtable")
    expect(page.get_by_role("link", name="Convene your MPs").last).to_be_visible()
    expect(page.get_by_role("heading", name="Library")).to_be_visible()
    search(page, "speach theropy")
    expect(page.get_by_text("as it is spelt")).to_be_visible()
    looks_right_at_each_width(page)
    search(page, '"speech and')
    expect(page.get_by_role("status")).to_contain_text("is not closed")
    looks_right_at_each_width(page)
    search(page, "CAMHS wait Leeds")
    page.get_by_role("link", name=re.compile("West Yorkshire")).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_somebody_follows_a_search_sees_it_on_their_page_and_stops(anyone, product, picture):
    product.run(NEWS)
    page = anyone.page
    address = f"follower-{page.viewport_size['width']}-{has_scripts(page)}@example.org"
    anyone.go("/alerts/")
    looks_right_at_each_width(page)
    page.get_by_label("The words, or the name").fill('"speech therapy')
    page.get_by_role("button", name="See what it would send").click()
    expect(page.get_by_role("alert")).to_contain_text("is not closed")
    page.get_by_label("The words, or the name").fill('"speech therapy"')
    page.get_by_role("button", name="See what it would send").click()
    expect(page.get_by_role("heading", name="This would have sent 4 in the last four weeks")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "follow-a-search")
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_label("Once a week, on Monday").check()
    page.get_by_role("checkbox", name=re.compile("^Yes, send me mail")).check()
    as_a_person(page)
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_text(address)).to_be_visible()
    page.goto(product.run(LINK.format(to=address)).strip())
    page.get_by_role("button", name="Yes, that is me").click()
    expect(page.get_by_role("heading", name="What I follow")).to_be_visible()
    expect(page.get_by_label("Once a week, on Monday")).to_be_checked()
    looks_right_at_each_width(page)
    picture(page, "follow-own-page")
    page.get_by_role("button", name=re.compile("^Stop")).click()
    expect(page.get_by_text("You follow it no more.")).to_be_visible()
    page.get_by_role("link", name="Leave, or erase everything").click()
    page.get_by_role("button", name="Leave, and erase everything now").click()
    expect(page.get_by_role("heading", name="It is erased")).to_be_visible()
