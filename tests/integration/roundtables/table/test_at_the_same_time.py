"""Two at once, in two connections: one letter, and both answers. PostgreSQL only: SQLite lets one write at a time anyway."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from day_examples import NOW
from django.db import connection
from plan_examples import drafted

from causeway.outbox.models import Message
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.actions import answering
from causeway.roundtables.invitations.actions import inviting as acts
from causeway.roundtables.invitations.actions.answering import Given
from causeway.roundtables.invitations.domain.invitations import Heard, Said
from causeway.roundtables.invitations.models import Answer
from causeway.roundtables.table.actions.planning import save_words
from causeway.roundtables.table.domain.editing import seen
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow
from causeway.roundtables.table.models import Roundtable

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.writers_meet,
]


def at_once(*acts_):
    """Run functions in threads that begin together; return what each came to: a result or the refusal."""
    barrier = Barrier(len(acts_))

    def run(act):
        try:
            barrier.wait(10)
            return act()
        except (NotNow, ChangedMeanwhile) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts_)) as threads:
        return list(threads.map(run, acts_))


def test_two_organisers_send_one_letter(whole):
    key = drafted(whole).pk
    came = at_once(*[lambda: acts.send_by_us(whole, key, NOW)] * 4)
    assert sum(isinstance(each, NotNow) for each in came) == 3
    assert Message.objects.filter(kind=acts.LETTER).count() == 1


def test_an_office_and_a_logged_call_are_both_kept(whole, sent):
    link = inviting.office_link(sent).split("/")[-2]
    at_once(
        lambda: answering.answer_by_office(link, Given(Said.CANNOT, question="by page"), NOW),
        lambda: answering.log_answer(whole, sent.pk, Given(Said.SENDS, who="by phone"), Heard.PHONE, NOW),
        lambda: answering.answer_by_office(link, Given(Said.LATER, question="by page again"), NOW),
    )
    assert set(Answer.objects.values_list("said", flat=True)) == {"cannot", "sends someone", "later"}


def test_the_same_answer_pressed_twice_is_one(sent):
    link = inviting.office_link(sent).split("/")[-2]
    at_once(*[lambda: answering.answer_by_office(link, Given(Said.CANNOT), NOW)] * 3)
    assert Answer.objects.count() == 1
    assert Message.objects.filter(kind="roundtable-answered").count() == 1


def test_of_two_words_for_one_field_one_is_saved_and_the_other_shown(whole):
    opened = seen({"venue": ""})
    came = at_once(
        lambda: save_words(whole, {"venue": "First"}, opened, NOW), lambda: save_words(whole, {"venue": "Second"}, opened, NOW)
    )
    clash = next(each for each in came if isinstance(each, ChangedMeanwhile))
    assert clash.theirs["venue"] == Roundtable.objects.get().venue in {"First", "Second"}


def test_taking_back_while_the_worker_sends_ends_one_way(whole, sent):
    from django.db import transaction

    from causeway.outbox.registry import tell

    def worker():
        with transaction.atomic():
            message = Message.objects.select_for_update().get(kind=acts.LETTER)
            if message.state == "waiting":
                message.state = "sent"
                message.save()
                tell(message)

    at_once(worker, lambda: acts.take_back(whole, sent.pk, NOW))
    sent.refresh_from_db()
    message = Message.objects.get(kind=acts.LETTER).state
    assert (message, sent.state) in {("cancelled", "withdrawn"), ("sent", "withdrawn")}
