"""After the letter: the private page, asking after it, logging a saved reply, erasing all of it, for every kind of visitor."""

import re
import uuid

import pytest
from looking import no_sideways_scroll, nothing_for_axe
from playwright.sync_api import expect
from test_road import next_step

REPLY = """From: Jo Sample <jo@parliament.example.org>
To: Example Writer <{writer}>
Subject: Re: an example

Dear Example,

The government has already done a great deal. Ring 020 7946 0000.

Yours sincerely,
Jo Sample
"""


def looks_right(visitor, javascript: bool) -> None:
    no_sideways_scroll(visitor.page)
    if javascript:
        nothing_for_axe(visitor.page)


MADE = """
import datetime as dt
from django.utils import timezone
from causeway.letters.letter.models import Letter
from causeway.outbox.models import address_key
from causeway.representatives.members.queries import seat
then, writer = timezone.now() - dt.timedelta(days=15), {writer!r}
held = seat("E14001172", dt.date.today())
Letter.objects.create(created=then, state="delivered", state_since=then, confirmed_at=then, role="constituent",
    seat_code="E14001172", seat_name=held.constituency.name, addressee_key=f"mp:{{held.mp.member_id}}",
    addressee_name=held.mp.name, holder_name=held.mp.name, addressee_place=held.constituency.name,
    addressee_email=held.mp.email, ask_key="meet", message_id="<letter." + writer.replace("@", ".") + "@example.org>", name="Example Writer",
    email=writer, address_key=address_key(writer), address="1 Example Street\\nSW1A 1AA", subject="An example",
    text="An example of a letter.", foot="1 Example Street")
"""


def letter_of_two_weeks_ago(product, writer: str) -> None:
    """Make a letter that was delivered fifteen days ago: no test can wait that long, and test_road walks the road to it."""
    product.run(MADE.format(writer=writer))


@pytest.fixture
def with_a_letter(anyone, mail, product):
    """A visitor whose letter was delivered fifteen days ago, with their private page open."""
    page, writer = anyone.page, f"after-{uuid.uuid4().hex[:10]}@example.org"
    letter_of_two_weeks_ago(product, writer)
    anyone.go("/write/mine/")
    page.get_by_label("The e-mail address you wrote with").fill(writer)
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("heading", name="Look at your e-mail")).to_be_visible()
    page.goto(re.search(r"https?://\S+/write/mine/open/\S+", mail(writer, "The link to your letters"))[0])
    page.get_by_role("button", name="Open my letters").click()
    expect(page.get_by_role("heading", name="My letters")).to_be_visible()
    return anyone, writer


@pytest.mark.parametrize("anyone", ["phone", "desk without JavaScript"], indirect=True)
def test_asked_after_answered_and_erased(with_a_letter, mail, tmp_path, request, picture):
    visitor, writer = with_a_letter
    page, javascript = visitor.page, "without" not in request.node.name
    expect(page.get_by_text("15 days ago")).to_be_visible()
    looks_right(visitor, javascript)
    picture(page, "my-letters", full=True)

    page.get_by_role("link", name="Ask after it").click()
    looks_right(visitor, javascript)
    page.get_by_label("Your words").fill("It is still so, and I still wait. This is an example in a test.")
    next_step(page)
    expect(page.get_by_role("heading", name="Read it through")).to_be_visible()
    expect(page.get_by_text("That is 15 days ago, and I have had no answer yet.").first).to_be_visible()
    looks_right(visitor, javascript)
    picture(page, "ask-after-a-letter", full=True)
    page.get_by_role("button", name="Send it for me").click()
    expect(page.get_by_text("You asked after it").first).to_be_visible()
    assert "still wait" in mail(writer, "Your copy: Re:")

    page.get_by_role("link", name="Log a reply").click()
    looks_right(visitor, javascript)
    saved = tmp_path / "reply.eml"
    saved.write_text(REPLY.format(writer=writer))
    page.get_by_label("Or the saved message").set_input_files(saved)
    page.get_by_role("button", name="Look at what would be kept").click()
    expect(page.get_by_label("What we shall keep")).to_have_value(
        "Dear [name],\n\nThe government has already done a great deal. Ring [phone number].\n\nYours sincerely,\n[signature]"
    )
    looks_right(visitor, javascript)
    picture(page, "log-a-reply", full=True)
    page.get_by_label("They defend what has been done so far").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("You logged an answer from").first).to_be_visible()
    looks_right(visitor, javascript)

    page.get_by_role("link", name="Write back").click()
    # What is offered in answer is a figure that stands worse than England, with its source.
    expect(page.get_by_text("put it beside their words")).to_be_visible()
    looks_right(visitor, javascript)

    visitor.go("/write/mine/erase/")
    looks_right(visitor, javascript)
    page.get_by_label("Yes, erase all of it").check()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("heading", name="Everything of yours is erased")).to_be_visible()
    visitor.go("/write/mine/")
    expect(page.get_by_label("The e-mail address you wrote with")).to_be_visible()
