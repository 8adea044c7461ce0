"""Inviting: one letter, once, whole, by us or from one's own mailbox; asking again, offering, taking back."""

from dataclasses import replace

import pytest
from day_examples import DAY, NOW, mails
from django.db import transaction
from django.utils import timezone
from plan_examples import ONE, TWO, drafted

from causeway.audit.models import Entry
from causeway.outbox.actions import File, bounced
from causeway.outbox.models import Message
from causeway.outbox.registry import tell
from causeway.people.exceptions import LinkInvalid
from causeway.privacy.registry import erase_person
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.actions import answering, notices
from causeway.roundtables.invitations.actions import inviting as acts
from causeway.roundtables.invitations.actions.answering import Given
from causeway.roundtables.invitations.domain.invitations import Heard, Said
from causeway.roundtables.invitations.domain.letter import compose
from causeway.roundtables.invitations.domain.waiting import Next
from causeway.roundtables.invitations.models import Dispatch, Invitation
from causeway.roundtables.table import attachments, policies
from causeway.roundtables.table.actions.planning import save_words
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.domain.editing import seen
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db


def state_is(invitation, message_state):
    """What the outbox does when a message changes its state."""
    message = Message.objects.get(message_id=invitation.dispatches.get(kind="letter").message_id)
    message.state = message_state
    message.save()
    with transaction.atomic():
        tell(message)
    invitation.refresh_from_db()
    return invitation


def signed(invitation):
    return inviting.office_link(invitation).split("/")[-2]


def compose_to(code):
    """The letter to the MP of a seat as it stands."""
    roundtable = Roundtable.objects.get()
    _held, mp = inviting.mp_of(code, NOW.date())
    return compose(inviting.parts_of(roundtable, roundtable.seats.get(code=code), None, mp, NOW.date(), attached=False))


def next_of(invitation, on):
    found = next(each for each in inviting.invited(invitation.roundtable, on) if each.seat.pk == invitation.seat_id)
    return found.next_act


def test_it_goes_once_in_the_organisers_words(whole, monkeypatch):
    monkeypatch.setattr("django.core.signing.time.time", NOW.timestamp)  # a link signed a second later is another
    invitation = acts.send_by_us(whole, drafted(whole).pk, NOW)
    (mail,) = mails(acts.LETTER)
    text = mail.get_body(("plain",)).get_content()
    assert (mail["To"], mail["Reply-To"]) == ("ada@parliament.example.org", "owner@example.org")
    for words in ("You said something about examples.", "We are examples.", "Examples happen.", "Come, please.", "Owner Example"):
        assert words in text
    assert inviting.office_link(invitation) in text.replace("=\n", "")
    assert text.count("\n- ") == 2
    assert Message.objects.get().lane == "mp:901"
    for again in (acts.send_by_us, acts.sent_oneself):
        with pytest.raises(NotNow):
            again(whole, invitation.pk, NOW)
    assert Message.objects.count() == 1
    assert Roundtable.objects.get().state == "inviting"


def test_who_signed_a_letter_and_is_erased_is_not_named_in_it(whole):
    invitation = acts.send_by_us(whole, drafted(whole).pk, NOW)
    assert "Owner Example" in invitation.text
    erase_person("owner@example.org")
    invitation.refresh_from_db()
    assert "Owner Example" not in invitation.text
    assert "[name erased]" in invitation.text
    assert "Come, please." in invitation.text


def test_a_letter_with_a_gap_does_not_go(desk):
    invitation = drafted(desk)
    CandidateDate.objects.create(roundtable=desk.roundtable, starts_at=NOW + 80 * DAY)
    with pytest.raises(NotNow):
        acts.send_by_us(desk, invitation.pk, NOW)
    assert not Message.objects.exists()
    assert Roundtable.objects.get().state == "draft"


def test_an_address_is_no_megaphone(whole, monkeypatch):
    monkeypatch.setattr(policies, "SENT", replace(policies.SENT, default=1))
    acts.send_by_us(whole, drafted(whole).pk, NOW)
    second = drafted(whole, TWO)
    with pytest.raises(NotNow, match="tomorrow"):
        acts.send_by_us(whole, second.pk, NOW)
    second.refresh_from_db()
    assert (second.state, Message.objects.count()) == ("draft", 1)
    assert acts.sent_oneself(whole, second.pk, NOW).state == "sent by the organiser"


def test_nothing_goes_when_posting_fails(whole, monkeypatch):
    invitation = drafted(whole)

    def broken(*_args, **_rest):
        raise RuntimeError

    monkeypatch.setattr(acts, "post", broken)
    with pytest.raises(RuntimeError):
        acts.send_by_us(whole, invitation.pk, NOW)
    assert Invitation.objects.get().state == "draft"
    assert not Dispatch.objects.exists()


def test_the_briefing_goes_with_it_where_a_room_makes_one(whole, monkeypatch):
    room = attachments.Briefings(
        lambda code, on: File(f"{code}.pdf", "application/pdf", b"%PDF"), lambda code: f"/papers/{code}/"
    )
    monkeypatch.setattr(attachments, "_rooms", [room])
    acts.send_by_us(whole, drafted(whole).pk, NOW)
    (mail,) = mails(acts.LETTER)
    assert [part.get_filename() for part in mail.iter_attachments()] == [f"{ONE}.pdf"]
    assert "attached" in mail.get_body(("plain",)).get_content()


def test_without_such_a_room_the_letter_links_to_the_seats_page(whole):
    acts.send_by_us(whole, drafted(whole).pk, NOW)
    (mail,) = mails(acts.LETTER)
    assert f"/areas/constituency/{ONE}/" in mail.get_body(("plain",)).get_content()
    assert list(mail.iter_attachments()) == []


def test_a_briefing_that_fails_keeps_nothing_from_going(whole, monkeypatch):
    def broken(code, on):
        raise RuntimeError

    monkeypatch.setattr(attachments, "_rooms", [attachments.Briefings(broken, lambda code: "/x/")])
    acts.send_by_us(whole, drafted(whole).pk, NOW)
    (mail,) = mails(acts.LETTER)
    text = mail.get_body(("plain",)).get_content()
    assert "attached" not in text  # and the letter does not say that it is there
    assert f"/areas/constituency/{ONE}/" in text


def test_from_ones_own_mailbox_nothing_is_posted(whole):
    invitation = acts.sent_oneself(whole, drafted(whole).pk, NOW)
    assert invitation.state == "sent by the organiser"
    assert not Message.objects.exists()
    assert invitation.dispatches.get().by_us is False


def test_another_mp_meanwhile_is_noticed(whole, places):
    from causeway.representatives.members.models import Member, Term

    invitation = drafted(whole)
    member = Member.objects.create(
        member_id=999, name="New Holder", full_title="New Holder MP", surname="Holder", party="X", email="n@x.org"
    )
    Term.objects.filter(constituency=places[ONE]).update(member=member)
    with pytest.raises(NotNow, match="New Holder"):
        acts.send_by_us(whole, invitation.pk, NOW)
    again = drafted(whole)
    assert (again.mp_name, again.pk != invitation.pk) == ("New Holder", True)


def test_what_became_of_it_follows_the_outbox(sent):
    assert state_is(sent, "sent").state == "delivered"
    with transaction.atomic():
        bounced(sent.dispatches.get().message_id, "550 no such user", NOW)
    sent.refresh_from_db()
    assert sent.state == "not delivered"
    (told,) = mails("roundtable-not-delivered")
    assert told["To"] == "owner@example.org"
    assert "550 no such user" in told.get_content()
    assert next_of(sent, NOW.date()) is Next.SEND_AGAIN


def test_the_same_news_twice_tells_once(sent):
    for _ in range(2):
        state_is(sent, "failed")
    assert len(mails("roundtable-not-delivered")) == 1


def test_an_office_gets_two_weeks_two_nudges_and_then_a_call(whole, sent):
    state_is(sent, "sent")
    moment = timezone.localtime(NOW)  # two weeks later by the clock on the wall
    with pytest.raises(NotNow):
        acts.write_again(whole, sent.pk, acts.NUDGE, "Hello.", NOW + 13 * DAY, by_us=True)
    for _ in range(2):
        moment += 14 * DAY
        assert next_of(sent, timezone.localdate(moment)) is Next.NUDGE
        acts.write_again(whole, sent.pk, acts.NUDGE, "A line of our own.", moment, by_us=True)
        with pytest.raises(NotNow):
            acts.write_again(whole, sent.pk, acts.NUDGE, "Again.", moment, by_us=True)
    assert next_of(sent, timezone.localdate(moment + 14 * DAY)) is Next.RING
    letters = mails(acts.LETTER)
    assert len(letters) == 3
    assert "14 days ago" in letters[1].get_body(("plain",)).get_content()
    assert "28 days ago" in letters[2].get_body(("plain",)).get_content()
    assert letters[1]["In-Reply-To"] == letters[0]["Message-ID"]


def test_a_no_becomes_the_offer_of_a_visit_once(whole, sent):
    answering.answer_by_office(signed(sent), Given(Said.CANNOT), NOW)
    assert next_of(sent, NOW.date()) is Next.OFFER
    with pytest.raises(NotNow):
        acts.write_again(whole, sent.pk, acts.NUDGE, "But.", NOW + 20 * DAY, by_us=True)
    acts.write_again(whole, sent.pk, acts.OFFER, "We understand.", NOW, by_us=True)
    text = mails(acts.LETTER)[-1].get_body(("plain",)).get_content()
    assert "We understand." in text
    assert "telephone" in text
    with pytest.raises(NotNow):
        acts.write_again(whole, sent.pk, acts.OFFER, "Again.", NOW, by_us=True)


def test_later_is_asked_again_when_they_said(sent):
    day = (NOW + 30 * DAY).date()
    answering.answer_by_office(signed(sent), Given(Said.LATER, come_back_on=day), NOW)
    assert next_of(sent, day - DAY) is Next.WAIT
    assert next_of(sent, day) is Next.NUDGE


def test_taken_back_before_it_leaves_it_never_does(whole, sent):
    link = signed(sent)
    assert acts.take_back(whole, sent.pk, NOW)
    assert Message.objects.get().state == "cancelled"
    assert Invitation.objects.get().state == "withdrawn"
    with pytest.raises(LinkInvalid):
        answering.invitation_by(link, NOW)
    with pytest.raises(NotNow):
        acts.take_back(whole, sent.pk, NOW)


def test_taken_back_it_can_be_written_again_and_old_answers_are_history(whole, sent):
    state_is(sent, "sent")
    answering.answer_by_office(signed(sent), Given(Said.CANNOT), NOW)
    assert not acts.take_back(whole, sent.pk, NOW)
    again = drafted(whole, words="A second beginning.")
    assert (again.pk, again.state) == (sent.pk, "draft")
    later = NOW + DAY
    acts.send_by_us(whole, again.pk, later)
    assert len(mails(acts.LETTER)) == 2
    found = next(each for each in inviting.invited(whole.roundtable, later.date()) if each.invitation)
    assert (found.last, len(found.answers), found.next_act) == (None, 1, Next.WAIT)


def test_a_new_link_ends_the_old_one(whole, sent):
    old = signed(sent)
    new = signed(acts.new_office_link(whole, sent.pk))
    with pytest.raises(LinkInvalid):
        answering.invitation_by(old, NOW)
    assert answering.invitation_by(new, NOW) == sent


def test_the_courtesy_notice_goes_once(whole):
    with pytest.raises(NotNow):
        notices.send_notice(whole, NOW, by_us=True)
    save_words(whole, {"venue_place": "EX1 1AA"}, seen({"venue_place": ""}), NOW)
    letter = compose_to(TWO)
    assert "We meet in Upper Example. We are telling Ada Example" in letter
    notices.send_notice(whole, NOW, by_us=True)
    (mail,) = mails(notices.NOTICE)
    assert mail["To"] == "ada@parliament.example.org"
    assert "Bo Sample (Lower Example)" in mail.get_content()
    assert "You are invited too" in mail.get_content()
    assert begins_with_who_writes(mail.get_content())
    for by_us in (True, False):
        with pytest.raises(NotNow):
            notices.send_notice(whole, NOW, by_us=by_us)
    assert len(mails(notices.NOTICE)) == 1


def test_the_trail_names_no_one(whole, sent):
    answering.log_answer(whole, sent.pk, Given(Said.ATTENDS, who="Somebody Named"), Heard.PHONE, NOW)
    trail = str(list(Entry.objects.values()))
    for personal in ("owner@example.org", "Owner Example", "Somebody Named", "ada@parliament"):
        assert personal not in trail
    assert Entry.objects.filter(act="invitation confirmed").count() == 1


def test_a_seat_whose_mp_was_invited_stays(whole, sent):
    from causeway.roundtables.table.actions.planning import remove_seat

    with pytest.raises(NotNow):
        remove_seat(whole, sent.seat_id, NOW)


def begins_with_who_writes(text):
    """After the salutation stands who writes, in the organisers' own words."""
    return text.splitlines()[2] == "We are examples."


def test_every_letter_to_an_mp_begins_with_who_writes(whole, sent):
    state_is(sent, "sent")
    acts.write_again(whole, sent.pk, acts.NUDGE, "A line of our own.", NOW + 14 * DAY, by_us=True)
    answering.answer_by_office(signed(sent), Given(Said.CANNOT), NOW + 15 * DAY)
    acts.write_again(whole, sent.pk, acts.OFFER, "We understand.", NOW + 15 * DAY, by_us=True)
    texts = [mail.get_body(("plain",)).get_content() for mail in mails(acts.LETTER)]
    assert len(texts) == 3
    assert all(begins_with_who_writes(text) for text in texts)
