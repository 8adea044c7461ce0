"""The kept totals move with the letters, and a job sets them beside the letters."""

import datetime as dt

import pytest
from after_sending import HOME, letter_that_went
from django.db import transaction
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.letters.after.actions import replying
from causeway.letters.after.domain.replies import Said
from causeway.letters.counting import actions as counting
from causeway.letters.counting.domain import Step
from causeway.letters.counting.models import LetterStep, SeatTotal
from causeway.letters.counting.queries import letters_by_seat, so_often, steps
from causeway.letters.counting.truth import by_seat
from causeway.letters.letter.models import Letter, SentByWriter
from causeway.letters.sending.delivery import message_changed

pytestmark = pytest.mark.django_db
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


class Told:
    """A message of the outbox, as the letters are told of it."""

    last_error = ""

    def __init__(self, letter, state):
        self.about, self.state = f"letters.Letter:{letter.pk}", state


@transaction.atomic
def told(letter, state):
    message_changed(Told(letter, state))


def totals():
    return {row.seat_code: (row.delivered, row.sent_by_writers, row.replies) for row in SeatTotal.objects.all()}


def agree():
    """Whether the kept totals are what the letters say."""
    truth = {code: (row.delivered, row.sent_by_writers, row.replies) for code, row in by_seat().items()}
    return {code: kept for code, kept in totals().items() if any(kept)} == truth


def today(step):
    return steps(timezone.localdate(), timezone.localdate())[step]


def test_delivering_and_coming_back_move_the_total(world):
    letter = letter_that_went(0, "queued")
    told(letter, "sent")
    assert totals() == {HOME: (1, 0, 0)}
    assert SeatTotal.objects.get().first_on == timezone.localdate(letter.confirmed_at)
    assert today(Step.DELIVERED) == 1
    told(letter, "bounced")
    assert totals() == {HOME: (0, 0, 0)}
    assert agree()


def test_a_letter_to_an_office_is_no_seats(world):
    told(letter_that_went(0, "queued", office="council"), "sent")
    assert totals() == {}
    assert today(Step.DELIVERED) == 1


def test_an_answer_and_taking_it_back(world):
    letter, now = letter_that_went(5, "uncertain"), timezone.now()
    reply = replying.log(letter.pk, text="", also=(), received_on=timezone.localdate(), said=[Said.MEET], now=now)
    assert totals() == {HOME: (1, 0, 1)}  # an answer proves that it arrived
    assert (SeatTotal.objects.get().days, SeatTotal.objects.get().said) == ([5], {Said.MEET: 1})
    receipt = replying.log(letter.pk, text="", also=(), received_on=timezone.localdate(), said=[Said.RECEIPT], now=now)
    assert today(Step.ANSWERED) == 1
    replying.remove(receipt)
    replying.remove(reply)
    assert (SeatTotal.objects.get().days, SeatTotal.objects.get().said) == ([], {})
    assert totals() == {HOME: (1, 0, 0)}
    assert agree()


def test_the_job_mends_what_differs_and_says_so(world):
    letter_that_went(5)
    SentByWriter.objects.create(on=timezone.now(), seat_code=HOME, role="constituent")
    SeatTotal.objects.create(seat_code="E14000902", replies=3)
    assert not agree()
    assert counting.check(timezone.now()) == 3
    assert totals() == {HOME: (1, 1, 0)}
    assert letters_by_seat() == {HOME: 2}
    assert Entry.objects.get(act=counting.Noted.MENDED).detail == {"seats": sorted([HOME, "E14000902"]), "offices": [""]}
    assert counting.check(timezone.now()) == 0


def test_erasing_every_writer_changes_no_total(world):
    letter_that_went(5)
    counting.check(timezone.now())
    Letter.objects.all().blank()
    assert counting.check(timezone.now()) == 0


def test_opening_the_page_is_counted_once_an_hour_and_no_program_is(client, world):
    client.get("/write/", **BROWSER)
    client.get("/write/", **BROWSER)
    client.get("/write/", HTTP_USER_AGENT="Googlebot/2.1")
    assert today(Step.OPENED) == 1


def test_a_week_is_seven_whole_days(world):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for days in (0, 6, 7):
        LetterStep.objects.create(day=(midnight - dt.timedelta(days=days)).date(), step="begun", many=1)
    until = midnight + dt.timedelta(days=1)
    assert so_often(Step.BEGUN, until - dt.timedelta(days=7), until) == 2
