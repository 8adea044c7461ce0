"""The worker's rounds: each chore in its time, and one that fails keeps no other from being done."""

import datetime as dt

import pytest

from causeway.outbox import chores


@pytest.fixture
def rounds(monkeypatch):
    monkeypatch.setattr(chores, "_chores", {})
    clock = [0.0]
    monkeypatch.setattr(chores.time, "monotonic", lambda: clock[0])
    return chores.Rounds.new(), clock


def test_each_in_its_time_and_a_failure_alone(rounds, caplog):
    (made, clock), done = rounds, []

    @chores.chore(every=dt.timedelta(minutes=1))
    def fails(_now):
        done.append("fails")
        raise RuntimeError("an example")

    @chores.chore(every=dt.timedelta(minutes=10))
    def works(_now):
        done.append("works")

    for minute in range(11):
        clock[0] = minute * 60.0
        made.make(dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    assert (done.count("fails"), done.count("works")) == (11, 2)
    assert "fails failed" in caplog.text
