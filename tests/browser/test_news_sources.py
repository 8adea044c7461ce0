"""Sources of news and what to do about the news: staff try a source, see why one fails, and say yes to word for writers; axe looks on."""

import uuid

import pytest
from looking import no_sideways_scroll, nothing_for_axe
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
    no_sideways_scroll(page)
    nothing_for_axe(page)
    picture(page, "news-sources", full=True)
    page.get_by_role("link", name="Put one in").click()
    page.get_by_label("What staff call it").fill("Example search")
    page.get_by_label("What kind of source it is").select_option("search")
    page.get_by_role("button", name="Try it now").click()
    expect(page.get_by_text("This kind of source needs its address").first).to_be_visible()
    expect(page.get_by_label("What staff call it")).to_have_value("Example search")
    no_sideways_scroll(page)
    nothing_for_axe(page)


def test_a_proposal_waits_for_a_yes_and_then_is_agreed(editor, picture):
    page = editor.page
    editor.go("/staff/news/loop/")
    nothing_for_axe(page)
    no_sideways_scroll(page)
    page.get_by_role("link", name="Speech and language therapy: waiting times").first.click()
    expect(page.get_by_text("1 confirmed letter reached this MP before that day.")).to_be_visible()
    no_sideways_scroll(page)
    nothing_for_axe(page)
    picture(page, "news-proposal", full=True)
    page.get_by_label("The words, for you to change").fill("Read it there.")
    page.get_by_role("button", name="Yes, tell them").click()
    expect(page.get_by_text("Agreed.").first).to_be_visible()
    expect(page.get_by_role("button", name="Yes, tell them")).to_have_count(0)
    editor.go("/staff/news/loop/rules/new/")
    no_sideways_scroll(page)
    nothing_for_axe(page)
