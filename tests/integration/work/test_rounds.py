"""The worker's rounds: each job in its time by one worker of all, failures alone, and what a killed worker held comes round again."""

import datetime as dt

import pytest
from django.core.management import call_command

from causeway.work import jobs as registry
from causeway.work.jobs import Job, always, every, hours, jobs, minutes, register, seconds, steady
from causeway.work.leases import LEASE
from causeway.work.models import Round
from causeway.work.scheduler import Rounds, renew, take

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


def test_each_in_its_time_and_a_failure_alone(caplog):
    done = []

    def fails(_now):
        done.append("fails")
        raise RuntimeError("an example")

    rounds, both = (
        Rounds("one"),
        [every(minutes(1), fails), every(minutes(10), lambda _now: done.append("works"), name="example.works")],
    )
    for minute in range(11):
        rounds.make(both, NOW + minutes(minute))
    assert (done.count("fails"), done.count("works")) == (11, 2)
    assert "fails failed" in caplog.text
    row = Round.objects.get(name__endswith=".fails")
    assert (row.failures, row.failure, row.holder) == (11, "RuntimeError", "")


def test_a_job_that_works_again_has_no_failures():
    answers = [RuntimeError("an example"), None]

    def sometimes(_now):
        if error := answers.pop(0):
            raise error

    rounds, job = Rounds("one"), [every(minutes(1), sometimes)]
    rounds.make(job, NOW)
    rounds.make(job, NOW + minutes(1))
    assert (Round.objects.get().failures, Round.objects.get().failure) == (0, "")


def test_two_workers_share_the_rounds():
    done = []
    job = [every(hours(1), done.append, name="example.job")]
    workers = [Rounds("one"), Rounds("two")]
    for minute in range(0, 180, 5):
        for worker in workers:
            worker.make(job, NOW + minutes(minute))
    assert done == [NOW, NOW + hours(1), NOW + hours(2)]


def test_a_worker_started_again_does_not_begin_everything_anew():
    done = []
    job = [every(hours(1), done.append, name="example.job")]
    for minute in range(0, 60, 10):
        Rounds(f"life {minute}").make(job, NOW + minutes(minute))
    assert done == [NOW]


def test_what_a_killed_worker_held_comes_round_when_its_lease_is_over():
    done = []
    job = every(hours(24), done.append, name="example.daily")
    assert take(job, "killed", NOW)
    other = Rounds("other")
    assert not other.make([job], NOW + LEASE - seconds(1))
    assert other.make([job], NOW + LEASE)
    assert done == [NOW + LEASE], "within minutes, not a day later"
    assert not renew(job, "killed")


def test_a_lease_that_is_renewed_is_nobody_elses():
    job = every(hours(24), lambda _now: None, name="example.daily")
    now = dt.datetime.now(dt.UTC)
    assert take(job, "slow", now - LEASE + seconds(1))
    assert renew(job, "slow")
    assert not take(job, "other", now + seconds(100))
    assert take(job, "other", now + seconds(130))


def test_a_clock_that_was_wrong_does_not_stop_a_job():
    job = every(hours(1), lambda _now: None, name="example.job")
    Rounds("future").make([job], NOW + dt.timedelta(days=400))
    assert Rounds("now").make([job], NOW)


def test_a_looker_asks_the_database_only_when_a_job_may_be_due(django_assert_num_queries):
    job, rounds = [every(hours(1), lambda _now: None, name="example.job")], Rounds("one")
    rounds.make(job, NOW)
    with django_assert_num_queries(0):
        for second in range(60):
            rounds.make(job, NOW + seconds(second))


def test_jobs_are_named_for_their_room_and_no_two_alike(monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})

    def remind(_now):
        return 0

    remind.__module__ = "causeway.letters.somewhere.deep"
    register(every(hours(1), remind), every(hours(1), remind))
    assert [job.name for job in jobs()] == ["letters.remind"]
    with pytest.raises(ValueError, match=r"letters\.remind"):
        register(Job("letters.remind", hours(2), print))


def test_every_room_has_its_jobs_done(capsys):
    named = {job.name for job in (*jobs(), *steady())}
    assert {
        "outbox.deliver",
        "outbox.read_bounces",
        "letters.remember_what_went",
        "letters.remind_unconfirmed",
        "letters.let_waiting_go",
        "letters.remind_writers",
        "roundtables.remind_of_tasks",
        "fetching.keep_to_the_schedule",
        "audit.erase_and_report",
        "work.reap",
        "work.prune",
    } <= named
    Rounds("one").make(jobs()[:1], NOW)
    call_command("jobs")
    said = capsys.readouterr().out
    assert all(name in said for name in named)
    assert "all the time" in said
    assert "not done yet" in said


def test_a_steady_job_says_how_much_it_found():
    job = always(lambda _now: 3, idle=seconds(1), name="example.steady")
    with job.begin() as step:
        assert step(None) == 3
