"""Sources of news and what to do about the news: staff try a source, see why one fails, say yes to what is proposed; axe looks on."""

import re
import uuid

import pytest
from looking import looks_right, no_sideways_scroll, nothing_for_axe
from playwright.sync_api import expect

MADE = """
import datetime as dt
from django.utils import timezone
from causeway.letters.letter.models import Letter
from causeway.news.items.domain import Did, Found, Kind, Person
from causeway.news.items.storing import store
from causeway.news.loop.models import Proposal, Rule
from causeway.news.sources.models import Source
now = timezone.now()
made = Source.objects.create(key="{key}", title="Example questions", kind="questions", due_at=now, state="working", query="speech",
    said="It brought 1 new of 1; 0 had changed.", good_at=now, read_at=now)
Source.objects.create(key="{key}-fails", title="Example paper", kind="feed", due_at=now, state="failing", address="https://paper.example/feed",
    said="It answered with status 404. There is nothing at this address.", failures=3, failing_since=now - dt.timedelta(days=2), read_at=now)
Letter.objects.create(created=now - dt.timedelta(days=9), state="delivered", state_since=now, confirmed_at=now - dt.timedelta(days=8), role="leader",
    seat_code="E14001329", seat_name="Example", addressee_key="mp:{number}", addressee_name="An Example", addressee_email="mp@example.org",
    ask_key="meet", email="{key}@example.org", address_key="{key}")
Rule.objects.create(key="{key}", title="A question after letters", kinds=["question"], words='"speech and language"', proposes="writers",
    says="A few lines to your MP are worth more than they cost.")
who = Person("An Example", Did.ASKED, {number}, "Example Party", "Example East")
store(made, [Found("q", Kind.QUESTION, "https://questions.example/1", "Speech and language therapy: waiting times",
    "To ask how many children wait for speech and language therapy in Example East.", published_at=now - dt.timedelta(hours=3), people=(who,))], now)
"""

PROPOSED = """
import datetime as dt
from django.utils import timezone
from causeway.news.items.domain import Found, Kind
from causeway.news.items.storing import store
from causeway.news.loop import actions
from causeway.news.items.models import Item
from causeway.news.loop.models import Proposal, Rule
from causeway.news.sources.models import Source
now = timezone.now()
Item.objects.filter(source__key__startswith="yes-").delete()  # of a run before, of which these would be near copies
made = Source.objects.create(key="{key}", title="Example consultations", kind="feed", due_at=now, state="working", good_at=now, read_at=now)
for proposes, kind in (("paper", "consultation"), ("correction", "article")):
    Rule.objects.create(key="{key}-" + proposes, title="An example of a rule", kinds=[kind], source=made, proposes=proposes,
        figure="ehc_20_weeks" if proposes == "correction" else "", says="Say what the school sees, and what would help.")
store(made, [
    Found("c", Kind.CONSULTATION, "https://consult.example/{key}", "An example: support for children who wait",
        published_at=now - dt.timedelta(hours=3), outlet="Department for Examples", on=(now + dt.timedelta(days=40)).date()),
    Found("a", Kind.ARTICLE, "https://paper.example/{key}", "An example: nine in ten plans are late",
        published_at=now - dt.timedelta(hours=4), outlet="The Example Post"),
], now)
for each in Proposal.objects.filter(rule__source=made):
    actions.agree(each.pk, each.draft, by="{key}", now=now)
"""


@pytest.fixture
def agreed(visitor, product):
    """An editor of the news, signed in, with a consultation and an article to which somebody said yes."""
    name = f"yes-{uuid.uuid4().hex[:10]}"
    product.sign_in(visitor.context, name, "News staff", made=PROPOSED.format(key=name))
    return visitor


@pytest.fixture
def editor(visitor, product):
    """Somebody of the news staff, signed in, with a source that fails and a proposal that waits."""
    name = f"news-{uuid.uuid4().hex[:10]}"
    product.sign_in(visitor.context, name, "News staff", made=MADE.format(key=name, number=uuid.uuid4().int % 10**8 + 10**7))
    return visitor


def test_staff_see_why_a_source_fails_and_what_is_typed_wrong(editor, picture):
    page = editor.page
    editor.go("/staff/news/sources/")
    expect(page.get_by_text("It answered with status 404. There is nothing at this address.").first).to_be_visible()
    looks_right(page)
    picture(page, "news-sources", full=True)
    page.get_by_role("link", name="Put one in").click()
    page.get_by_label("What staff call it").fill("Example search")
    page.get_by_label("What kind of source it is").select_option("search")
    page.get_by_role("button", name="Try it now").click()
    expect(page.get_by_text("This kind of source needs its address").first).to_be_visible()
    expect(page.get_by_label("What staff call it")).to_have_value("Example search")
    looks_right(page)


def test_a_proposal_waits_for_a_yes_and_then_is_agreed(editor, picture):
    page = editor.page
    editor.go("/staff/news/loop/")
    nothing_for_axe(page)
    no_sideways_scroll(page)
    page.get_by_role("link", name="Speech and language therapy: waiting times").first.click()
    expect(page.get_by_text("1 confirmed letter reached this MP before that day.")).to_be_visible()
    looks_right(page)
    picture(page, "news-proposal", full=True)
    page.get_by_label("The words, for you to change").fill("Read it there.")
    page.get_by_role("button", name="Yes, tell them").click()
    expect(page.get_by_text("Agreed.").first).to_be_visible()
    expect(page.get_by_role("button", name="Yes, tell them")).to_have_count(0)
    editor.go("/staff/news/loop/rules/new/")
    looks_right(page)


def test_a_consultation_becomes_a_paper_for_governors(agreed, picture):
    page = agreed.page
    agreed.go("/staff/news/loop/")
    page.get_by_role("link", name="An example: support for children who wait").first.click()
    page.get_by_role("link", name="Make the paper for governors").click()
    expect(page.get_by_label("Who asks")).to_have_value("Department for Examples")
    looks_right(page)
    picture(page, "news-paper-for-governors", full=True)
    page.get_by_label("Whose paper").fill("zzyzx")
    page.get_by_role("button", name="Make it as Word").click()
    expect(page.get_by_text("We found no place or school called “zzyzx”.").first).to_be_visible()
    expect(page.get_by_label("Who asks")).to_have_value("Department for Examples")
    nothing_for_axe(page)
    page.get_by_label("Whose paper").fill("Leeds East")
    page.get_by_role("button", name="Make it as Word").click()
    expect(page.get_by_text("Several places are called so. Which one?").first).to_be_visible()
    nothing_for_axe(page)
    page.get_by_role("radio", name=re.compile("^Leeds East, Constituency")).check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Make it as Word").click()
    assert taken.value.suggested_filename == "leeds-east-consultation.docx"


def test_an_article_becomes_a_letter_that_staff_send_themselves(agreed, picture):
    page = agreed.page
    agreed.go("/staff/news/loop/")
    page.get_by_role("link", name="An example: nine in ten plans are late").first.click()
    page.get_by_role("link", name="Write the letter that asks for it").click()
    page.get_by_label("The sentence with the figure, as it stands in the article").fill("Nine in ten plans are late.")
    page.get_by_role("button", name="Put these into the letter").click()
    expect(page.get_by_label("The letter", exact=True)).to_have_value(re.compile("“Nine in ten plans are late.”"))
    looks_right(page)
    picture(page, "news-correction", full=True)
    page.get_by_label("Where the publisher takes corrections").fill("corrections@post.example")
    page.get_by_role("button", name="Keep it and make the mail").click()
    expect(page.get_by_role("link", name="Open it in your mail")).to_have_attribute(
        "href", re.compile("^mailto:corrections@post.example")
    )
    expect(page.get_by_role("button", name="Copy the letter")).to_be_visible()
    looks_right(page)
