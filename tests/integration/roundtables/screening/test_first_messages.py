"""A new organiser under another's name, with a link or a lure, writes to no stranger before staff have looked."""

from dataclasses import replace

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, desk, mails
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from plan_examples import drafted

from causeway.outbox.models import Message
from causeway.roundtables.after.note import actions as noting
from causeway.roundtables.after.note.models import DayNote
from causeway.roundtables.after.thanks import actions as thanks
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.dates.actions import calendar_sync, confirming, polling
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.invitations.actions import inviting
from causeway.roundtables.promises import actions as ledger
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.screening import actions as acts
from causeway.roundtables.screening.domain import Act
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow

pytestmark = pytest.mark.django_db
STAFF = "/staff/roundtables/first-messages/"


@pytest.fixture
def impostor():
    """“NHS England Security”, with 45 invented guests and a title with a link."""
    roundtable = a_roundtable(title="Read https://example.org/now")
    roundtable.organisers.update(name="NHS England Security")
    a_date(roundtable)
    for number in range(45):
        a_guest(roundtable, f"Guest{number}")
    return Desk(roundtable, roundtable.organisers.get())


def release(act=Act.RELEASE, why=""):
    return acts.decide(SendReview.objects.get().pk, act, why, "example-staff", NOW)


def test_nobody_is_mailed_and_it_waits_once(impostor):
    for _twice in range(2):
        with pytest.raises(NotNow, match="a name or post that sounds official, a link"):
            polling.ask_guests(impostor, NOW)
    assert not Message.objects.exists()
    assert SendReview.objects.get().reasons == ["official name", "link"]
    assert not impostor.roundtable.guests.exclude(asked_at=None).exists()


def test_released_it_goes_and_the_organiser_is_told(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    release()
    assert "press the button again" in " ".join(mails("roundtable-send-decided")[0].get_content().split())
    assert polling.ask_guests(impostor, NOW) == 45


def test_refused_it_does_not_go_and_they_read_why(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    with pytest.raises(NotNow, match="Say why"):
        release(Act.REFUSE)
    release(Act.REFUSE, "You are not the NHS.")
    with pytest.raises(NotNow, match="You are not the NHS"):
        polling.ask_guests(impostor, NOW)
    assert "You are not the NHS." in mails("roundtable-send-decided")[0].get_content()
    with pytest.raises(NotNow, match="already"):
        release()


def test_other_words_are_another_review(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    release()
    type(impostor.roundtable).objects.update(title="Read https://example.org/other")
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    assert SendReview.objects.filter(state="waiting").count() == 1


def test_a_lure_in_what_goes_with_a_calendar_entry_is_held_too():
    roundtable = a_roundtable(state="inviting", joining="Verify your account first")
    date = a_date(roundtable)
    an_answer(a_seat(roundtable), "attends", [date])
    a_guest(roundtable)
    by = f"organiser:{roundtable.organisers.get().pk}"
    with pytest.raises(NotNow, match="press a link"):
        confirming.confirm(roundtable.pk, date.pk, by, NOW)
    roundtable.refresh_from_db()
    assert roundtable.state == "inviting"
    type(roundtable).objects.update(joining="https://us02web.zoom.us/j/123")
    assert confirming.confirm(roundtable.pk, date.pk, by, NOW) == 2
    with pytest.raises(NotNow, match="a link"):
        confirming.call_off(roundtable.pk, "See www.example.org", by, NOW, for_good=True)


def test_asking_somebody_to_organise_is_a_message_to_a_stranger(impostor):
    with pytest.raises(NotNow):
        acts.ask_to_organise(impostor.organiser, name="Bo", email="bo@example.org", now=NOW)
    assert not Message.objects.exists()


def test_an_ordinary_organiser_notices_nothing():
    roundtable = a_roundtable()
    a_date(roundtable)
    a_guest(roundtable)
    assert polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW) == 1
    assert not SendReview.objects.exists()


def test_whose_roundtable_took_place_after_a_release_is_known(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    release()
    type(impostor.roundtable).objects.update(state="held")
    other = a_roundtable("other", title="Read https://example.org/third")
    other.organisers.update(email=impostor.organiser.email)
    a_date(other)
    a_guest(other)
    assert polling.ask_guests(Desk(other, other.organisers.get()), NOW) == 1


def test_the_page_says_why_and_the_staffs_page_decides(impostor, client):
    page = desk(client, impostor.roundtable).post("/roundtables/example/dates/ask/", follow=True).content.decode()
    assert "the campaign’s staff look at it before it goes" in page
    staff = get_user_model().objects.create_user("example-staff", "staff@example.org", "example-password-long", is_staff=True)
    client.force_login(staff)
    assert client.get(STAFF).status_code in {302, 403}
    names = ["access_admin", "release_sends", "see_roundtables"]
    staff.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(get_user_model().objects.get(pk=staff.pk))
    page = client.get(STAFF).content.decode()
    assert "NHS England Security" in page
    assert "https://example.org/now" in page
    key = SendReview.objects.get().pk
    kept = client.post(STAFF, {"review": key, "act": "refuse", "why": " "})
    assert kept.status_code == 422
    assert client.post(STAFF, {"review": "9" * 30, "act": "release"}).status_code == 404
    assert client.post(STAFF, {"review": key, "act": "release"}).status_code == 302
    assert "None waits" in client.get(STAFF).content.decode()


def test_the_whole_site_has_a_budget(impostor, monkeypatch):
    monkeypatch.setattr(policies, "SENT_BY_ALL", replace(policies.SENT_BY_ALL, default=3))
    one, other = a_roundtable("one"), a_roundtable("two")
    policies.must_not_flood(one.organisers.get(), 2, at_table=True)
    with pytest.raises(NotNow, match="sends no more before tomorrow"):
        policies.must_not_flood(other.organisers.get(), 2)
    policies.must_not_flood(other.organisers.get(), 1)
    # What did not go did not count for its organiser either.
    monkeypatch.setattr(policies, "SENT_BY_ALL", replace(policies.SENT_BY_ALL, default=1000))
    policies.must_not_flood(other.organisers.get(), policies.SENT.default - 1)


@pytest.fixture
def confirmed():
    """A roundtable in somebody's calendar, of an organiser who is new."""
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    an_answer(a_seat(roundtable), "attends", [date])
    confirming.confirm(roundtable.pk, date.pk, f"organiser:{roundtable.organisers.get().pk}", NOW)
    return Desk(type(roundtable).objects.get(), roundtable.organisers.get())


@pytest.mark.parametrize(
    "why", ["organiser: fell ill, see www.example.org", "organiser:²", "organiser:999999", "organiser:" + "9" * 5000]
)
def test_who_acts_is_known_by_name_and_not_by_what_a_text_begins_with(confirmed, why):
    by = f"organiser:{confirmed.organiser.pk}"
    if "www" in why:
        with pytest.raises(NotNow, match="a link"):
            confirming.call_off(confirmed.roundtable.pk, why, by, NOW, for_good=True)
        assert SendReview.objects.get().words["why"] == why
    else:
        assert confirming.call_off(confirmed.roundtable.pk, why, by, NOW, for_good=True) == 1


def test_another_organisers_key_in_a_text_is_nobody(confirmed):
    other = a_roundtable("other", title="Read https://example.org/now")
    why = f"organiser:{other.organisers.get().pk}"
    assert confirming.call_off(confirmed.roundtable.pk, why, f"organiser:{confirmed.organiser.pk}", NOW, for_good=True) == 1
    assert not SendReview.objects.exists()


def test_words_to_one_mp_are_read_and_what_went_from_their_own_mailbox_is_not(whole):
    drafted(whole, words="Read www.example.org first")
    invitation = whole.roundtable.invitations.get()
    with pytest.raises(NotNow, match="a link"):
        inviting.send_by_us(whole, invitation.pk, NOW)
    assert SendReview.objects.get().words["words"] == "Read www.example.org first"
    assert inviting.sent_oneself(whole, invitation.pk, NOW).state == "sent by the organiser"


def asked_again(whole, *, by_us):
    drafted(whole)
    invitation = inviting.sent_oneself(whole, whole.roundtable.invitations.get().pk, NOW)
    return inviting.write_again(whole, invitation.pk, "nudge", "See www.example.org", NOW + 20 * DAY, by_us=by_us)


def test_a_nudge_is_read(whole):
    with pytest.raises(NotNow, match="a link"):
        asked_again(whole, by_us=True)
    assert "nudge" not in str(SendReview.objects.get().words)


def test_a_nudge_of_their_own_is_not(whole):
    assert asked_again(whole, by_us=False).by_us is False


@pytest.mark.parametrize(
    "text", [{"subject": "Log in now", "words": "Please"}, {"subject": "Please", "words": "See www.example.org"}]
)
def test_a_letter_about_a_promise_is_read_with_its_subject(confirmed, text):
    promise = Promise.objects.create(
        roundtable=confirmed.roundtable,
        guest=a_guest(confirmed.roundtable),
        who="Bo",
        words="I visit.",
        made_at=NOW,
        state="made",
    )
    with pytest.raises(NotNow, match="look at it before"):
        ledger.chase(confirmed, promise.pk, ledger.Chase(**text, by_us=True), NOW)
    ledger.chase(confirmed, promise.pk, ledger.Chase(**text, by_us=False), NOW)
    assert promise.events.count() == 1


def a_day(desk, **note):
    """The day is over, one guest came, and there is a note of it."""
    type(desk.roundtable).objects.update(state="held")
    desk.roundtable.refresh_from_db()
    came = a_guest(desk.roundtable)
    DayNote.objects.create(roundtable=desk.roundtable, **note)
    return Attendance.objects.create(roundtable=desk.roundtable, guest=came, came=True, at=NOW)


def test_the_note_is_read(confirmed):
    came = a_day(confirmed, text="Bo said: see www.example.org")
    with pytest.raises(NotNow, match="a link"):
        noting.send(confirmed, [str(came.pk)], NOW)
    DayNote.objects.update(text="Bo said: come and see")
    assert noting.send(confirmed, [str(came.pk)], NOW) == 1
    DayNote.objects.update(text="Sign in")
    with pytest.raises(NotNow, match="look at it before"):
        noting.send_final(confirmed, NOW)


@pytest.mark.parametrize("where", ["text", "own", "kept", "promise"])
def test_thanks_are_read_as_they_would_go(confirmed, where):
    came = a_day(confirmed)
    lure = "See www.example.org"
    key = f"g{came.guest_id}"
    own = {key: thanks.Typed(lure if where == "own" else "", "")}
    if where == "kept":
        thanks.keep(confirmed, Group.GUESTS, thanks.Written({key: thanks.Typed(lure, "")}))
        own = {}
    if where == "promise":
        Promise.objects.create(roundtable=confirmed.roundtable, who="Bo", words=lure, made_at=NOW, state="made")
    written = thanks.Written(own, lure if where == "text" else "")
    for _twice in range(2):
        with pytest.raises(NotNow, match="a link"):
            thanks.send(confirmed, Group.GUESTS, [key], written, NOW)
    assert SendReview.objects.count() == 1
    assert "guests" not in SendReview.objects.get().words
    release()
    assert thanks.send(confirmed, Group.GUESTS, [key], written, NOW) == 1


def test_a_guests_name_is_read_and_names_that_are_names_stay_out_of_the_review(confirmed):
    roundtable = a_roundtable("other")
    a_date(roundtable)
    a_guest(roundtable, "Bo")
    a_guest(roundtable, "winner, see www.example.org", email="cy@example.org")
    with pytest.raises(NotNow, match="a link"):
        polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW)
    assert SendReview.objects.get().words["guests"] == "winner, see www.example.org"


def test_an_entry_that_moves_to_another_address_is_read(confirmed):
    guest = a_guest(confirmed.roundtable)
    confirming.send_missing(confirmed.roundtable.pk, f"organiser:{confirmed.organiser.pk}", NOW)
    type(confirmed.roundtable).objects.update(joining="Verify your account first")
    confirmed.roundtable.refresh_from_db()
    with pytest.raises(NotNow, match="press a link"):
        calendar_sync.save_guest(confirmed, guest.pk, {"email": "stranger@example.org", "name": "Bo"}, NOW)
    guest.refresh_from_db()
    assert guest.email == "bo@school.example.org"


def test_an_act_without_the_arguments_is_refused_when_it_is_written():
    with pytest.raises(TypeError, match="cannot be screened"):
        acts.screened()(lambda key, now: key)
    with pytest.raises(TypeError, match="words"):
        acts.screened(typed=("words",))(lambda desk, now: desk)


def test_what_was_decided_is_kept_by_its_digest_only(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    release()
    assert SendReview.objects.get().words == {}
    assert polling.ask_guests(impostor, NOW) == 45


def test_staff_read_what_each_text_is(impostor, client):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    staff = get_user_model().objects.create_superuser("example-staff", "staff@example.org", "example-password-long")
    client.force_login(staff)
    page = client.get(STAFF).content.decode()
    assert "<dt>their name</dt>" in page
    assert "<dt>name</dt>" not in page


def test_a_guests_new_name_is_read_before_their_entry_moves():
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    an_answer(a_seat(roundtable), "attends", [date])
    guest = a_guest(roundtable)
    organiser = roundtable.organisers.get()
    confirming.confirm(roundtable.pk, date.pk, f"organiser:{organiser.pk}", NOW)
    roundtable.refresh_from_db()
    values = {"name": "Verify your account first", "email": "other@example.org"}
    with pytest.raises(NotNow, match="press a link"):
        calendar_sync.save_guest(Desk(roundtable, organiser), guest.pk, values, NOW)
