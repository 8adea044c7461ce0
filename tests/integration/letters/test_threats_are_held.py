"""A letter that threatens, insults or advertises waits for a person, whatever its writer ticked; its writer is told kindly."""

import datetime as dt
import re
from html import unescape

import pytest
from django.utils import timezone

from causeway.letters.after.actions import following_up
from causeway.letters.after.domain.following_up import Kind
from causeway.letters.letter.exceptions import NeedsAReader
from causeway.letters.letter.links import CONFIRM_LINK
from causeway.letters.letter.models import Letter
from causeway.letters.review.models import CareRules
from causeway.letters.sending.actions import sending

pytestmark = pytest.mark.django_db

HELD = [
    ("text", "I will find out where you live and hurt you.", "words that may threaten"),
    ("text", "I W1LL F1ND OUT WHERE Y0U L1VE.", "words that may threaten"),
    ("text", "You are a disgrace.", "words that may insult"),
    ("text", "Buy now at our shop!", "words that may advertise"),
    ("subject", "Watch your back", "words that may threaten"),
    ("name", "I know where you live", "words that may threaten"),
    ("school", "I will k i l l you", "words that may threaten"),
    ("job_title", "You will regret this", "words that may threaten"),
    ("address", "I know where you live\nEX1 1AA", "words that may threaten"),
]


@pytest.mark.parametrize(("field", "words", "reason"), HELD)
def test_it_is_held_and_its_writer_is_told_kindly(draft, outbox, field, words, reason):
    CareRules.objects.update_or_create(
        pk=1,
        defaults=dict.fromkeys([f.name for f in CareRules._meta.fields if f.name.startswith(("look_", "links"))], 0),
    )
    value = f"Dear Ms Example,\n\n{words} The reading room shut.\n\nYours sincerely,\n\nNia Example" if field == "text" else words
    setattr(draft, field, value)
    draft.save()
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    letter = sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())
    assert letter.state == "being looked at"
    assert letter.freeze.reasons == [reason]
    told = outbox[-1]
    assert told.kind == "letter-frozen"
    assert "could be read as" in told.text
    assert "It accuses you of nothing" in told.text
    assert "letter" not in [message.kind for message in outbox]


def test_ticking_that_it_can_stay_does_not_send_it_past_staff(client, token, outbox):
    page = client.get(f"/write/{token}/read/")
    reading = page.context["reading"]
    text = reading.text.replace("Open it.", "I will find out where you live and hurt you.")
    form = {"subject": reading.subject, "text": text}
    stopped = client.post(f"/write/{token}/read/", {**form, "way": "deliver"}).content.decode()
    assert "insult or a threat" in stopped
    shown = re.findall(r'name="shown" value="([0-9a-f]{24})"', stopped)
    assert "reads" in unescape(stopped)
    client.post(f"/write/{token}/read/", {**form, "way": "deliver", "shown": shown, "left": shown})
    link = next(word for word in outbox[-1].text.split() if "/confirm/" in word)
    answer = client.post("/" + link.split("/", 3)[3]).content.decode()
    assert "We look at your letter before it goes" in answer
    assert Letter.objects.get().state == "being looked at"


def test_a_plain_letter_is_not_held(draft, outbox):
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    assert sending.confirm(CONFIRM_LINK.signed(asked), timezone.now()).state == "queued"


@pytest.mark.parametrize("words", ["I know where you live.", "You are useless.", "Buy now at our shop."])
def test_a_letter_after_the_first_is_not_delivered_with_such_words(draft, outbox, words):
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    letter = sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())
    Letter.objects.filter(pk=letter.pk).update(state="delivered", confirmed_at=timezone.now() - dt.timedelta(days=20))
    for way in ({"text": words, "subject": "Re: it"}, {"text": "Please answer.", "subject": words}):
        with pytest.raises(NeedsAReader):
            following_up.send(letter.pk, Kind.CHASE, way["text"], way["subject"], timezone.now(), by_us=True)
    assert not letter.follow_ups.exists()
    following_up.send(letter.pk, Kind.CHASE, words, "Re: it", timezone.now(), by_us=False)
    assert letter.follow_ups.count() == 1
