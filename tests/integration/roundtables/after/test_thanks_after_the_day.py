import datetime as dt

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, desk, mails

from causeway.audit.models import Entry
from causeway.outbox.actions import claim, failed, hand_over
from causeway.outbox.domain.states import Act
from causeway.outbox.exceptions import SendingFailed
from causeway.outbox.models import Message
from causeway.privacy.registry import erase_person
from causeway.privacy.retention import erase_what_is_due
from causeway.roundtables.after.note import actions as note_acts
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.thanks import actions as acts
from causeway.roundtables.after.thanks import queries as thanks
from causeway.roundtables.after.thanks.actions import Typed, Written
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.after.thanks.models import Thanks, ThanksWords
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/thanks/"
NOTHING = Written({})


@pytest.fixture
def mine():
    """Bo came from a school, Di for a service, Ada as MP; Flo's office sent Gus; Hal could not come, nor could Cy. Ed walked in."""
    roundtable = a_roundtable(state="held")
    people = [a_guest(roundtable), a_guest(roundtable, "Di", kind="partner"), a_guest(roundtable, "Cy")]
    for guest in people:
        Attendance.objects.create(roundtable=roundtable, guest=guest, came=guest.name != "Cy", at=NOW)
    Attendance.objects.create(roundtable=roundtable, name="Ed", email="ed@example.org", came=True, at=NOW)
    ada = a_seat(roundtable)
    flo, hal = a_seat(roundtable, "E14000902", "Flo Example", 902), a_seat(roundtable, "E14000903", "Hal Example", 903)
    roundtable.invitations.filter(seat=ada).update(mp_email="ada@parliament.example.org", salutation="Dear Ms Example")
    an_answer(flo, "sends someone", email="flo@parliament.example.org")
    an_answer(hal, "cannot", email="hal@parliament.example.org")
    for seat in (ada, flo):
        Attendance.objects.create(roundtable=roundtable, invitation=seat.invitations.get(), came=True, at=NOW)
    Promise.objects.create(
        roundtable=roundtable,
        seat=ada,
        who="Ada Example",
        words="I will ask",
        due=dt.date(2027, 6, 3),
        client_id="1",
        made_at=NOW,
    )
    return Desk(roundtable, roundtable.organisers.get())


def key(mine, name):
    return next(each.key for each in thanks.people(mine.roundtable) if each.name == name)


def text_to(mine, name):
    letters = thanks.Letters(mine.roundtable, mine.organiser)
    return letters.to(letters.one(key(mine, name)))


def in_groups(mine):
    return {each.name: each.group for each in thanks.people(mine.roundtable)}


def test_everybody_is_in_the_group_of_what_they_did(mine):
    assert in_groups(mine) == {
        "Ada Example": Group.MPS,
        "Flo Example": Group.OFFICES,
        "Hal Example": Group.ABSENT,
        "Bo": Group.GUESTS,
        "Di": Group.PARTNERS,
    }
    assert thanks.due(mine.roundtable) == 4
    listed = [
        each for each in thanks.people(mine.roundtable) if each.email and not each.thanked and each.group is not Group.ABSENT
    ]
    assert len(listed) == 4, "the desk counts whom the page lists"


def test_nobody_is_told_they_were_missed_while_nobody_has_said_who_came(mine, client):
    Attendance.objects.all().delete()
    assert thanks.people(mine.roundtable) == []
    assert "Say who came" in desk(client, mine.roundtable).get(ADDRESS).content.decode()


def test_an_organiser_who_was_a_guest_is_not_asked_to_thank_themselves(mine):
    mine.roundtable.guests.filter(name="Bo").update(email=mine.organiser.email.upper())
    assert "Bo" not in in_groups(mine)


def test_each_letter_says_what_concerns_them(mine):
    ada, flo, hal, bo = (text_to(mine, name) for name in ("Ada Example", "Flo Example", "Hal Example", "Bo"))
    assert ada.startswith("Dear Ms Example,\n\nThank you for coming")
    assert "What you said you would do:\n- “I will ask”, by 3 June 2027" in ada
    assert "The note of the day follows." in ada
    assert ada.endswith("it reaches Example Organiser.\n\nExample Organiser\nbranch secretary\n")
    assert "Thank you for sending somebody" in flo
    assert "I will ask" not in flo  # it was not promised for Flo
    assert "5 people came, among them Ada Example." in hal
    assert "What was promised:\n- Ada Example" in hal
    assert "What was promised:\n- Ada Example" in bo


def test_what_was_taken_back_is_not_quoted(mine):
    Promise.objects.update(state="withdrawn")
    assert "I will ask" not in text_to(mine, "Ada Example")


def test_whoever_had_the_note_reads_when_it_went_and_where_it_is(mine):
    note_acts.keep(mine, "What was said", 0)
    note_acts.send(mine, [each.key for each in noting.there(mine.roundtable) if each.who != "Di"], NOW)
    assert "/roundtables/note/" in text_to(mine, "Bo")
    assert "can read and correct it" in text_to(mine, "Flo Example")
    assert "If you would like to have it, tell us." in text_to(mine, "Di")
    note_acts.send_final(mine, NOW)
    assert "The final note of the day went to you" in text_to(mine, "Bo")


def test_one_letter_to_each_with_the_words_to_all_and_their_own(mine):
    bo, ada = key(mine, "Bo"), key(mine, "Ada Example")
    written = Written({bo: Typed("Your story stayed with us.", "")}, "Thanks to all schools.", 0)
    assert acts.send(mine, Group.GUESTS, [bo], written, NOW) == 1
    assert acts.send(mine, Group.MPS, [ada], NOTHING, NOW) == 1
    to_bo, to_ada = mails("roundtable-thanks")
    assert to_bo["To"] == "bo@school.example.org"
    assert to_bo["Reply-To"] == mine.organiser.email
    body = to_bo.get_content().replace("\r\n", "\n")
    assert "Thanks to all schools.\n\nYour story stayed with us.\n\nWhat was promised:" in body
    assert to_ada["To"] == "ada@parliament.example.org"
    rows = Message.objects.filter(kind="roundtable-thanks").order_by("pk")
    assert list(rows.values_list("lane", "twice_is_harmless")) == [("", False), ("mp:901", False)]
    assert set(rows.values_list("message_id", flat=True)) == set(Thanks.objects.values_list("message_id", flat=True))
    with pytest.raises(NotNow, match="already"):
        acts.send(mine, Group.GUESTS, [bo], NOTHING, NOW)
    assert rows.count() == 2
    assert Entry.objects.filter(act="roundtable: thanked").count() == 2
    assert thanks.due(mine.roundtable) == 2


def test_who_cannot_be_written_to_keeps_the_others_from_going_until_unticked(mine):
    mine.roundtable.guests.filter(name="Bo").update(email="")
    bo = key(mine, "Bo")
    with pytest.raises(NotNow, match="no address of Bo"):
        acts.send(mine, Group.GUESTS, [bo], NOTHING, NOW)
    assert thanks.due(mine.roundtable) == 3
    assert acts.sent_oneself(mine, Group.GUESTS, [bo], NOTHING, NOW) == 1
    assert not mails("roundtable-thanks")
    assert not Thanks.objects.get().by_us
    with pytest.raises(NotNow, match="already"):
        acts.sent_oneself(mine, Group.GUESTS, [bo], NOTHING, NOW)


def test_what_another_organiser_wrote_is_shown_before_it_is_replaced(mine, client):
    bo = key(mine, "Bo")
    acts.keep(mine, Group.GUESTS, Written({bo: Typed("Theirs", "")}, "Theirs to all", 0))
    with pytest.raises(NotNow, match="words to all"):
        acts.keep(mine, Group.GUESTS, Written({}, "Mine to all", 0))
    page = desk(client, mine.roundtable)
    given = {f"own-{bo}": "Mine", f"seen-{bo}": "", "how": "keep"}
    refused = page.post(f"{ADDRESS}guests/send/", given)
    assert refused.status_code == 422
    assert "Bo: “Theirs”" in refused.content.decode()
    assert ">Mine</textarea>" in refused.content.decode()
    assert f'name="seen-{bo}" value="Theirs"' in refused.content.decode()
    assert page.post(f"{ADDRESS}guests/send/", given | {f"seen-{bo}": "Theirs"}).status_code == 302
    assert (Thanks.objects.get().own, ThanksWords.objects.get().text) == ("Mine", "Theirs to all")


def test_a_refusal_for_the_day_loses_nothing_typed(mine, client, monkeypatch):
    monkeypatch.setattr(policies.Limit, "short_of", lambda _limit, _key, _many: 0)
    bo = key(mine, "Bo")
    given = {"to": bo, f"own-{bo}": "A sentence & more", "text": "To all", "version": 0, "how": "us"}
    refused = desk(client, mine.roundtable).post(f"{ADDRESS}guests/send/", given).content.decode()
    assert "Nothing is lost" in refused
    assert "A sentence &amp; more</textarea>" in refused
    assert "To all</textarea>" in refused
    assert not Thanks.objects.exists()


def test_by_the_pages_from_the_groups_to_thanked(mine, client):
    page, bo = desk(client, mine.roundtable), key(mine, "Bo")
    assert "0 of 1 thanked" in page.get(ADDRESS).content.decode()
    form = page.get(f"{ADDRESS}guests/").content.decode()
    assert f'id="to-{bo}" checked' in form
    one = page.get(f"{ADDRESS}guests/{bo}/").content.decode()
    assert "mailto:bo@school.example.org?subject=Thank%20you" in one
    given = {"to": bo, f"own-{bo}": "A sentence", "text": "To all", "version": 0, "how": "us"}
    sent = page.post(f"{ADDRESS}guests/send/", given, follow=True).content.decode()
    assert "1 letter is on its way." in sent
    assert "by us" in sent
    assert page.post(f"{ADDRESS}guests/send/", given).status_code == 422
    assert page.get(f"{ADDRESS}nobody/").status_code == page.get(f"{ADDRESS}mps/{bo}/").status_code == 404
    assert page.post(f"{ADDRESS}guests/send/", {"text": "", "version": 0}).status_code == 422


def test_where_our_letter_did_not_arrive_the_organiser_can_do_it_and_say_so(mine, client):
    bo = key(mine, "Bo")
    acts.send(mine, Group.GUESTS, [bo], NOTHING, NOW)
    for message in claim("example worker", 10, NOW + DAY):
        hand_over(message, NOW + DAY)
        failed(message, Act.REFUSE, SendingFailed("No such mailbox", 550), "example", 1, NOW + DAY, 0.5)
    assert "/roundtables/example/thanks/" in mails("roundtable-not-arrived")[0].get_content()
    page = desk(client, mine.roundtable)
    assert "It did not arrive" in page.get(f"{ADDRESS}guests/").content.decode()
    assert "did not arrive" in page.get(ADDRESS).content.decode()
    page.post(f"{ADDRESS}guests/send/", {"to": bo, "how": "self"})
    after = page.get(f"{ADDRESS}guests/").content.decode()
    assert "by yourselves" in after
    assert "It did not arrive" not in after


@pytest.mark.parametrize("state", ["confirmed", "closed", "cancelled"])
def test_not_before_the_day_nor_after_the_end(mine, client, state):
    Roundtable.objects.update(state=state)
    with pytest.raises(NotNow):
        acts.send(mine, Group.GUESTS, [key(mine, "Bo")], NOTHING, NOW)
    assert desk(client, mine.roundtable).get(ADDRESS).status_code == 200
    assert "Send to those ticked" not in client.get(f"{ADDRESS}guests/").content.decode()


def test_it_is_erased_with_the_guests_and_with_one_person(mine):
    bo, ada = key(mine, "Bo"), key(mine, "Ada Example")
    acts.send(mine, Group.GUESTS, [bo], Written({bo: Typed("You said it", "")}, "To all", 0), NOW)
    acts.send(mine, Group.MPS, [ada], NOTHING, NOW)
    acts.keep(mine, Group.PARTNERS, Written({key(mine, "Di"): Typed("Not sent yet", "")}))
    erase_person("di@school.example.org")
    erase_person("bo@school.example.org")
    assert not Thanks.objects.filter(own="Not sent yet").exists()
    row = Thanks.objects.get(guest__isnull=False, by_us=True)
    assert (row.own, row.text, row.email, row.went_at) == ("", "", "", NOW)
    assert Thanks.objects.get(invitation__isnull=False).text
    date = a_date(mine.roundtable)
    date.starts_at = NOW - 91 * DAY
    date.save()
    Roundtable.objects.update(chosen=date, confirmed_at=NOW - 100 * DAY)
    erase_what_is_due(NOW)
    assert not Thanks.objects.exclude(own="", text="", email="").exists()
    assert ThanksWords.objects.get().text == ""
    with pytest.raises(NotNow):
        acts.keep(mine, Group.MPS, Written({}, "Late", 0))
