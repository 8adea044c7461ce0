"""Claims, tries and what becomes of them; each answer where the table puts it."""

import datetime as dt

import pytest
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.moves.domain import IllegalMove
from causeway.outbox import actions, registry
from causeway.outbox.domain.states import Act, State
from causeway.outbox.domain.waiting import GIVE_UP_AFTER
from causeway.outbox.exceptions import Deferred, Doubtful, Refused, RelayAway
from causeway.outbox.models import Message, Try
from causeway.privacy.erasing import erase_due
from causeway.privacy.registry import erase_person, export_person

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def claimed(write):
    def claimed(**changes):
        write(**changes)
        return actions.claim("worker", 1, timezone.now())[0]

    return claimed


@pytest.fixture
def sending(claimed):
    def sending(**changes):
        message = claimed(**changes)
        assert actions.hand_over(message, timezone.now())
        return message

    return sending


def fail(message, act, failure, now=None):
    actions.failed(message, act, failure, "example", 5, now or timezone.now(), 0.0)
    message.refresh_from_db()
    return message


def accept(message):
    actions.accepted(message, "example", "taken", 250, 5, timezone.now())
    message.refresh_from_db()
    return message


def test_what_is_claimed_is_not_claimed_again_while_the_claim_lasts(write):
    write(), write(), write()
    now = timezone.now()
    first, second = actions.claim("one", 2, now), actions.claim("two", 5, now)
    assert (len(first), len(second)) == (2, 1)
    assert not {m.pk for m in first} & {m.pk for m in second}
    assert actions.claim("three", 5, now) == []


def test_nothing_is_claimed_before_it_is_due(write):
    message = write()
    assert actions.claim("worker", 5, message.next_try_at - SECOND) == []


def test_a_dead_workers_claim_runs_out_and_the_message_comes_back(claimed):
    message, late = claimed(), timezone.now() + actions.LEASE + SECOND
    assert actions.recover(timezone.now(), sends_are_idempotent=False) == 0
    assert actions.recover(late, sends_are_idempotent=False) == 1
    assert actions.claim("another", 1, late)[0].pk == message.pk
    assert not actions.hand_over(message, late), "the first worker woke up and may not send it any more"


def test_what_may_have_left_is_held_and_never_claimed(sending):
    message, late = sending(), timezone.now() + actions.LEASE + SECOND
    actions.recover(late, sends_are_idempotent=False)
    message.refresh_from_db()
    assert message.state == State.UNCERTAIN
    assert actions.claim("another", 5, late + GIVE_UP_AFTER) == []
    assert actions.recover(late + GIVE_UP_AFTER, sends_are_idempotent=False) == 0


@pytest.mark.parametrize(("harmless", "idempotent"), [(True, False), (False, True)])
def test_what_may_have_left_goes_again_where_twice_does_no_harm(sending, harmless, idempotent):
    message, late = sending(twice_is_harmless=harmless), timezone.now() + actions.LEASE + SECOND
    actions.recover(late, sends_are_idempotent=idempotent)
    assert actions.claim("another", 5, late)[0].message_id == message.message_id


def test_an_answer_that_comes_after_all_settles_what_was_held(sending):
    message = sending()
    actions.recover(timezone.now() + actions.LEASE + SECOND, sends_are_idempotent=False)
    assert accept(message).state == State.SENT


def test_an_answer_that_comes_after_all_stops_the_second_copy(sending):
    message, late = sending(twice_is_harmless=True), timezone.now() + actions.LEASE + SECOND
    actions.recover(late, sends_are_idempotent=False)
    again = actions.claim("another", 1, late)[0]
    assert accept(message).state == State.SENT
    assert not actions.hand_over(again, late)


def test_accepted(sending):
    message = accept(sending())
    assert (message.state, message.claimed_by, message.last_error) == (State.SENT, "", "")
    assert message.ended_at
    assert list(Try.objects.values_list("outcome", "code", "reply")) == [("accepted", 250, "taken")]


def test_deferred_waits_longer_each_time(claimed):
    message, waits = claimed(), []
    for _ in range(3):
        now = timezone.now()
        message = fail(message, Act.DEFER, Deferred("4.7.1 greylisted", 451), now)
        waits.append(message.next_try_at - now)
        assert message.last_error == "451 4.7.1 greylisted"
        message = actions.claim("worker", 1, message.next_try_at)[0]
    assert waits == sorted(set(waits))


def test_a_relay_that_is_away_is_nothing_the_message_did(claimed):
    message, waits = claimed(), []
    for _ in range(3):
        now = timezone.now()
        message = fail(message, Act.DEFER, RelayAway("Connection refused"), now)
        waits.append(message.next_try_at - now)
        message = actions.claim("worker", 1, message.next_try_at)[0]
    assert len(set(waits)) == 1


def test_tried_for_days_is_given_up_counted_from_the_first_try(claimed):
    message = claimed()
    first = message.created_at + 2 * GIVE_UP_AFTER  # it stood in a long queue before
    assert fail(message, Act.DEFER, Deferred("not now", 451), first).state == State.WAITING
    again = actions.claim("worker", 1, first + GIVE_UP_AFTER)[0]
    assert fail(again, Act.DEFER, Deferred("not now", 451), first + GIVE_UP_AFTER).state == State.FAILED


def test_refused(claimed):
    message = fail(claimed(), Act.REFUSE, Refused("5.1.1 no such\r\nuser", 550))
    assert (message.state, message.last_error) == (State.FAILED, "550 5.1.1 no such user")


def test_doubtful_is_held_unless_twice_does_no_harm(sending):
    assert fail(sending(), Act.DOUBT, Doubtful("no answer")).state == State.UNCERTAIN
    assert fail(sending(twice_is_harmless=True), Act.DOUBT, Doubtful("no answer")).state == State.WAITING


@pytest.mark.parametrize(("arrived", "state"), [(True, State.SENT), (False, State.WAITING)])
def test_settling_by_evidence_is_written_down(sending, arrived, state):
    message = fail(sending(), Act.DOUBT, Doubtful("no answer"))
    assert actions.settle(message.message_id, arrived=arrived, actor="staff", now=timezone.now()).state == state
    assert Entry.objects.get(act="outbox.settled").detail == {"arrived": arrived}


def test_only_what_is_uncertain_is_settled(write):
    for arrived in (True, False):
        with pytest.raises(IllegalMove):
            actions.settle(write().message_id, arrived=arrived, actor="staff", now=timezone.now())


def test_what_came_back_is_said(sending):
    message = accept(sending())
    assert actions.bounced(message.message_id, "5.1.1 no such user", timezone.now()).state == State.BOUNCED
    assert Message.objects.get().last_error == "5.1.1 no such user"


def test_what_left_cannot_be_cancelled(sending, write):
    message = accept(sending())
    with pytest.raises(IllegalMove):
        actions.cancel(message.message_id, "staff", timezone.now())
    assert actions.cancel(write().message_id, "staff", timezone.now()).state == State.CANCELLED


def test_cancelled_in_a_workers_hands_does_not_leave(claimed):
    message = claimed()
    actions.cancel(message.message_id, "staff", timezone.now())
    assert not actions.hand_over(message, timezone.now())


@pytest.fixture
def heard(monkeypatch):
    """Listen to messages of the kind "example" for one test."""
    monkeypatch.setattr(registry, "_listeners", {})
    states = []
    registry._listeners["example"] = [lambda message: states.append(message.state)]
    return states


def test_listeners_hear_of_it(sending, heard):
    accept(sending())
    assert heard == [State.SENT]


def test_a_listeners_mistake_does_not_lose_the_truth_and_is_made_good(sending, heard, caplog):
    def stumble(_message):
        Message.objects.filter(pk=message.pk).update(subject="half done")
        raise RuntimeError("an example of a mistake")

    message = sending()
    registry._listeners["example"].append(stumble)
    assert accept(message).state == State.SENT
    assert (message.told, message.subject) == (False, "An example")
    assert "could not take note" in caplog.text
    registry._listeners["example"].remove(stumble)
    assert actions.tell_again() == 1
    assert actions.tell_again() == 0
    assert heard == [State.SENT, State.SENT]


def test_words_and_addresses_are_erased_in_time_and_the_row_stays(sending):
    message = accept(sending())
    assert erase_due(Message, Message.personal, message.ended_at + dt.timedelta(days=34)) == 0
    assert erase_due(Message, Message.personal, message.ended_at + dt.timedelta(days=36)) == 1
    message.refresh_from_db()
    assert not any((message.to, message.person, message.reply_to, message.from_name, message.subject, message.text, message.html))
    assert message.state == State.SENT
    assert Try.objects.get().reply == ""


def test_a_letters_writer_gets_their_share_and_can_have_it_erased(write, heard):
    write()
    assert export_person("Ada@Example.org")["outbox.Message"][0]["text"].startswith("Dear Example")
    erase_person("ada@example.org")
    message = Message.objects.get()
    assert (message.state, message.text, message.person) == (State.CANCELLED, "", "")
    assert heard == [State.CANCELLED]
    assert set(export_person("ada@example.org")) == {"supporters.StaysOut"}  # a digest, by which no list brings them in


def test_erasing_what_is_on_its_way_leaves_the_worker_to_it(sending):
    message = sending()
    erase_person("ada@example.org")
    assert accept(message).state == State.SENT


REPEATED = "4.2.1 <ada@example.org>: try again later"


def test_what_was_erased_on_its_way_is_not_tried_again_and_no_answer_repeats_the_address(sending):
    message = sending(twice_is_harmless=True)
    erase_person("ada@example.org")
    for failure, act in ((Deferred(REPEATED, 450), Act.DEFER), (Doubtful(REPEATED), Act.DOUBT)):
        Message.objects.update(state=State.SENDING, claimed_by="worker")
        actions.failed(message, act, failure, "smtp", 1, timezone.now(), 0.5)
        assert Message.objects.get().state == State.FAILED
    Message.objects.update(state=State.SENDING, claimed_by="worker")
    actions.accepted(message, "smtp", "2.1.5 <ada@example.org> ok", 250, 1, timezone.now())
    actions.bounced(message.message_id, "5.1.1 <ada@example.org>: unknown", timezone.now())
    assert set(Try.objects.values_list("reply", flat=True)) == {""}
    assert Message.objects.get().last_error == ""


def test_what_was_erased_on_its_way_is_not_sent_again_after_its_worker_ended(sending):
    sending(twice_is_harmless=True)
    erase_person("ada@example.org")
    actions.recover(timezone.now() + 3 * actions.LEASE, sends_are_idempotent=True)
    assert Message.objects.get().state == State.UNCERTAIN
