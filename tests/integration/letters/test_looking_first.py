"""A letter with a reason to look: it waits, its writer is told and heard, staff decide, and everything is written down."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.letters import flooding, freezing, mine
from causeway.letters.actions import freezing as actions
from causeway.letters.actions import retention, sending, withdrawing
from causeway.letters.exceptions import AlreadyDecided, NeedsReason, NotTheirMp, TooMany
from causeway.letters.following import confirmation_changed
from causeway.letters.freeze_models import CareRules, Freeze
from causeway.letters.models import Draft, Letter, LookFirst
from causeway.letters.tokens import sign, sign_heard
from causeway.outbox.models import Message
from causeway.representatives.queries import Mp

pytestmark = pytest.mark.django_db
SECOND = "I also know EX2 2BB well."


@pytest.fixture(autouse=True)
def posted(outbox):
    return outbox


@pytest.fixture
def asked(draft):
    draft.text = f"Dear Ms Example,\n\n{SECOND} The reading room shut in January.\n\nYours sincerely,\n\nNia Example"
    draft.save()
    return sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())


@pytest.fixture
def frozen(asked):
    return sending.confirm(sign("confirm", asked.pk, asked.nonce), timezone.now())


@pytest.fixture
def reviewer(client):
    user = User.objects.create_user("reviewer", password="a plain example")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "review_letters"]))
    client.force_login(user)
    return client


def kinds(outbox):
    return [message.kind for message in outbox]


def test_it_waits_and_its_writer_is_told_why_and_how_long(frozen, outbox):
    assert frozen.state == "being looked at"
    assert kinds(outbox) == ["letter-confirm", "letter-frozen"]
    told = outbox[-1]
    assert told.to == "nia@example.org"
    assert "a postcode that is not in your address" in told.text
    assert "2 working days" in told.text
    assert sign_heard(frozen.pk, frozen.nonce).split(":")[0] in told.text
    detail = Entry.objects.get(act="letter frozen").detail
    assert detail["reasons"] == ["another postcode in the text"]


def test_the_page_after_the_button_says_so(client, asked):
    answer = client.post(reverse("letters:confirm", args=[sign("confirm", asked.pk, asked.nonce)]))
    assert "We look at your letter before it goes to Ada Example" in answer.content.decode()


def test_let_go_it_is_delivered_once(frozen, outbox):
    actions.approve(frozen.pk, actor="reviewer", now=timezone.now())
    frozen.refresh_from_db()
    assert frozen.state == "queued"
    assert kinds(outbox)[-2:] == ["letter", "letter-copy"]
    with pytest.raises(AlreadyDecided):
        actions.approve(frozen.pk, actor="reviewer", now=timezone.now())
    with pytest.raises(AlreadyDecided):
        actions.refuse(frozen.pk, "No.", actor="reviewer", now=timezone.now())
    assert kinds(outbox).count("letter") == 1
    assert Entry.objects.get(act="letter approved").actor == "reviewer"


def test_refused_its_writer_gets_the_reason_and_the_words_back(frozen, outbox):
    with pytest.raises(NeedsReason):
        actions.refuse(frozen.pk, "  ", actor="reviewer", now=timezone.now())
    actions.refuse(frozen.pk, "The address is not yours.", actor="reviewer", now=timezone.now())
    frozen.refresh_from_db()
    assert frozen.state == "refused by staff"
    told = outbox[-1]
    assert (told.kind, told.to) == ("letter-refused", "nia@example.org")
    for words in ("The address is not yours.", SECOND, "ada@parliament.example.org", "SW1A 0AA"):
        assert words in told.text
    assert "letter" not in kinds(outbox)
    entry = Entry.objects.get(act="letter refused")
    assert entry.actor == "reviewer"
    assert "not yours" not in str(entry.detail)


def test_a_new_mp_keeps_it_in_the_queue(frozen, parliament):
    parliament.members["E14000901"] = Mp(903, "Cy New", "New Party", "cy@parliament.example.org", "Dear Mr New", "Cy New MP")
    with pytest.raises(NotTheirMp):
        actions.approve(frozen.pk, actor="reviewer", now=timezone.now())
    assert freezing.waiting() == 1


def test_its_writer_is_heard(client, frozen):
    page = reverse("letters:heard", args=[sign_heard(frozen.pk, frozen.nonce)])
    assert "In your words" in client.get(page).content.decode()
    assert "Write a line or two" in client.post(page, {"words": ""}).content.decode()
    assert "stands beside your letter" in client.post(page, {"words": "My school is there."}).content.decode()
    assert freezing.oldest(timezone.now()).heard == "My school is there."
    actions.approve(frozen.pk, actor="reviewer", now=timezone.now())
    assert "no longer look" in client.post(page, {"words": "More"}).content.decode()
    assert "no longer look" not in client.get("/write/").content.decode()
    assert client.get(reverse("letters:heard", args=["forged"])).status_code == 200


def test_only_reviewers_see_the_queue(client, frozen, reviewer):
    page = reverse("letters_staff:looking")
    shown = reviewer.get(page).content.decode()
    for words in (SECOND, "nia@example.org", "Do they live where they say?", "Let it go"):
        assert words in shown
    staff = User.objects.create_user("other", password="a plain example")
    staff.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(staff)
    answer = client.post(page, {"letter": frozen.pk, "act": "approve"})
    assert SECOND not in answer.content.decode()
    frozen.refresh_from_db()
    assert frozen.state == "being looked at"


def test_a_decision_opens_the_next(reviewer, frozen):
    page = reverse("letters_staff:looking")
    assert reviewer.post(page, {"letter": "x", "act": "approve"}).status_code == 404
    assert "Say why" in reviewer.post(page, {"letter": frozen.pk, "act": "refuse", "reason": ""}, follow=True).content.decode()
    assert "No letter waits" in reviewer.post(page, {"letter": frozen.pk, "act": "approve"}, follow=True).content.decode()
    assert "decided already" in reviewer.post(page, {"letter": frozen.pk, "act": "approve"}, follow=True).content.decode()


def test_it_never_lapses_and_staff_see_its_age(frozen):
    later = timezone.now() + dt.timedelta(days=90)
    retention.erase_expired(later)
    frozen.refresh_from_db()
    assert frozen.state == "being looked at"
    assert frozen.text
    assert freezing.oldest(later).days == 90


def test_its_writer_may_withdraw_it_or_say_it_was_somebody_else(frozen, outbox):
    followed = mine.letter(mine.Visit("", frozen.address_key, frozen.email), frozen.pk, timezone.now())
    assert followed.can_stop
    assert "a person looks at it" in followed.next_step
    assert followed.kept_until is None
    assert sending.deny(sign("deny", frozen.pk, frozen.nonce), timezone.now(), block=False) == "cancelled"
    Letter.objects.filter(pk=frozen.pk).update(state="being looked at")
    assert withdrawing.withdraw(frozen.pk, timezone.now()) == "in time"
    assert freezing.waiting() == 0
    assert "letter" not in kinds(outbox)


def test_what_both_sides_said_is_erased_with_the_letter(frozen):
    actions.hear(sign_heard(frozen.pk, frozen.nonce), "My school is there.", timezone.now())
    actions.refuse(frozen.pk, "A reason.", actor="reviewer", now=timezone.now())
    assert "My school" in str(Freeze.personal_data.export(Freeze.objects.get()))
    retention.erase_expired(timezone.now() + dt.timedelta(days=36))
    kept = Freeze.objects.get()
    assert (kept.heard, kept.refusal) == ("", "")
    assert kept.reasons == ["another postcode in the text"]


def test_staff_may_switch_a_signal_off(draft, asked):
    CareRules.objects.create(look_second_postcode=False)
    assert sending.confirm(sign("confirm", asked.pk, asked.nonce), timezone.now()).state == "queued"


def test_many_from_one_postcode_are_looked_at(draft, outbox):
    CareRules.objects.create(look_postcode_hour=1)
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    sending.confirm(sign("confirm", asked.pk, asked.nonce), timezone.now(), client="192.0.2.1")
    assert Freeze.objects.get().reasons == ["many letters from one postcode within an hour"]


def test_the_same_words_are_looked_at_where_staff_ask_for_it(asked, monkeypatch):
    LookFirst.objects.create(switched_on=True, shared_percent=50)
    monkeypatch.setattr(freezing.policies, "should_look_first", lambda reading, rule: True)
    sending.confirm(sign("confirm", asked.pk, asked.nonce), timezone.now())
    assert "the same words as letters before" in Freeze.objects.get().reasons


@pytest.mark.parametrize(
    "limit", ["limit_email_hour", "limit_email_day", "limit_client_hour", "limit_network_hour", "limit_postcode_day"]
)
def test_beyond_a_limit_the_words_stay_and_the_sentence_says_when(draft, limit):
    CareRules.objects.create(**{limit: 1})
    sending.request_delivery(draft, client="203.0.113.5", now=timezone.now())
    again = "203.0.113.5" if "client" in limit else "203.0.113.99"
    with pytest.raises(TooMany, match=r"Try again after \d+ \w+ \d{4}, \d\d:\d\d"):
        sending.request_delivery(draft, client=again, now=timezone.now())
    draft.refresh_from_db()
    assert draft.name == "Nia Example"


def test_a_large_staff_room_meets_no_limit_in_its_hour(draft):
    rules = CareRules()
    hourly = (rules.limit_client_hour, rules.limit_network_hour, rules.limit_postcode_hour)
    assert min(hourly) >= 60
    for number in range(min(hourly)):
        flooding.must_not_flood("203.0.113.5", f"writer{number}", draft.address, draft.seat_code)
    with pytest.raises(TooMany):
        flooding.must_not_flood("203.0.113.5", "one more", draft.address, draft.seat_code)


def test_a_writer_whose_confirmation_came_back_is_told_on_the_letters_pages(client, token, asked):
    about = f"letters.Letter:{asked.pk}"
    sent = Message.objects.create(kind="letter-confirm", about=about, message_id="<c@example.org>", state="sent")
    assert "came back" not in client.get(f"/write/{token}/asked/").content.decode()
    sent.state = "bounced"
    sent.save()
    confirmation_changed(sent)
    assert Entry.objects.filter(act="letter: confirmation came back").count() == 1
    for page in ("asked", "read"):
        assert (
            "The mail server of nia@example.org did not take our message"
            in client.get(f"/write/{token}/{page}/").content.decode()
        )
    Draft.objects.update(email="nia.example@example.org")
    assert "came back" not in client.get(f"/write/{token}/asked/").content.decode()
