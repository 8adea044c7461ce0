"""The worker's rounds: each job in its time, and one that fails keeps no other from being done."""

import datetime as dt

import pytest

from causeway.frame import regularly


@pytest.fixture
def rounds(monkeypatch):
    monkeypatch.setattr(regularly, "_jobs", {})
    clock = [0.0]
    monkeypatch.setattr(regularly.time, "monotonic", lambda: clock[0])
    return regularly.Rounds(), clock


def test_each_in_its_time_and_a_failure_alone(rounds, caplog):
    (made, clock), done = rounds, []

    @regularly.regularly(every=dt.timedelta(minutes=1))
    def fails(_now):
        done.append("fails")
        raise RuntimeError("an example")

    @regularly.regularly(every=dt.timedelta(minutes=10))
    def works(_now):
        done.append("works")

    for minute in range(11):
        clock[0] = minute * 60.0
        made.make(dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    assert (done.count("fails"), done.count("works")) == (11, 2)
    assert "fails failed" in caplog.text
