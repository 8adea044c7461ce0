"""Public pages with ten times the figures, all the others older ones, as a ratio to the same pages before; aim 1.2.

Each current release is given nine older periods for every one it has. With CAUSEWAY_BENCH_INVENTED=1 it is seven, and twice as many places again
in each period, under codes that no place has and no address may hold: a page of all areas then has three times as many to show.
Processor time of a page that is not kept, the middle of :data:`ROUNDS`; what a process reads once for a set of releases is read before.
"""

import os
import statistics
import time

from benchmarks import table
from benchmarks.serving import set_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")

ROUNDS = 15
INVENTED = ("lower(area_code)", "replace(lower(area_code), '0', 'o')") if os.environ.get("CAUSEWAY_BENCH_INVENTED") else ()
OLDER = 9 - len(INVENTED)  # times the figures, as periods before
PAGES = {
    "home": "/",
    "a seat": "/areas/constituency/E14001588/",
    "a council": "/areas/authority/E10000003/",
    "an indicator": "/indicators/ehc_20_weeks/",
    "list of indicators": "/indicators/",
    "how unequal": "/inequality/",
    "two areas": "/compare/?a=icb:E54000048&b=icb:E54000037",
    "a figure": "/figures/ehc_20_weeks:authority:E10000003:2024/",
}


def times() -> dict[str, float]:
    """Return the milliseconds of each page."""
    from django.core.cache import caches
    from django.test import Client

    client, taken = Client(headers={"accept-encoding": "gzip", "host": "localhost"}), {}
    for name, path in PAGES.items():
        each = []
        for _ in range(ROUNDS + 2):
            for cache in caches.all():
                cache.clear()
            began = time.process_time()
            answer = client.get(path)
            each.append(1000 * (time.process_time() - began))
            if answer.status_code != 200:
                raise SystemExit(f"{path} answers {answer.status_code}")
        taken[name] = statistics.median(each[2:])
    return taken


def _older(turn: int) -> dict[str, str]:
    """Return the period forty years before, and forty more for each turn: before any that is published."""
    year = f"(CAST(substr(period, 1, 4) AS integer) - {40 * turn})"
    rest = f"CASE WHEN length(period) = 9 THEN '-' || CAST({year} + 1 AS text) ELSE substr(period, 5) END"
    return {"period": f"CAST({year} AS text) || {rest}"}


def multiply() -> int:
    """Add the figures by the database itself, note their periods, and return how many there are then."""
    from django.db import connection, transaction

    from causeway.evidence.models import Observation, Release

    columns = ("release_id", "indicator", "measure", "area_kind", "area_code", "area_vintage", "period", "status", "value",
               "numerator", "denominator", "lower", "upper", "note")  # fmt: skip
    names = ", ".join(columns)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE given AS SELECT {names} FROM evidence_observation")
        for change in (*map(_older, range(1, OLDER + 1)), *({"area_code": place} for place in INVENTED)):
            changed = ", ".join(change.get(name, name) for name in columns)
            cursor.execute(f"INSERT INTO evidence_observation ({names}) SELECT {changed} FROM given")
    for release in Release.objects.filter(state="current"):
        held: dict[str, list[str]] = {}
        rows = Observation.objects.filter(release=release).order_by("indicator", "period").values_list("indicator", "period")
        for indicator, period in rows.distinct():
            held.setdefault(indicator, []).append(period)
        Release.objects.filter(pk=release.pk).update(periods=held)
    return Observation.objects.count()


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names, measure, multiply its figures, measure again."""
    os.environ["CAUSEWAY_BASE_URL"] = "http://localhost:8000"
    set_up()
    from causeway.config import wsgi  # noqa: F401  the site as a server's process has it
    from causeway.evidence.models import Observation

    many, before = Observation.objects.count(), times()
    more, after = multiply(), times()
    print(f"{many:,} figures, then {more:,} (×{more / many:.1f})\n{'':24}{'ms':>8}{'then':>8}{'ratio':>8}   aim 1.2")
    for name, took in before.items():
        print(f"{name:24}{took:8.1f}{after[name]:8.1f}{after[name] / took:8.2f}")
        table.time(f"{name}, ten times the figures", after[name], "the same page before", took, aim="at most 1.2 times as long")


if __name__ == "__main__":
    main()
