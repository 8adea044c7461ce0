"""Every constituency's page as nobody has asked for it yet: processor time in milliseconds, and its weight.

In one process, the whole way through the site, each page twice and the shorter time of both. Beside it a loop of Python that takes as long on a
machine of its own as it says, so that a machine that others use as well is seen. Aims: 40 ms, and 60 kB.
"""

import gzip
import os
import time
from importlib import import_module
from typing import NamedTuple

from benchmarks import table
from benchmarks.serving import set_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")


class Page(NamedTuple):
    """Milliseconds of processor time, bytes of HTML, bytes as sent."""

    took: float
    whole: int
    packed: int


def milliseconds() -> float:
    """Return what this process has had."""
    return 1000 * time.process_time()


def yardstick() -> float:
    """Return the milliseconds of a hundred thousand turns of a loop: about 4 on the machine of the first measurements."""
    began, total = milliseconds(), 0
    for number in range(100_000):
        total += number * number
    return milliseconds() - began


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names, make its pages, and print where they lie."""
    os.environ["CAUSEWAY_BASE_URL"] = "http://localhost:8000"
    set_up()
    import_module("causeway.config.wsgi")  # the site as a server's process has it
    from django.core.cache import cache
    from django.test import Client

    from causeway.areas.models import Area

    client = Client(headers={"accept-encoding": "gzip", "host": "localhost"})

    def page(code: str) -> Page:
        cache.clear()
        began = milliseconds()
        answer = client.get(f"/areas/constituency/{code}/")
        took = milliseconds() - began
        return Page(took, len(gzip.decompress(answer.content)), len(answer.content))

    codes = list(Area.objects.filter(kind="constituency").order_by("code").values_list("code", flat=True))
    codes = codes[:: len(codes) // table.size("seats", len(codes), 60)]
    found = [min(page(code), page(code)) for code in codes]
    turns = min(yardstick() for _ in range(9))
    print(f"{len(found)} pages; the yardstick takes {turns:.1f} ms\n")
    middle = sorted(one.took for one in found)[(len(found) - 1) // 2]
    table.time("a seat's page cold, processor time", middle, "100,000 turns of a loop", turns, aim="40 ms")
    print(f"{'':24}{'middle':>10}{'1 in 100':>10}{'most':>10}{'aim':>8}")
    for title, each, aim in (
        ("ms of processor time", [one.took for one in found], "40"),
        ("kB of HTML", [one.whole / 1000 for one in found], "60"),
        ("kB as sent", [one.packed / 1000 for one in found], ""),
    ):
        ordered = sorted(each)
        most = len(ordered) - 1
        print(f"{title:24}{ordered[most // 2]:10.1f}{ordered[most * 99 // 100]:10.1f}{ordered[most]:10.1f}{aim:>8}")


if __name__ == "__main__":
    main()
