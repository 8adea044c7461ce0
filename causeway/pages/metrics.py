"""What Prometheus reads: what the web processes of this machine counted, and how outbox, tasks and sources stand for all machines.

Closed until ``CAUSEWAY_METRICS_KEY`` is given. Nothing in it is about a person: no address, no name, no seat.
"""

import os
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import Count, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from causeway.fetching.models import Refresh
from causeway.frame.staff_home import pile
from causeway.letters.letter.models import Letter
from causeway.outbox.domain.states import State
from causeway.outbox.models import Message
from causeway.outbox.queries import overdue
from causeway.work.queries import last_sign_of_work

OPEN = (State.WAITING, State.CLAIMED, State.SENDING, State.UNCERTAIN)  # what went is counted nowhere: there may be millions


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Return everything as text, to who has the key."""
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_KEY or not constant_time_compare(given, f"Bearer {settings.METRICS_KEY}"):
        raise Http404
    counted: CollectorRegistry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    shared = CollectorRegistry()
    shared.register(Standing())
    text = generate_latest(counted) + generate_latest(shared)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


class Standing(Collector):
    """How things stand in the database, asked when Prometheus asks."""

    def collect(self) -> Iterable[Metric]:
        """Yield each family."""
        yield from _outbox()
        yield from _owed()
        yield _tasks()
        yield from _sources()
        yield from _worker()


def _outbox() -> Iterator[Metric]:
    now, rows = timezone.now(), Message.objects.filter(state__in=OPEN).values("state").order_by("state")
    found = {each["state"]: each for each in rows.annotate(count=Count("pk"), oldest=Min("created_at"))}
    count = GaugeMetricFamily("causeway_outbox_messages", "Messages that have not gone, by state.", labels=["state"])
    age = GaugeMetricFamily("causeway_outbox_oldest_seconds", "Age of the oldest of them.", labels=["state"])
    for state in OPEN:
        here = found.get(state)
        count.add_metric([state], here["count"] if here else 0)
        age.add_metric([state], (now - here["oldest"]).total_seconds() if here else 0)
    yield from (count, age)


def _owed() -> Iterator[Metric]:
    """Yield what letters owe (docs/decisions/0070), and what ought to have left the outbox."""
    now = timezone.now()
    owing, late = pile(Letter.objects.owing_since(now), "stepped_at"), overdue(now)
    for name, of, many, since in (
        ("causeway_letters_owing", "Letters whose mail is not written yet", owing.many, owing.since),
        ("causeway_outbox_overdue", "Messages that ought to have gone a quarter of an hour ago", late.many, late.since),
    ):
        yield GaugeMetricFamily(name, f"{of}.", value=many)
        age = (now - since).total_seconds() if since else 0
        yield GaugeMetricFamily(f"{name}_oldest_seconds", f"{of}: since when the oldest waits.", value=age)


def _tasks() -> Metric:
    family = GaugeMetricFamily(
        "causeway_tasks", "Background tasks that are kept, by queue and status.", labels=["queue", "status"]
    )
    rows = DBTaskResult.objects.order_by("queue_name", "status").values_list("queue_name", "status").annotate(Count("pk"))
    for queue, status, count in rows:
        family.add_metric([queue, status.lower()], count)
    return family


def _sources() -> Iterator[Metric]:
    now = timezone.now()
    age = GaugeMetricFamily("causeway_source_read_seconds", "Since a source was last read well.", labels=["source"])
    failures = GaugeMetricFamily("causeway_source_failures", "Failed tries in a row.", labels=["source"])
    for key, worked_at, failed in Refresh.objects.order_by("key").values_list("key", "worked_at", "failures"):
        if worked_at is not None:
            age.add_metric([key], (now - worked_at).total_seconds())
        failures.add_metric([key], failed)
    yield from (age, failures)


def _worker() -> Iterator[Metric]:
    if (sign := last_sign_of_work()) is not None:
        family = GaugeMetricFamily("causeway_worker_seen_seconds", "Since any worker gave a sign of life.")
        family.add_metric([], (timezone.now() - sign).total_seconds())
        yield family
