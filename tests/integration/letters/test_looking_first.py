"""A letter with a reason to look: it waits, its writer is told and heard, staff decide, and everything is written down."""

import datetime as dt
import re
from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import admin_menu, reports_menu, settings_menu

from causeway.audit.models import Entry
from causeway.letters import retention
from causeway.letters.after import queries as mine
from causeway.letters.after.actions import withdrawing
from causeway.letters.after.actions.visiting import new_link
from causeway.letters.letter.exceptions import AlreadyDecided, NeedsReason, NotTheirMp, TooMany
from causeway.letters.letter.keeping import ERASE_DAYS
from causeway.letters.letter.links import ANSWER_LINK, CONFIRM_LINK, DENY_LINK
from causeway.letters.letter.models import HELD_DAYS, WAIT_DAYS, Draft, Letter, LookFirst
from causeway.letters.review import actions
from causeway.letters.review import queries as freezing
from causeway.letters.review.models import CareRules, Freeze
from causeway.letters.sending import flooding
from causeway.letters.sending.actions import releasing, sending
from causeway.letters.sending.delivery import confirmation_changed
from causeway.limits.declared import anew
from causeway.limits.models import Chosen
from causeway.outbox import no_more
from causeway.outbox.models import Message
from causeway.privacy.registry import erase_person
from causeway.representatives.members.queries import Mp, SeatState

pytestmark = pytest.mark.django_db
SECOND = "I also know EX2 2BB well."
THEN = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


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
    return sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())


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
    assert ANSWER_LINK.signed(frozen).split(":")[0] in told.text
    detail = Entry.objects.get(act="letter frozen").detail
    assert detail["reasons"] == ["another postcode in the text"]


def test_the_page_after_the_button_says_so(client, asked):
    answer = client.post(reverse("letters:confirm", args=[CONFIRM_LINK.signed(asked)]))
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


NEW = Mp(903, "Cy New", "New Party", "cy@parliament.example.org", "Dear Mr New", "Cy New MP")


def private_page(letter):
    return mine.letter(mine.Visit("", letter.address_key, letter.email), letter.pk, timezone.now())


def test_with_a_new_mp_its_writer_has_it_back(frozen, parliament, outbox):
    parliament.members["E14000901"] = NEW
    assert actions.approve(frozen.pk, actor="reviewer", now=timezone.now()) == "returned to its writer"
    frozen.refresh_from_db()
    assert frozen.state == "cancelled"
    assert kinds(outbox)[-1] == "letter-given-back"
    for words in (SECOND, "Cy New", "no longer the one to write to for Upper Example", "/write/"):
        assert words in outbox[-1].text
    assert "letter" not in kinds(outbox)
    assert "There is a new MP" in private_page(frozen).next_step


@pytest.fixture
def let_go_in_a_vacancy(frozen, parliament):
    parliament.state = SeatState.VACANT
    assert actions.approve(frozen.pk, actor="reviewer", now=timezone.now()) == "waits for an MP"
    frozen.refresh_from_db()
    return frozen


@pytest.mark.parametrize("state", [SeatState.VACANT, SeatState.DISSOLVED])
def test_let_go_while_nobody_holds_the_seat_it_waits_and_goes_by_itself_once(frozen, parliament, outbox, state):
    parliament.state = state
    assert actions.approve(frozen.pk, actor="reviewer", now=timezone.now()) == "waits for an MP"
    told = outbox[-1]
    assert told.kind == "letter-waits"
    assert "Parliament is dissolved in this example." in told.text
    frozen.refresh_from_db()
    assert (frozen.state, freezing.waiting(), freezing.waiting_for_an_mp()) == ("being looked at", 0, 1)
    assert private_page(frozen).title == "Waiting for its MP"
    assert "by itself" in private_page(frozen).next_step
    later = timezone.now() + dt.timedelta(days=80)
    retention.erase_expired(later)
    assert releasing.let_waiting_go(later) == 0
    assert kinds(outbox)[-1] == "letter-waits"
    parliament.state = SeatState.HELD
    assert releasing.let_waiting_go(later) == 1
    assert releasing.let_waiting_go(later) == 0
    frozen.refresh_from_db()
    assert (frozen.state, frozen.erased_at) == ("queued", None)
    assert kinds(outbox)[-2:] == ["letter", "letter-copy"]
    assert kinds(outbox).count("letter") == 1
    assert SECOND in next(message.text for message in outbox if message.kind == "letter")


def test_an_mp_without_an_address_is_waited_for_too(frozen, parliament):
    ada = parliament.members["E14000901"]
    parliament.members["E14000901"] = replace(ada, email="")
    assert actions.approve(frozen.pk, actor="reviewer", now=timezone.now()) == "waits for an MP"
    parliament.members["E14000901"] = ada
    assert releasing.let_waiting_go(timezone.now()) == 1


def test_after_the_by_election_a_letter_to_another_is_given_back(let_go_in_a_vacancy, parliament, outbox):
    parliament.state, parliament.members["E14000901"] = SeatState.HELD, NEW
    assert releasing.let_waiting_go(timezone.now()) == 1
    let_go_in_a_vacancy.refresh_from_db()
    assert let_go_in_a_vacancy.state == "cancelled"
    assert kinds(outbox)[-1] == "letter-given-back"
    assert "letter" not in kinds(outbox)
    assert Entry.objects.filter(act="letter returned to its writer", actor="system").count() == 1


def test_withdrawn_while_it_waits_it_never_goes(let_go_in_a_vacancy, parliament, outbox):
    assert withdrawing.withdraw(let_go_in_a_vacancy.pk, timezone.now()) == "in time"
    parliament.state = SeatState.HELD
    assert releasing.let_waiting_go(timezone.now()) == 0
    assert "letter" not in kinds(outbox)


def test_while_it_waits_it_is_decided(client, let_go_in_a_vacancy, reviewer):
    with pytest.raises(AlreadyDecided):
        actions.refuse(let_go_in_a_vacancy.pk, "No.", actor="reviewer", now=timezone.now())
    heard = reverse("letters:heard", args=[ANSWER_LINK.signed(let_go_in_a_vacancy)])
    assert "no longer look" in client.get(heard).content.decode()
    page = reviewer.get(reverse("letters_staff:looking")).content.decode()
    assert "No letter waits" in page
    assert "1 letter that you let go waits for somebody" in page


def test_one_that_cannot_be_settled_comes_back_to_staff_and_keeps_no_other(let_go_in_a_vacancy, parliament, monkeypatch):
    parliament.state = SeatState.HELD
    Letter.objects.filter(pk=let_go_in_a_vacancy.pk).update(address="2 Sample Street\nEX2 2BB")
    assert releasing.let_waiting_go(timezone.now()) == 0
    assert freezing.waiting() == 1
    with pytest.raises(NotTheirMp):
        actions.approve(let_go_in_a_vacancy.pk, actor="reviewer", now=timezone.now())
    assert freezing.waiting() == 1


def test_its_writer_is_heard(client, frozen):
    page = reverse("letters:heard", args=[ANSWER_LINK.signed(frozen)])
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


@pytest.fixture
def in_the_group(client, db):
    import_module("causeway.letters.migrations.0007_reviewers").make(apps, None)
    user = User.objects.create_user("lena", password="a plain example")
    user.groups.add(Group.objects.get(name="Letter reviewers"))
    client.force_login(user)
    return client


def test_the_group_may_decide_and_nothing_else(in_the_group, frozen):
    group = Group.objects.get(name="Letter reviewers")
    assert set(group.permissions.values_list("codename", flat=True)) == {"access_admin", "review_letters"}
    home = in_the_group.get(reverse("wagtailadmin_home"))
    assert "Letters to look at" in home.content.decode()
    for menu, allowed in ((admin_menu, ["help", "to-read"]), (reports_menu, []), (settings_menu, [])):
        shown = {item.name: item for item in menu.menu_items_for_request(home.wsgi_request) if item.name != "dashboard"}
        assert sorted(shown) == allowed
        for item in (shown[name] for name in shown if name == "to-read"):
            assert [each.name for each in item.menu.menu_items_for_request(home.wsgi_request)] == ["letters-to-look-at"]
    for closed in (
        "letters_staff:seats",
        "letters_staff:csv",
        "letters_staff:partners",
        "outbox-staff",
        "staff-erased:days",
        "shares",
    ):
        assert in_the_group.get(reverse(closed)).status_code in {302, 403, 404}, closed
    page = reverse("letters_staff:looking")
    assert "No letter waits" in in_the_group.post(page, {"letter": frozen.pk, "act": "approve"}, follow=True).content.decode()


def test_whoever_saw_the_counts_before_still_does(db):
    moderators = Group.objects.create(name="Example moderators")
    moderators.permissions.add(Permission.objects.get(codename="access_admin"))
    import_module("causeway.letters.migrations.0007_reviewers").make(apps, None)
    assert moderators.permissions.filter(codename="see_counts").exists()
    assert not Group.objects.get(name="Letter reviewers").permissions.filter(codename="see_counts").exists()


def test_a_decision_opens_the_next(reviewer, frozen):
    page = reverse("letters_staff:looking")
    assert reviewer.post(page, {"letter": "x", "act": "approve"}).status_code == 404
    assert "Say why" in reviewer.post(page, {"letter": frozen.pk, "act": "refuse", "reason": ""}, follow=True).content.decode()
    assert "No letter waits" in reviewer.post(page, {"letter": frozen.pk, "act": "approve"}, follow=True).content.decode()
    assert "decided already" in reviewer.post(page, {"letter": frozen.pk, "act": "approve"}, follow=True).content.decode()


def test_until_its_deadline_it_waits_and_staff_see_its_age(frozen, outbox):
    later = timezone.localtime() + dt.timedelta(days=HELD_DAYS - 1)  # by the clock on the wall
    retention.erase_expired(later)
    frozen.refresh_from_db()
    assert frozen.state == "being looked at"
    assert frozen.text
    assert freezing.oldest(later).days == HELD_DAYS - 1
    assert kinds(outbox)[-1] == "letter-frozen"


def test_what_nobody_decided_goes_back_to_its_writer_and_is_erased_like_any_other(frozen, outbox):
    later = timezone.now() + dt.timedelta(days=HELD_DAYS, hours=1)
    retention.erase_expired(later)
    retention.erase_expired(later)
    frozen.refresh_from_db()
    assert frozen.state == "expired"
    assert kinds(outbox).count("letter-not-decided") == 1
    assert SECOND in outbox[-1].text
    assert "nobody of us did in time" in outbox[-1].text
    assert freezing.waiting() == 0
    assert "for as long as letters may" in private_page(frozen).explanation
    with pytest.raises(AlreadyDecided):
        actions.approve(frozen.pk, actor="reviewer", now=later)
    retention.erase_expired(later + dt.timedelta(days=ERASE_DAYS, hours=1))
    frozen.refresh_from_db()
    assert (frozen.text, frozen.email, frozen.name, frozen.address, frozen.address_key) == ("", "", "", "", "")


def test_what_waits_for_an_mp_does_not_wait_for_ever(let_go_in_a_vacancy, outbox):
    retention.erase_expired(timezone.now() + dt.timedelta(days=WAIT_DAYS - 1))
    let_go_in_a_vacancy.refresh_from_db()
    assert let_go_in_a_vacancy.state == "being looked at"
    retention.erase_expired(timezone.now() + dt.timedelta(days=WAIT_DAYS, hours=1))
    let_go_in_a_vacancy.refresh_from_db()
    assert let_go_in_a_vacancy.state == "expired"
    assert kinds(outbox)[-1] == "letter-not-decided"
    assert "nobody could be written to" in outbox[-1].text


def test_erased_at_its_writers_wish_it_waits_no_longer(frozen):
    erase_person("nia@example.org")
    frozen.refresh_from_db()
    assert (frozen.state, frozen.text, frozen.email) == ("cancelled", "", "")
    assert freezing.waiting() == 0


def test_its_writer_may_withdraw_it_or_say_it_was_somebody_else(frozen, outbox):
    followed = mine.letter(mine.Visit("", frozen.address_key, frozen.email), frozen.pk, timezone.now())
    assert followed.can_stop
    assert "a person looks at it" in followed.next_step
    assert followed.kept_until is None
    assert sending.deny(DENY_LINK.signed(frozen), timezone.now(), block=False) == "cancelled"
    Letter.objects.filter(pk=frozen.pk).update(state="being looked at")
    assert withdrawing.withdraw(frozen.pk, timezone.now()) == "in time"
    assert freezing.waiting() == 0
    assert "letter" not in kinds(outbox)


def test_what_both_sides_said_is_erased_with_the_letter(frozen):
    actions.hear(ANSWER_LINK.signed(frozen), "My school is there.", timezone.now())
    actions.refuse(frozen.pk, "A reason.", actor="reviewer", now=timezone.now())
    assert "My school" in str(Freeze.personal.exported(Freeze.objects.get()))
    retention.erase_expired(timezone.now() + dt.timedelta(days=36))
    kept = Freeze.objects.get()
    assert (kept.heard, kept.refusal) == ("", "")
    assert kept.reasons == ["another postcode in the text"]


def test_staff_may_switch_a_signal_off(draft, asked):
    CareRules.objects.create(look_second_postcode=False)
    assert sending.confirm(CONFIRM_LINK.signed(asked), timezone.now()).state == "queued"


def test_many_from_one_postcode_are_looked_at(draft, outbox):
    CareRules.objects.create(look_postcode_hour=1)
    asked = sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())
    sending.confirm(CONFIRM_LINK.signed(asked), timezone.now(), client="192.0.2.1")
    assert Freeze.objects.get().reasons == ["many letters from one postcode within an hour"]


def test_the_same_words_are_looked_at_where_staff_ask_for_it(asked, monkeypatch):
    LookFirst.objects.create(switched_on=True, shared_percent=50)
    monkeypatch.setattr(freezing.policies, "should_look_first", lambda reading, rule: True)
    sending.confirm(CONFIRM_LINK.signed(asked), timezone.now())
    assert "the same words as letters before" in Freeze.objects.get().reasons


@pytest.mark.parametrize(
    "limit", ["client", "email.hour", "email.day", "network.hour", "network.day", "postcode.hour", "postcode.day"]
)
def test_beyond_a_limit_the_words_stay_and_the_sentence_says_when(draft, limit):
    Chosen.objects.create(name=f"letters.request.{limit}", most=1)
    anew()
    sending.request_delivery(draft, client="203.0.113.5", now=timezone.now())
    again = "203.0.113.5" if "client" in limit else "203.0.113.99"
    with pytest.raises(TooMany, match=r"Try again after \d+ \w+ \d{4}, \d\d:\d\d"):
        sending.request_delivery(draft, client=again, now=timezone.now())
    draft.refresh_from_db()
    assert draft.name == "Nia Example"


def test_a_large_staff_room_meets_no_limit_in_its_hour(draft):
    hourly = (flooding.PER_CLIENT.most, flooding.PER_NETWORK[0].most, flooding.PER_POSTCODE[0].most)
    assert min(hourly) >= 200
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
    with transaction.atomic():
        confirmation_changed(sent)
    assert Entry.objects.filter(act="letter: confirmation came back").count() == 1
    for page in ("asked", "read"):
        assert (
            "The mail server of nia@example.org did not take our message"
            in client.get(f"/write/{token}/{page}/").content.decode()
        )
    Draft.objects.update(email="nia.example@example.org")
    assert "came back" not in client.get(f"/write/{token}/asked/").content.decode()


def open_desk(client, email="nia@example.org"):
    return client.post(f"/write/mine/open/{new_link(email, timezone.now(), dt.timedelta(hours=2))}/")


def test_who_wants_no_mail_reads_on_their_page_what_the_mail_would_have_said(client, frozen, outbox):
    """No sentence speaks of a message: none may have gone."""
    outbox.clear()
    no_more.suppress(frozen.address_key)
    open_desk(client)
    address = reverse("letters:mine-letter", args=[frozen.pk])
    waits = client.get(address).content.decode()
    assert "Your letter names a postcode that is not in your address." in waits
    assert ANSWER_LINK.signed(frozen).split(":")[0] in waits
    actions.refuse(frozen.pk, "It names a neighbour & more.", actor="staff", now=timezone.now())
    assert outbox == []
    refused = client.get(address).content.decode()
    assert "It names a neighbour &amp; more." in refused
    assert "The reason and your words are on this page." in refused
    assert '<details class="more" open>' in refused
    for page in (waits, refused, client.get(reverse("letters:mine")).content.decode()):
        assert not re.search(r"[Mm]essage we sent|[Ww]e wrote to you|we write to you", page)


@pytest.mark.parametrize("state", ["being looked at", "refused by staff", "not delivered", "cancelled", "expired"])
@pytest.mark.parametrize("looked", [{}, {"decided_at": THEN}, {"returned_at": THEN}])
def test_no_state_of_a_letter_is_told_by_mail_that_may_never_have_gone(frozen, state, looked):
    Letter.objects.filter(pk=frozen.pk).update(state=state)
    Freeze.objects.filter(letter=frozen).update(**looked)
    shown = private_page(frozen)
    said = f"{shown.title} {shown.explanation} {shown.next_step} {shown.can_copy}"
    assert not re.search(r"message we sent|[Ww]e wrote to you|we write to you", said)


def test_letters_that_did_not_go_say_where_their_words_are(frozen):
    for state, said in (("not delivered", "Your words"), ("expired", "Your words"), ("delivered", "")):
        Letter.objects.filter(pk=frozen.pk).update(state=state)
        assert private_page(frozen).can_copy.startswith(said)
        assert bool(private_page(frozen).can_copy) is bool(said)
