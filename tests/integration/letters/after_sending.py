"""Letters that went, of plainly made-up writers, for the tests of what comes afterwards."""

import datetime as dt

from django.utils import timezone

from causeway.letters.after.actions.visiting import new_link
from causeway.letters.letter.models import Letter
from causeway.outbox.models import address_key

HOME = "E14000901"


def letter_that_went(days_ago=15, state="delivered", email="nia@example.org", **changes):
    """Make a letter delivered for its writer so many days ago."""
    went = timezone.now() - dt.timedelta(days=days_ago)
    plain = {
        "created": went,
        "state": state,
        "state_since": went,
        "confirmed_at": went,
        "nonce": "n" * 32,
        "role": "constituent",
        "seat_code": HOME,
        "seat_name": "Upper Example",
        "addressee_key": "mp:901",
        "addressee_place": "Upper Example",
        "holder_name": "Ada Example",
        "addressee_name": "Ada Example",
        "addressee_email": "ada@parliament.example.org",
        "ask_key": "opening-hours",
        "figure_key": "",
        "message_id": f"<letter.{email}.{days_ago}.{state}@example.org>".replace("@", ".", 1).replace(" ", "-"),
        "name": "Nia Writer",
        "email": email,
        "address_key": address_key(email),
        "address": "1 Example Road\nUpper Example\nEX1 1AA",
        "subject": "Reading rooms",
        "text": "Dear Ms Example,\n\nThe reading room shut in January.",
        "foot": "1 Example Road\nEX1 1AA",
    }
    return Letter.objects.create(**(plain | changes))


def open_page(client, email="nia@example.org"):
    """Open somebody's private page in this browser, as their mailbox's link does."""
    token = new_link(email, timezone.now(), dt.timedelta(hours=2))
    answer = client.post(f"/write/mine/open/{token}/")
    assert answer.status_code == 302, answer.content.decode()
    return token
