"""Refreshing by command, by the worker and by the clock: one at a time, failures written down and spaced out."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from causeway.audit.models import Entry
from causeway.fetching import actions, queueing, refreshing, tasks
from causeway.fetching.domain.cadence import Cadence
from causeway.fetching.exceptions import FetchFailed
from causeway.fetching.models import Refresh
from causeway.fetching.queries import Standing, states
from causeway.fetching.refreshing import Outcome, Refreshable, RefreshFailed

NOW = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


class Example:
    """A source whose next answer a test decides."""

    def __init__(self, key, cadence=Cadence.WEEKLY):
        self.answers = []
        self.source = Refreshable(key, f"Example {key}", "Example publisher", "https://example.org/", cadence, self.run)

    def run(self, wish):
        answer = self.answers.pop(0) if self.answers else Outcome(changed=False, sentence="As before.")
        if isinstance(answer, BaseException):
            raise answer
        if callable(answer):
            return answer(wish)
        return answer


@pytest.fixture
def example(monkeypatch, db):
    first, second, by_hand = Example("example_a"), Example("example_b"), Example("example_c", None)
    monkeypatch.setattr(refreshing, "refreshes", [lambda: [first.source, second.source, by_hand.source]])
    return first


def test_what_a_refresh_brought_is_written_down(example, capsys):
    example.answers = [Outcome(changed=True, sentence="3 figures added.")]
    call_command("refresh", "example_a")
    row = Refresh.objects.get(key="example_a")
    assert "3 figures added." in capsys.readouterr().out
    assert (row.outcome, row.failure, row.failures, row.claimed_until) == ("3 figures added.", "", 0, None)
    assert row.changed_at == row.worked_at
    assert row.due_at >= row.worked_at + dt.timedelta(days=7)
    entry = Entry.objects.get(act="fetching.refresh")
    assert (entry.actor, entry.subject, entry.detail["changed"]) == ("command", "fetching.Refresh:example_a", True)


@pytest.mark.parametrize("error", [RefreshFailed("It has no column X."), FetchFailed("example.org answered with status 500.")])
def test_a_failure_has_its_sentence_and_changes_nothing(example, error):
    example.answers = [error]
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("refresh", "example_a")
    row = Refresh.objects.get(key="example_a")
    assert str(error) in row.failure
    assert (row.failures, row.worked_at, row.claimed_until) == (1, None, None)


def test_a_mistake_of_ours_ends_the_claim(example):
    example.answers = [ZeroDivisionError()]
    with pytest.raises(ZeroDivisionError):
        call_command("refresh", "example_a")
    assert Refresh.objects.get(key="example_a").claimed_until is None


def test_failures_are_spaced_out_and_success_forgets_them(example):
    example.answers = [RefreshFailed("No.") for _ in range(3)]
    waits = []
    for _ in range(3):
        with pytest.raises(RefreshFailed):
            actions.refresh(example.source, actions.wish_for(example.source, "test"))
        row = Refresh.objects.get(key="example_a")
        waits.append((row.due_at - timezone.now()).total_seconds() / 3600)
    assert [round(wait) for wait in waits] == [1, 2, 4]
    actions.refresh(example.source, actions.wish_for(example.source, "test"))
    assert Refresh.objects.get(key="example_a").failures == 0


def test_sources_are_refreshed_one_at_a_time(example):
    def meanwhile(_wish):
        with pytest.raises(actions.Busy, match="example_a is being refreshed"):
            actions.claim("example_b", timezone.now())
        return Outcome(changed=False, sentence="As before.")

    example.answers = [meanwhile]
    call_command("refresh", "example_a")
    actions.claim("example_b", timezone.now())


def test_a_worker_that_died_holds_nobody_up_for_long(example):
    actions.know_all(NOW)
    actions.claim("example_a", NOW)
    with pytest.raises(actions.Busy):
        actions.claim("example_b", NOW + dt.timedelta(seconds=119))
    actions.claim("example_b", NOW + dt.timedelta(seconds=121))


def test_a_claim_goes_on_while_its_refresh_lives(example):
    actions.know_all(NOW)
    actions.claim("example_a", NOW - dt.timedelta(minutes=1))
    actions.go_on("example_a")
    assert Refresh.objects.get(key="example_a").claimed_until > timezone.now() + dt.timedelta(seconds=110)


def test_what_is_due_is_handed_to_the_worker_the_longest_due_first(example, django_capture_on_commit_callbacks):
    actions.know_all(NOW)
    Refresh.objects.filter(key="example_a").update(due_at=NOW - dt.timedelta(hours=1))
    Refresh.objects.filter(key="example_b").update(due_at=NOW - dt.timedelta(hours=2))
    Refresh.objects.filter(key="example_c").update(due_at=NOW - dt.timedelta(hours=3))  # by hand only
    with django_capture_on_commit_callbacks(execute=True):
        assert queueing.queue_what_is_due(NOW) == "example_b"
        assert queueing.queue_what_is_due(NOW) is None
    (queued,) = DBTaskResult.objects.filter(queue_name="refresh")
    assert queued.queue_name == "refresh"
    assert tasks.refresh_source.call("example_b", "schedule") == "As before."
    assert queueing.queue_what_is_due(NOW) == "example_a"


def test_a_task_that_was_lost_is_handed_over_again(example):
    actions.know_all(NOW)
    assert queueing.queue("example_a", actor="ann", now=NOW)
    assert not queueing.queue("example_a", actor="ann", now=NOW + dt.timedelta(minutes=59))
    assert queueing.queue("example_a", actor="ann", now=NOW + dt.timedelta(minutes=61))


def test_a_task_that_finds_another_at_work_comes_again(example):
    actions.know_all(timezone.now())
    actions.claim("example_b", timezone.now())
    assert "one at a time" in tasks.refresh_source.call("example_a", "ann")
    row = Refresh.objects.get(key="example_a")
    assert row.failure == ""
    (again,) = DBTaskResult.objects.filter(queue_name="refresh")
    assert again.args_kwargs["args"][:2] == ["example_a", "ann"]
    assert again.run_after > timezone.now()
    assert row.queued_at, "nobody needs to ask for it once more"


def test_where_the_schedule_looks_after_it_no_second_task_is_made(example, settings):
    settings.REFRESH = True
    actions.know_all(timezone.now())
    actions.claim("example_b", timezone.now())
    assert "one at a time" in tasks.refresh_source.call("example_a", "schedule")
    row = Refresh.objects.get(key="example_a")
    assert (row.queued_at, row.failure) == (None, "")
    assert row.due_at <= timezone.now()
    assert not DBTaskResult.objects.filter(queue_name="refresh").exists()


def test_a_task_that_is_begun_twice_does_its_work_once(example):
    visits = []
    example.answers = [lambda _wish: visits.append(1) or Outcome(changed=True, sentence="3 figures added.")] * 2
    wanted = timezone.now().isoformat()
    assert tasks.refresh_source.call("example_a", "ann", wanted) == "3 figures added."
    assert tasks.refresh_source.call("example_a", "ann", wanted) == "3 figures added."
    assert len(visits) == 1
    assert tasks.refresh_source.call("example_a", "ann", timezone.now().isoformat()) == "3 figures added."
    assert len(visits) == 2, "who asks later is answered anew"


def test_nothing_is_fetched_by_itself_unless_the_site_says_so(example, settings):
    assert settings.REFRESH is False
    actions.know_all(NOW)
    Refresh.objects.update(due_at=NOW)
    queueing.keep_to_the_schedule(NOW)
    assert not Refresh.objects.exclude(queued_at=None).exists()
    settings.REFRESH = True
    queueing.keep_to_the_schedule(NOW)
    assert Refresh.objects.exclude(queued_at=None).count() == 1


def test_new_sources_are_due_at_different_moments_of_the_next_hour(example):
    actions.know_all(NOW)
    due = dict(Refresh.objects.values_list("key", "due_at"))
    assert due["example_c"] is None
    assert all(NOW <= due[key] <= NOW + dt.timedelta(hours=1) for key in ("example_a", "example_b"))


def test_how_each_source_stands(example):
    actions.know_all(NOW)
    by_key = {state.source.key: state.standing for state in states(NOW)}
    assert by_key == dict.fromkeys(("example_a", "example_b", "example_c"), Standing.NEVER)
    Refresh.objects.filter(key="example_a").update(worked_at=NOW - dt.timedelta(days=11))
    Refresh.objects.filter(key="example_b").update(worked_at=NOW, failure="No.")
    assert [state.standing for state in states(NOW)][:2] == [Standing.STALE, Standing.FAILED]
    actions.claim("example_a", NOW)
    assert states(NOW)[0].standing == Standing.WORKING


def test_the_command_lists_and_names_what_it_does_not_know(example, capsys):
    call_command("refresh")
    assert "example_a" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"There is no source nothing\. There are: example_a"):
        call_command("refresh", "nothing")


def test_one_failure_does_not_stop_the_others(example, capsys):
    example.answers = [RefreshFailed("No.")]
    actions.know_all(NOW)
    Refresh.objects.update(due_at=NOW)
    with pytest.raises(CommandError, match="example_a: No"):
        call_command("refresh", due=True)
    assert "Example example_b" in capsys.readouterr().out
    assert Refresh.objects.get(key="example_b").worked_at
