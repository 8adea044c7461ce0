"""Lanes: each keeps its own pace, none keeps another waiting, staff can stop one."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.outbox import actions
from causeway.outbox.actions.pacing import pace_of
from causeway.outbox.domain.pacing import LONDON, Pace, Quiet
from causeway.outbox.domain.states import Act, State
from causeway.outbox.exceptions import BadMessage, Deferred
from causeway.outbox.models import Lane, Message

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
NOON = dt.datetime(2027, 1, 11, 12, tzinfo=LONDON).astimezone(dt.UTC)


@pytest.fixture
def paced(settings):
    settings.MAIL_PACED, settings.MAIL_PACE = True, Pace(20, 120, Quiet(dt.time(22), dt.time(6)))
    return settings


@pytest.fixture
def queue(write):
    """Put messages into a lane, due since the beginning of time."""

    def queue(lane, count):
        for _ in range(count):
            write(lane=lane, lane_title=f"Example MP of {lane}")
        Message.objects.update(next_try_at=NOON - 400 * DAY)
        Lane.objects.update(opens_at=NOON - 400 * DAY)

    return queue


def lanes(messages):
    return [message.lane for message in messages]


def sent_over(begin, hours):
    """Let a worker look every minute, and every try succeed at once; returns when each left."""
    left = []
    for minute in range(int(hours * 60)):
        now = begin + minute * MINUTE
        for message in actions.claim("worker", 5, now):
            actions.hand_over(message, now)
            actions.accepted(message, "example", "taken", 250, 1, now)
            left.append(now)
    return left


def test_an_hour_has_no_more_than_its_share(paced, queue):
    queue("mp:1", 60)
    left = sent_over(NOON, 2)
    assert 24 <= len(left) <= 40, "at most twenty an hour, with gaps up to half as long again"
    assert all(sum(first <= each < first + HOUR for each in left) <= 20 for first in left)


def test_a_day_has_no_more_than_its_share_and_the_next_begins_after_the_quiet_hours(paced, queue):
    paced.MAIL_PACE = Pace(20, 5, paced.MAIL_PACE.quiet)
    queue("mp:1", 12)
    left = [each.astimezone(LONDON) for each in sent_over(NOON, 24)]
    today = [each for each in left if each.date() == NOON.date()]
    assert len(today) == 5
    assert len(left) == 10
    assert left[5].hour == 6
    assert left[5].minute < 5


def test_nothing_leaves_in_the_quiet_hours_not_even_the_first(paced, queue):
    queue("mp:1", 3)
    night = NOON + 11 * HOUR
    assert actions.claim("worker", 5, night) == []
    assert Lane.objects.get().opens_at > night + 6 * HOUR
    assert len(sent_over(night + 7 * HOUR, 1)) == 3


def test_a_long_queue_keeps_nobody_waiting(paced, queue, write):
    queue("mp:1", 30)
    queue("mp:2", 1)
    other = write()
    Message.objects.filter(pk=other.pk).update(next_try_at=NOON)
    assert sorted(lanes(actions.claim("worker", 5, NOON))) == ["", "mp:1", "mp:2"]
    assert actions.claim("worker", 5, NOON + MINUTE) == []


def test_mail_without_a_lane_keeps_no_lane_waiting(paced, queue, write):
    for _ in range(20):
        write()
    queue("mp:1", 1)
    assert "mp:1" in lanes(actions.claim("worker", 5, NOON))


def test_one_that_is_deferred_lets_the_next_go_and_gives_its_slot_back(paced, queue):
    queue("mp:1", 2)
    first = actions.claim("worker", 5, NOON)[0]
    actions.failed(first, Act.DEFER, Deferred("greylisted", 451), "example", 1, NOON, 0.0)
    assert Lane.objects.get().left_today == 0
    later = NOON + 5 * MINUTE
    Message.objects.filter(pk=first.pk).update(next_try_at=later + MINUTE)
    assert actions.claim("worker", 5, later)[0].pk != first.pk


def test_what_was_not_tried_gives_its_slot_back_even_the_days_last(paced, queue):
    paced.MAIL_PACE = Pace(20, 1, None)
    queue("mp:1", 1)
    actions.give_back(actions.claim("worker", 5, NOON), NOON)
    assert len(actions.claim("worker", 5, NOON + 5 * MINUTE)) == 1


def test_a_dead_workers_slot_comes_back(paced, queue):
    paced.MAIL_PACE = Pace(20, 1, None)
    queue("mp:1", 1)
    actions.claim("worker", 5, NOON)
    late = NOON + actions.LEASE + 3 * MINUTE
    actions.recover(late, sends_are_idempotent=False)
    assert len(actions.claim("another", 5, late + 5 * MINUTE)) == 1


@pytest.mark.parametrize("is_paced", [True, False])
def test_a_paused_lane_stands_still_and_goes_on(paced, queue, is_paced):
    paced.MAIL_PACED = is_paced
    queue("mp:1", 1)
    queue("mp:2", 1)
    actions.pause("mp:1", reason="The office asked us to wait.", actor="staff", now=NOON)
    actions.pause("mp:1", reason="Said twice.", actor="staff", now=NOON)
    assert lanes(actions.claim("worker", 5, NOON)) == ["mp:2"]
    actions.resume("mp:1", actor="staff")
    assert lanes(actions.claim("worker", 5, NOON)) == ["mp:1"]
    acts = Entry.objects.filter(act__startswith="outbox.lane").order_by("pk")
    assert [(each.act, each.detail.get("reason")) for each in acts] == [
        ("outbox.lane-paused", "The office asked us to wait."),
        ("outbox.lane-resumed", None),
    ]


def test_without_pacing_everything_goes_at_once(paced, queue):
    paced.MAIL_PACED = False
    queue("mp:1", 12)
    assert [len(actions.claim("worker", 5, NOON)) for _ in range(4)] == [5, 5, 2, 0]


def test_staff_give_a_lane_its_own_pace_and_take_it_back(paced, queue):
    queue("mp:1", 4)
    actions.set_pace("mp:1", per_hour=60, per_day=0, actor="staff", now=NOON)
    assert pace_of(Lane.objects.get()) == Pace(60, 0, paced.MAIL_PACE.quiet)
    assert 3 <= len(sent_over(NOON, 0.1)) <= 4
    actions.set_pace("mp:1", per_hour=None, per_day=None, actor="staff", now=NOON)
    assert pace_of(Lane.objects.get()) == paced.MAIL_PACE
    assert Lane.objects.get().opens_at >= NOON + 3 * MINUTE
    assert Entry.objects.filter(act="outbox.lane-pace").count() == 2


def test_a_lanes_name_that_is_too_long_is_refused(write):
    with pytest.raises(BadMessage, match="lane"):
        write(lane="x" * 81)


def test_a_hundred_thousand_waiting_are_not_read_to_find_the_first(paced, new):
    """What the database plans, not how long it takes: an index search for each lane, nothing sorted or read through."""
    Lane.objects.bulk_create(Lane(name=f"mp:{number}", opens_at=NOON - DAY) for number in range(650))
    plain = {"kind": "letter", "to": "mp@parliament.example.org", "next_try_at": NOON - DAY, "state": State.WAITING}
    count = 5_000  # enough for the planner to tell a search from a scan
    Message.objects.bulk_create(
        [Message(message_id=f"<{number}@example.org>", lane=f"mp:{0 if number % 8 else number % 650}", **plain) for number in range(count)]
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as queries:
        assert len(actions.claim("worker", 5, NOON)) == 5
    reads = [each["sql"] for each in queries if each["sql"].startswith("SELECT")]
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        for read in reads:
            cursor.execute(explain + read)
            plan = "\n".join(str(row) for row in cursor.fetchall())
            assert "outbox_message_lane" in plan or "outbox_message" not in read, plan
            for slow in ("SCAN outbox_message", "SCAN U0", "Seq Scan on outbox_message"):
                assert slow not in plan
    assert len(queries) < 20


def test_time_of_a_real_clock_is_enough(settings, write):
    settings.MAIL_PACED, settings.MAIL_PACE = True, Pace(20, 120, None)
    write(lane="mp:1"), write(lane="mp:1")
    assert len(actions.claim("worker", 5, timezone.now())) == 1
