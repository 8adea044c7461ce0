"""A hundred thousand activities: the list, the map, one page and the feeds, as milliseconds of server time beside a bare view.

In one process without a network between: each figure is the median of the rounds, and the slowest of them. The budget is 100 ms.
"""

import datetime as dt
import os
import random
import statistics
import subprocess
import sys
import time

from benchmarks import table

COUNT = table.size("activities", 100_000, 20_000)
ROUNDS = 15
BUDGET = 100.0  # ms
AT_ONCE = 5_000


def _pages() -> tuple[tuple[str, str], ...]:
    from django.utils import timezone

    from causeway.activities.activity.models import Activity, Day

    seat = Day.objects.exclude(seat_code="").values_list("seat_code", "authority").first()
    far = Day.objects.order_by("starts_at")[COUNT // 2]
    after = f"{far.starts_at.isoformat().replace('+', '%2B')}~{far.pk}"
    return (
        ("bare Django view", "/bare/"),
        ("list", "/activities/"),
        ("list, half-way", f"/activities/?after={after}"),
        ("list of a region and a kind", "/activities/?region=E12000007&kind=stall"),
        ("list near a postcode", "/activities/?near=SW1A+1AA"),
        ("list from a day", f"/activities/?on={timezone.localdate() + dt.timedelta(days=200)}"),
        ("map", "/activities/map/"),
        ("one activity", f"/activities/{Activity.objects.values_list('uid', flat=True).first()}/"),
        ("calendar of everything", "/activities/feeds/all/everything.ics"),
        ("calendar of a region", "/activities/feeds/region/E12000007.ics"),
        ("calendar of a council", f"/activities/feeds/council/{seat[1]}.ics"),
        ("calendar of a kind", "/activities/feeds/kind/stall.ics"),
        ("RSS of a region", "/activities/feeds/region/E12000007.xml"),
    )


def fill() -> None:
    """Make the activities, spread over all constituencies and a year; their entries as the room writes them, days replaced."""
    from django.utils import timezone

    from causeway.activities.activity import entries
    from causeway.activities.activity.domain.kinds import Kind
    from causeway.activities.activity.models import Activity, Day
    from causeway.areas.models import Area, AreaKind, AreaRelation
    from causeway.regions.queries import seat_regions

    chance, now, regions, kinds = random.Random(1), timezone.now(), seat_regions(), list(Kind)
    councils = dict(
        AreaRelation.objects.filter(part__kind=AreaKind.CONSTITUENCY, whole__kind=AreaKind.UPPER_TIER)
        .order_by("share")
        .values_list("part__code", "whole__code")
    )
    seats = list(Area.objects.filter(kind=AreaKind.CONSTITUENCY).values_list("code", "name"))
    for start in range(0, COUNT, AT_ONCE):
        made = []
        for number in range(start, start + AT_ONCE):
            code, name = chance.choice(seats)
            day = timezone.localdate() + dt.timedelta(days=chance.randrange(365))
            made.append(
                Activity(
                    kind=chance.choice(kinds), title=f"Example activity {number}", text="We stand in the square and talk. " * 3,
                    mode="place", place="Market square", seat_code=code, seat_name=name, authority=councils.get(code, ""),
                    region=regions.get(code, ""), first_day=day, last_day=day, begins=dt.time(10), ends=dt.time(12), name="Example",
                    email="host@example.org", on_site=True, state="published", published_at=now, changed=now, state_since=now,
                )
            )  # fmt: skip
        Activity.objects.bulk_create(made)
        days = [
            Day(
                activity=each, starts_at=timezone.make_aware(dt.datetime.combine(each.first_day, each.begins)),
                ends_at=timezone.make_aware(dt.datetime.combine(each.first_day, each.ends)), shown=True, kind=each.kind,
                seat_code=each.seat_code, authority=each.authority, region=each.region,
            )
            for each in made
        ]  # fmt: skip
        Day.objects.bulk_create(days)
        template = entries.written(made[0])
        for each in made:
            each.entry = template.replace(made[0].uid, each.uid).replace(made[0].title, each.title)
        Activity.objects.bulk_update(made, ["entry"], batch_size=500)


def measure() -> bool:
    """Print what each page takes; return whether all keep to the budget."""
    from django.core.cache import caches
    from django.test import Client

    client, kept = Client(), True
    bare = 0.0
    print(f"{'':32}{'ms':>8}{'slowest':>10}{'× bare view':>13}")
    for title, path in _pages():
        taken = []
        for _each in range(ROUNDS):
            for name in ("default", "short"):
                caches[name].clear()
            begun = time.perf_counter()
            answer = client.get(path)
            taken.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{path} answers {answer.status_code}")
        middle = statistics.median(taken)
        bare = bare or middle
        kept = kept and middle < BUDGET
        print(f"{title:32}{middle:8.1f}{max(taken):10.1f}{middle / bare:13.1f}")
        if middle is not bare:
            table.time(title, middle, "bare Django view", bare, aim=f"{BUDGET} ms")
    return kept


def main() -> None:
    """Fill a site in the folder CAUSEWAY_VAR names, and measure it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    for command in (["migrate", "-v0"], ["load_reference"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "-m", "causeway", *command], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    fill()
    if not measure():
        table.short_of_aim(f"Something takes more than {BUDGET:.0f} ms.")


if __name__ == "__main__":
    main()
