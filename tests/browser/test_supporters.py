"""Saying yes to the campaign's news, one's own page, and a newsletter from its blocks to a reader's mailbox."""

import re

from looking import as_a_person, follow, has_scripts, looks_right_at_each_width, no_sideways_scroll, until
from playwright.sync_api import expect

COMPOSED = """
from django.utils import timezone
from causeway.supporters.newsletters import actions as acts
while acts.compose(timezone.now()):
    pass
"""
LINK = """
from causeway.outbox.models import Message
print(next(word for word in Message.objects.filter(to="{to}").latest("pk").text.split() if "/updates/" in word))
"""


def say_yes(anyone, product, address) -> None:
    page = anyone.page
    anyone.go("/updates/")
    expect(page.get_by_role("checkbox", name=re.compile("^Yes, e-mail me"))).not_to_be_checked()
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_label("Your postcode or constituency").fill("Hackney South and Shoreditch")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the box if you agree")
    looks_right_at_each_width(page)
    page.get_by_role("checkbox", name=re.compile("^Yes, e-mail me")).check()
    as_a_person(page)
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_text(address)).to_be_visible()
    page.goto(product.run(LINK.format(to=address)).strip())
    page.get_by_role("button", name="Yes, that is me").click()
    expect(page.get_by_role("heading", name="What I hear from the campaign")).to_be_visible()


def test_a_reader_says_yes_changes_their_mind_and_leaves(anyone, product, picture):
    page, address = anyone.page, f"reader-{anyone.page.viewport_size['width']}-{has_scripts(anyone.page)}@example.org"
    say_yes(anyone, product, address)
    expect(page.get_by_text("Confirmed by your mailbox")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "supporter-own-page")
    page.get_by_label("One a month at most").check()
    page.get_by_role("button", name="Keep my choices").click()
    expect(page.get_by_role("status")).to_contain_text("It is kept")
    expect(page.get_by_label("One a month at most")).to_be_checked()
    page.get_by_role("link", name="Leave, or erase everything").click()
    looks_right_at_each_width(page)
    page.get_by_role("button", name="Leave, and erase everything now").click()
    expect(page.get_by_role("heading", name="It is erased")).to_be_visible()


def test_staff_write_a_newsletter_and_a_reader_gets_it(visitor, product, picture):
    page, address = visitor.page, f"news-{visitor.page.viewport_size['width']}-{has_scripts(visitor.page)}@example.org"
    say_yes(visitor, product, address)
    product.sign_in(
        visitor.context, "example-editor", "Newsletter editors",
        made="from django.contrib.auth.models import User\nUser.objects.update_or_create(username='example-editor', "
        "defaults={'email': 'editor@example.org'})\n",
    )  # fmt: skip
    visitor.go("/staff/newsletters/new/")
    subject = f"For {address}"
    page.get_by_label("Subject", exact=True).fill(subject)
    page.get_by_label("What I could do").check()
    page.get_by_label("What stands here").nth(0).select_option("words")
    page.get_by_label("Words").nth(0).fill("Write to your MP this week.")
    follow(page, page.get_by_role("button", name="Add a block").click)
    expect(page.get_by_label("Words").nth(0)).to_have_value("Write to your MP this week.")
    page.get_by_label("What stands here").nth(1).select_option("figure")
    page.get_by_role("button", name="Keep the draft").click()
    expect(page.get_by_text("A reader who named no place gets nothing here.")).to_be_visible()
    page.get_by_label(re.compile("^A reader in")).fill("Hackney South and Shoreditch")
    page.get_by_role("button", name="Read it as they do").click()
    expect(page.get_by_role("heading", name="What is published about Hackney South and Shoreditch")).to_be_visible()
    no_sideways_scroll(page)
    picture(page, "newsletter-read-by-staff")
    page.get_by_role("button", name="Send a test to editor@example.org").click()
    page.get_by_role("button", name=re.compile("^Send it")).click()
    expect(page.get_by_role("button", name="Stop it")).to_be_visible()
    product.run(COMPOSED)
    link = product.run(LINK.format(to=address)).strip()
    page.goto(until(page, lambda: link))
    expect(page.get_by_role("heading", name=subject)).to_be_visible()


def test_without_a_script_nothing_lies_on_the_form_on_any_screen(anyone, product):
    page = anyone.page
    product.sign_in(anyone.context, "example-editor", "Newsletter editors")
    anyone.go("/staff/newsletters/new/")
    page.get_by_label("Subject", exact=True).fill("An example")
    page.get_by_label("What I could do").check()
    page.get_by_label("Words").nth(0).fill("Write to your MP this week.")
    page.get_by_role("button", name="Keep the draft").click()
    expect(page.get_by_role("button", name="Read it as they do")).to_be_visible()
