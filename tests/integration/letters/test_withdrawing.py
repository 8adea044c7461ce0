import pytest
from after_sending import letter_that_went, open_page
from django.core.cache import cache
from django.utils import timezone

from causeway.letters.after.actions import withdrawing
from causeway.letters.after.models import FollowUp, PrivateLink, Reply
from causeway.letters.letter.links import CONFIRM_LINK
from causeway.letters.letter.models import Draft, Letter, SentByWriter
from causeway.letters.letter.queries import draft as draft_of
from causeway.letters.sending.actions import sending
from causeway.outbox.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits_yet():
    cache.clear()


@pytest.fixture
def written(client, token, really_posts):
    """A letter asked for, with its mail in the real outbox."""
    return sending.request_delivery(draft_of(token, timezone.now()), client="192.0.2.1", now=timezone.now())


def confirmed(letter):
    return sending.confirm(CONFIRM_LINK.signed(letter), timezone.now())


def nothing_of(name):
    everything = [list(model.objects.values()) for model in (Letter, Draft, Reply, FollowUp, PrivateLink, Message)]
    return name.lower() not in str(everything).lower()


def test_before_it_is_confirmed_it_is_cancelled_and_its_link_dies(client, written):
    open_page(client)
    page = client.post(f"/write/mine/{written.pk}/withdraw/").content.decode()
    assert "Your letter is withdrawn" in page
    written.refresh_from_db()
    assert (written.state, written.text, written.nonce) == ("cancelled", "", "")
    assert not Message.objects.filter(kind="letter").exists()
    assert Message.objects.get(kind="letter-confirm").state == "cancelled"


def test_before_it_leaves_it_is_stopped_in_the_outbox(client, written):
    letter = confirmed(written)
    open_page(client)
    assert "If it has not left yet" in client.get(f"/write/mine/{letter.pk}/withdraw/").content.decode()
    assert "Your letter is withdrawn" in client.post(f"/write/mine/{letter.pk}/withdraw/").content.decode()
    message = Message.objects.get(kind="letter")
    assert (message.state, message.text, message.to) == ("cancelled", "", "")
    letter.refresh_from_db()
    assert (letter.state, letter.email) == ("cancelled", "")


def test_after_it_left_the_page_says_plainly_that_it_cannot_be_called_back(client, world):
    letter = letter_that_went()
    open_page(client)
    assert "cannot be called back" in client.get(f"/write/mine/{letter.pk}/withdraw/").content.decode()
    page = client.post(f"/write/mine/{letter.pk}/withdraw/").content.decode()
    assert "Our copy is erased" in page
    assert "Ada Example keeps theirs" in page
    letter.refresh_from_db()
    assert (letter.state, letter.text, letter.seat_code) == ("delivered", "", "E14000901")


def test_a_letter_that_is_leaving_at_this_moment_is_not_called_withdrawn(client, written):
    letter = confirmed(written)
    Message.objects.filter(kind="letter").update(state="sending")
    assert withdrawing.withdraw(letter.pk, timezone.now()) is withdrawing.Withdrawn.TOO_LATE


def test_erasing_everything_leaves_counts_and_nobody(client, written, world):
    confirmed(written)
    went = letter_that_went(20)
    Reply.objects.create(letter=went, logged_at=timezone.now(), received_on=timezone.now(), days=3, said=["will meet"], text="x")
    FollowUp.objects.create(letter=went, kind="chase", created=timezone.now(), text="nia wrote again")
    now = timezone.now()
    Draft.objects.create(token_digest="d", created=now, changed=now, email="nia@example.org", name="Nia")
    stranger = letter_that_went(20, email="bo@example.org", name="Bo Other", address_key="other")
    open_page(client)
    assert "Tick the box if you are sure" in client.post("/write/mine/erase/", {}).content.decode()
    assert not nothing_of("nia@example.org")
    page = client.post("/write/mine/erase/", {"sure": "on"})
    assert "Everything of yours is erased" in page.content.decode()
    stranger.delete()
    assert nothing_of("nia@example.org")
    assert nothing_of("nia wrote")
    assert Message.objects.get(kind="letter").state == "cancelled"
    assert Letter.objects.filter(state="delivered", seat_code="E14000901").count() == 1
    assert Reply.objects.get().said == ["will meet"]
    assert client.get("/write/mine/").status_code == 302


def test_a_letter_sent_from_ones_own_mailbox_can_be_followed(client, token, outbox):
    client.post(f"/write/{token}/own/")
    assert "Keep it on my private page" in client.get(f"/write/{token}/thanks/").content.decode()
    page = client.post(f"/write/{token}/follow/").content.decode()
    assert "nia@example.org" in page
    letter = Letter.objects.get()
    assert (letter.state, letter.addressee_name, letter.message_id) == ("sent by the writer", "Ada Example", "")
    assert SentByWriter.objects.count() == 1
    assert not Draft.objects.exists()
    assert outbox == []
    open_page(client)
    assert "Sent by you" in client.get("/write/mine/").content.decode()


def test_a_draft_that_was_not_sent_cannot_be_followed(client, token, outbox):
    client.post(f"/write/{token}/follow/")
    assert not Letter.objects.exists()
