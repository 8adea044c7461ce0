"""News as people read it, and the editor's desk with the keyboard and without JavaScript. The items are real motions, and plain examples."""

import re
import uuid

import pytest
from looking import follow, has_scripts, looks_right, press_key, tab_into
from playwright.sync_api import expect

MADE = """
import datetime as dt
from django.utils import timezone
from causeway.news.items.models import Item
from causeway.news.items.stored import Stored
from causeway.news.ranking.arriving import read_what_came
from causeway.news.sources.models import Source
now = timezone.now()
parliament, _ = Source.objects.get_or_create(key="shown-parliament", defaults={"title": "UK Parliament", "kind": "feed",
    "state": "stopped", "due_at": now, "state_since": now, "good_at": now})
gazette, _ = Source.objects.get_or_create(key="shown-gazette", defaults={"title": "Example Gazette", "kind": "feed",
    "state": "stopped", "due_at": now, "state_since": now, "good_at": now})
ASKED = {"name": "Matt Rodda", "did": "asked", "member": 4654, "code": "E14001438"}
ROWS = (
    (parliament, "motion", "SEND Provision and Reform", "That this House believes that SEND is an issue that affects every constituency; "
        "acknowledges that all hon. Members represent families who face daily challenges in navigating a system", 3, None, []),
    (parliament, "motion", "Mental Health Support: Educational Settings", "I beg to move, That this House has considered mental health "
        "support in educational settings.", 5, None, []),
    (parliament, "motion", "Adjournment Debate: SEND Provision: Derbyshire", "Motion made, and Question proposed, That this House do now "
        "adjourn.", 8, None, []),
    (parliament, "motion", "Adjournment Debate: Children’s Social Care: North-east England", "", 12, None, []),
    (parliament, "question", "Speech and Language Therapy", "An example of a question: how many children wait.", 2, None, [ASKED]),
    (gazette, "article", "An example: children in Reading wait for CAMHS", "A made-up article, to show how one stands here.", 1, None, []),
    (gazette, "article", "An example: families in Newcastle wait for CAMHS", "A made-up article that names a town two councils bear.", 1,
        None, []),
    (parliament, "consultation", "An example: consultation on special educational needs", "", 1, 20, []),
    (parliament, "committee", "An example: evidence on children’s mental health", "", 1, 9, []),
)
for number, (source, kind, title, extract, days, ahead, people) in enumerate(ROWS):
    at = now - dt.timedelta(days=days)
    item, new = Item.objects.get_or_create(source=source, key=f"shown-{number}", defaults={"kind": kind, "title": title,
        "extract": extract, "address": f"https://example.org/shown/{number}", "published_at": at, "first_seen_at": at, "changed_at": at,
        "as_of": now, "on": (now + dt.timedelta(days=ahead)).date() if ahead else None, "people": people, "sha256": f"{number:064}",
        "address_key": f"shown{number}"})
    if new:
        read_what_came([Stored(item, new=True)])
"""
READING = "E14001438"


@pytest.fixture(scope="module")
def news(product):
    product.run(MADE)


def test_anyone_reads_the_news_and_why_it_is_there(anyone, news, picture):
    page = anyone.page
    anyone.go("/news/")
    expect(page.get_by_role("heading", name="What matters first")).to_be_visible()
    expect(page.get_by_role("link", name="SEND Provision and Reform", exact=True)).to_be_visible()
    expect(page.get_by_text("ask your governors")).to_be_visible()
    if has_scripts(page):
        page.mouse.wheel(0, 560)  # from the head of the page to the first items
        picture(page, "news")
    looks_right(page)

    page.get_by_label("Service").select_option(label="Social care")
    follow(page, page.get_by_role("button", name="Show", exact=True).click)
    expect(page.get_by_text("1 item of the last six months")).to_be_visible()
    expect(page.get_by_role("link", name="North East", exact=True)).to_be_visible()
    follow(page, page.get_by_role("link", name="Show everything").click)

    follow(page, page.get_by_role("link", name="Why is this here? An example: children in Reading wait for CAMHS").click)
    expect(page.get_by_text("because the title says “CAMHS”, +4")).to_be_visible()
    expect(page.get_by_text("it says “in Reading”, so the place is meant and not the word")).to_be_visible()
    if has_scripts(page):
        picture(page, "news-why", full=True)
    looks_right(page)

    anyone.go("/news/")
    page.get_by_label("A postcode, a place or an MP").fill("Reading Central")
    follow(page, page.get_by_role("button", name="News near there").click)
    expect(page.get_by_role("heading", level=1, name="Reading Central")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("in Parliament"))).to_be_visible()
    expect(page.get_by_role("link", name="Speech and Language Therapy", exact=True).first).to_be_visible()
    if has_scripts(page):
        picture(page, "news-of-an-area")
    looks_right(page)


def test_news_is_folded_on_an_areas_page(visitor, news, picture):
    page = visitor.page
    visitor.go(f"/areas/constituency/{READING}/")
    folded = page.locator("details", has_text="What was said here lately")
    folded.locator("summary").click()
    expect(folded.get_by_role("link", name="An example: children in Reading wait for CAMHS")).to_be_visible()
    looks_right(page)


@pytest.fixture
def editor(visitor, news, product):
    product.sign_in(visitor.context, f"editor-{uuid.uuid4().hex[:8]}", "News staff")
    return visitor


def test_an_editor_works_with_one_key_each(editor, picture):
    page = editor.page
    editor.go("/staff/news/desk/")
    picture(page, "news-desk")
    looks_right(page)
    editor.go("/staff/news/desk/")
    tab_into(page, page.get_by_role("link", name="To the first item, where the keys work"))
    page.keyboard.press("Enter")
    first = page.locator(".desk__item").first
    expect(first).to_be_focused()
    press_key(page, "j")
    press_key(page, "k")
    expect(first).to_be_focused()
    follow(page, lambda: press_key(page, "d"))
    expect(page.get_by_text("It stands in the digest.")).to_be_visible()
    follow(page, lambda: press_key(page, "d"))
    expect(page.get_by_text("It is left out of the digest.")).to_be_visible()
    press_key(page, "s")
    expect(page.locator(":focus")).to_have_attribute("name", "service")


@pytest.mark.parametrize("anyone", ["desk without JavaScript"], indirect=True)  # on a phone the editor's own menu needs scripts
def test_an_editor_works_with_buttons_alone(anyone, news, product, picture):
    page = anyone.page
    product.sign_in(anyone.context, f"editor-{uuid.uuid4().hex[:8]}", "News staff")
    anyone.go("/staff/news/desk/?view=open")
    item = page.locator(".desk__item", has_text="families in Newcastle")
    item.get_by_text("Correct the places").click()
    expect(item.get_by_role("button", name=re.compile("It means Newcastle upon Tyne")).first).to_be_visible()

    anyone.go("/staff/news/desk/")
    item = page.locator(".desk__item", has_text="Mental Health Support: Educational Settings")
    follow(page, item.get_by_role("button", name=re.compile("^Pin")).click)
    expect(page.get_by_text("It stands first.")).to_be_visible()
    item = page.locator(".desk__item", has_text="Mental Health Support: Educational Settings")
    follow(page, item.get_by_role("button", name=re.compile("^Unpin")).click)
    item = page.locator(".desk__item", has_text="Mental Health Support: Educational Settings")
    item.get_by_text("Correct the services").click()
    item.get_by_label("Special educational needs").check()
    follow(page, item.get_by_role("button", name="Keep these services").click)
    anyone.go("/staff/news/desk/rules/")
    looks_right(page)
    follow(page, page.get_by_role("button", name=re.compile("Undo it +Mental Health Support")).first.click)
    expect(page.get_by_text("It is undone")).to_be_visible()


def test_an_editor_composes_the_digest(editor, product, picture):
    page = editor.page
    product.run("from causeway.news.desk.models import Pick; Pick.objects.all().delete()")
    editor.go("/staff/news/desk/")
    for title in ("SEND Provision and Reform", "Speech and Language Therapy"):
        item = page.locator(".desk__item", has=page.get_by_role("link", name=title, exact=True))
        follow(page, item.get_by_role("button", name=re.compile("^Into the digest")).click)
    follow(page, page.get_by_role("link", name="Digest", exact=True).click)
    page.get_by_label("Your line about it").first.fill("Read this before you write to your MP.")
    follow(page, page.get_by_role("button", name="Keep it").first.click)
    expect(page.get_by_label("The digest in plain words")).to_have_value(re.compile("Read this before you write to your MP."))
    picture(page, "news-digest", full=True)
    page.reload()
    looks_right(page)
    editor.go("/staff/news/desk/rules/")
    picture(page, "news-rules")
    looks_right(page)
