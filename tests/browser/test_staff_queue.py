"""Letters that wait for a person: a member of staff decides with the keyboard alone, on a phone and at a desk; axe looks on."""

import uuid

import pytest
from looking import looks_right, press_key, tab_into
from playwright.sync_api import expect

MADE = """
import datetime as dt
from django.utils import timezone
from causeway.letters.letter.models import Letter
from causeway.letters.review.models import Freeze
from causeway.representatives.members.queries import seat
then, held = timezone.now() - dt.timedelta(days=2), seat("E14001172", dt.date.today())
Letter.objects.filter(state="being looked at").delete()
for number in range(3):
    letter = Letter.objects.create(created=then, state="being looked at", state_since=then, confirmed_at=then, role="constituent",
        seat_code="E14001172", seat_name=held.constituency.name, addressee_key=f"mp:{{held.mp.member_id}}",
    addressee_name=held.mp.name, holder_name=held.mp.name, addressee_place=held.constituency.name,
        addressee_email=held.mp.email, ask_key="meet", nonce=str(number), name="Example Writer", email=f"{writer}-{{number}}@example.org",
        address="1 Example Street\\nLondon\\nSW1A 1AA", subject=f"Example {{number}}", text="An example. I know EX2 2BB, too.",
        foot="https://www.example.org/" + "a-long-address-" * 8)
    Freeze.objects.create(letter=letter, since=then + dt.timedelta(hours=number), reasons=["another postcode in the text"])
"""


@pytest.fixture
def reviewer(visitor, product):
    """Somebody of the reviewers' group, signed in, with three letters waiting."""
    writer = f"reviewer-{uuid.uuid4().hex[:10]}"
    product.sign_in(visitor.context, writer, "Letter reviewers", made=MADE.format(writer=writer))
    visitor.go("/staff/letters/looking/")
    return visitor


def test_a_reviewer_decides_with_the_keyboard_alone(reviewer, picture):
    page = reviewer.page
    expect(page.get_by_text("Example 0")).to_be_visible()
    looks_right(page)
    page.keyboard.press(
        "a"
    )  # the keys are off until they are switched on; had it decided, the third decision below would find no letter

    tab_into(page, page.get_by_label("Decide with the keys A and R"))
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Let it go (A)")).to_be_visible()
    picture(page, "letters-to-look-at", full=True)
    press_key(page, "a")
    expect(page.get_by_text("It is on its way.")).to_be_visible()
    expect(page.get_by_text("Example 1", exact=True)).to_be_visible()

    reason = page.get_by_label("Why it does not go")
    tab_into(page, reason)
    page.keyboard.press("Control+a")
    page.keyboard.type("A reader in a car")  # letters that are typed decide nothing
    expect(page.get_by_text("Example 1", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    press_key(page, "r")
    expect(page.get_by_text("It is refused. Its writer reads why")).to_be_visible()
    expect(page.get_by_text("Example 2")).to_be_visible()

    tab_into(page, page.get_by_role("button", name="Let it go"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("No letter waits. Thank you.")).to_be_visible()
    page.reload()  # Wagtail's message fades in, and has too little contrast on the way
    looks_right(page)
