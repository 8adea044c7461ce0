"""Background tasks: begun again after kill -9, begun once by many workers, given up after too many deaths, pruned."""

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from causeway.config.environment import ROOT
from causeway.work import leases, reaping
from causeway.work.models import TaskLease
from causeway.work.tasks import worker_for

START = """
import datetime, django, sys
from causeway.serving.memory import nothing_is_garbage
with nothing_is_garbage():
    django.setup()
from causeway.work import leases, reaping, scheduler, tasks
reaping.LEASE = leases.LEASE = scheduler.LEASE = datetime.timedelta(seconds=2)
leases.BEAT_SECONDS, tasks.LOOK_EVERY_SECONDS = 0.4, 0.1
"""
ENQUEUE = START + "from drill_tasks import wait_for_leave; wait_for_leave.enqueue(sys.argv[1])"
WORK = (
    START
    + """
import threading, time
from django.utils import timezone
def reap():
    while True:
        reaping.reap(timezone.now()); time.sleep(0.2)
threading.Thread(target=reap, daemon=True).start()
tasks.worker_for(["default"]).run()
"""
)
IMPATIENT = """
from django.db import connection; connection.settings_dict["OPTIONS"]["timeout"] = 0.2
from causeway.work import loop; loop.AFTER_AN_ERROR_SECONDS = 0.1
import logging; logging.getLogger().addHandler(logging.FileHandler(sys.argv[1]))
tasks.worker_for(["default"]).run()
"""


@pytest.fixture
def site(tmp_path):
    """Start workers of a site that has a database of its own."""
    environment = os.environ | {
        "CAUSEWAY_VAR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'drill.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "task_drill_settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}",
    }
    subprocess.run([sys.executable, "-m", "causeway", "migrate", "-v0", "--skip-checks"], env=environment, cwd=ROOT, check=True)
    started = []

    def run(code, *arguments, wait=True):
        process = subprocess.Popen([sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process.communicate(timeout=60)[0] if wait else process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def states(folder):
    """What the site's own file says of each task."""
    with closing(sqlite3.connect(folder / "drill.sqlite3", timeout=20)) as database:
        return [state for (state,) in database.execute(f"SELECT status FROM {DBTaskResult._meta.db_table}")]


def wait_until(condition, seconds=40):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


def test_a_task_whose_worker_is_killed_is_done_by_another(site, tmp_path):
    site(ENQUEUE, str(tmp_path))
    first = site(WORK, wait=False)
    wait_until(lambda: list(tmp_path.glob("begun-*")))
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert states(tmp_path) == ["RUNNING"]
    site(WORK, wait=False)
    wait_until(lambda: len(list(tmp_path.glob("begun-*"))) == 2)
    (tmp_path / "leave").touch()
    wait_until((tmp_path / "work").exists)
    wait_until(lambda: states(tmp_path) == ["SUCCESSFUL"])
    assert (tmp_path / "work").read_text() == "done\n"


def test_a_task_that_takes_long_is_begun_by_one_worker_only(site, tmp_path):
    """Its lease is renewed while its worker lives, however long that is beyond one lease."""
    site(ENQUEUE, str(tmp_path))
    site(WORK, wait=False)
    site(WORK, wait=False)
    wait_until(lambda: list(tmp_path.glob("begun-*")))
    time.sleep(5)  # more than two leases
    assert len(list(tmp_path.glob("begun-*"))) == 1
    (tmp_path / "leave").touch()
    wait_until(lambda: states(tmp_path) == ["SUCCESSFUL"])
    assert (tmp_path / "work").read_text() == "done\n"


def test_a_worker_outlives_a_database_that_is_locked_for_long(site, tmp_path):
    site(ENQUEUE, str(tmp_path))
    log = tmp_path / "log"
    with closing(sqlite3.connect(tmp_path / "drill.sqlite3", isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        worker = site(START + IMPATIENT, str(log), wait=False)
        wait_until(lambda: log.exists() and "begun anew: tasks of default (database is locked)" in log.read_text())
        another.execute("ROLLBACK")
    (tmp_path / "leave").touch()
    wait_until(lambda: states(tmp_path) == ["SUCCESSFUL"])
    assert worker.poll() is None
    assert "Traceback" not in log.read_text()


NOW = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
LONG_AGO = NOW - dt.timedelta(hours=1)


def task(status, **more):
    plain = {
        "args_kwargs": {"args": [], "kwargs": {}},
        "task_path": "drill_tasks.wait_for_leave",
        "backend_name": "default",
        "run_after": LONG_AGO,
    }
    return DBTaskResult.objects.create(status=status, **(plain | more))


@pytest.mark.django_db
def test_only_what_is_nobodys_is_taken_back():
    dead = task(TaskResultStatus.RUNNING, started_at=LONG_AGO, worker_ids=["one"])
    alive = task(TaskResultStatus.RUNNING, started_at=LONG_AGO, worker_ids=["two"])
    TaskLease.objects.create(task=alive.pk, holder="two", held_until=NOW + dt.timedelta(seconds=1))
    new = task(TaskResultStatus.RUNNING, started_at=NOW - dt.timedelta(seconds=100), worker_ids=["three"])
    assert reaping.reap(NOW) == 1
    assert dict(DBTaskResult.objects.values_list("pk", "status")) == {dead.pk: "READY", alive.pk: "RUNNING", new.pk: "RUNNING"}
    assert DBTaskResult.objects.ready().get().pk == dead.pk


@pytest.mark.django_db
def test_a_task_that_kills_its_workers_is_given_up():
    one = task(TaskResultStatus.RUNNING, started_at=LONG_AGO, worker_ids=["a", "b", "c", "d", "e"])
    assert reaping.reap(NOW) == 1
    one.refresh_from_db()
    assert (one.status, one.exception_class_path) == ("FAILED", "causeway.work.exceptions.GivenUp")
    assert "5 times" in one.traceback


@pytest.mark.django_db
def test_finished_tasks_are_pruned_and_others_are_not():
    days = dt.timedelta(days=1)
    task(TaskResultStatus.SUCCESSFUL, finished_at=NOW - 15 * days)
    kept = {
        task(TaskResultStatus.SUCCESSFUL, finished_at=NOW - 13 * days).pk,
        task(TaskResultStatus.FAILED, finished_at=NOW - 34 * days).pk,
        task(TaskResultStatus.READY).pk,
        task(TaskResultStatus.RUNNING, started_at=NOW - 60 * days).pk,
    }
    task(TaskResultStatus.FAILED, finished_at=NOW - 36 * days)
    assert reaping.prune(NOW) == 2
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept


@pytest.mark.django_db
def test_a_lease_is_not_renewed_for_a_task_that_is_another_workers():
    one = task(TaskResultStatus.RUNNING, started_at=LONG_AGO, worker_ids=["a"])
    assert reaping.hold(one, "a")
    DBTaskResult.objects.filter(pk=one.pk).update(started_at=NOW, worker_ids=["a", "b"])
    assert not reaping.hold(one, "a")


@pytest.mark.django_db(transaction=True)  # the worker closes its connections
def test_a_finished_task_leaves_no_lease():
    from causeway.fetching.tasks import refresh_source

    refresh_source.enqueue("nothing", "ann")
    worker = worker_for(["refresh"])
    worker.batch = True
    worker.run()
    done = DBTaskResult.objects.get(queue_name="refresh")
    assert (done.status, done.return_value) == ("SUCCESSFUL", "nothing is no source any more.")
    assert not TaskLease.objects.exists()


def test_work_that_lost_its_lease_is_told_of(caplog, monkeypatch):
    monkeypatch.setattr(leases, "BEAT_SECONDS", 0.01)
    asked = []
    with leases.kept(lambda: asked.append(1) is not None, "an example"):
        wait_until(lambda: asked)
    assert "another worker's" in caplog.text
