"""Papers: each file made anew and sent again, the briefing beside the same one made with WeasyPrint, and the whole nation's set.

"Anew" is everything: reading the figures, composing, rendering, keeping; "render" is the last step but one alone. "Again" is the answer
from what is kept. Times are the processor's, so that other work on the machine lengthens them little. Medians over seats spread through
the alphabet of their codes, all of England, after two that are not counted.
"""

import datetime as dt
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from benchmarks import table
from benchmarks.serving import set_up

SEATS = table.size("seats", 14, 8)
NOT_COUNTED = 2


def _median(action: Callable[[Any], Any], each: list[Any]) -> tuple[float, list[Any]]:
    """Return the median milliseconds of processor time of an action over things, and what it returned."""
    times, made = [], []
    for one in each:
        begun = time.process_time()
        made.append(action(one))
        times.append(1000 * (time.process_time() - begun))
    return statistics.median(times[NOT_COUNTED:]), made


HALVED = {"slides.pptx": 112, "governors.docx": 158}  # ms anew that are aimed at: half of what they once took


def _each_kind(seats: list[Any], on: dt.date) -> dict[str, float]:
    from django.core.cache import caches

    from causeway.briefings.kinds import FORMATS
    from causeway.briefings.making.making import area_subject, file_of
    from causeway.briefings.reading.data import briefing_data

    print(f"{'ms each':22}{'anew':>9}{'render':>9}{'again':>9}{'KB':>9}")
    data, took = [briefing_data(seat, on) for seat in seats], {}
    for name, chosen in FORMATS.items():
        trees = [tree for one in data if (tree := chosen.compose(one))]
        if not trees:
            continue
        render, _made = _median(chosen.render, trees)
        caches["papers"].clear()  # or the kind before would have read its figures
        anew, files = _median(lambda seat, chosen=chosen: file_of(area_subject(seat, on), chosen), seats)
        took[name] = anew
        again, _files = _median(lambda seat, chosen=chosen: file_of(area_subject(seat, on), chosen), seats)
        size = statistics.median(len(file.body) for file in files if file) / 1024
        print(f"{name:22}{anew:9.1f}{render:9.1f}{again:9.2f}{size:9.0f}")
    return took


def _beside_weasyprint(seats: list[Any], on: dt.date, took: dict[str, float]) -> None:
    from weasyprint import HTML

    from benchmarks.plain_briefing import page
    from causeway.briefings import composing
    from causeway.briefings.reading.data import briefing_data
    from causeway.briefings.renderers import typst

    documents = [composing.mp_briefing(briefing_data(seat, on)) for seat in seats]
    ours, _made = _median(typst.briefing_pdf, documents)
    theirs, _made = _median(lambda one: HTML(string=page(one)).write_pdf(pdf_variant="pdf/ua-1"), documents)
    print(f"\nThe same briefing as PDF/UA: Typst {ours:.1f} ms, WeasyPrint {theirs:.1f} ms ({theirs / ours:.1f} times as long)")
    table.time("a briefing as PDF/UA", ours, "WeasyPrint", theirs)
    for name, aim in HALVED.items():
        if name in took:
            table.time(f"{name} anew, figures read", took[name], "WeasyPrint's briefing", theirs, aim=f"{aim} ms")


def _whole_set(folder: Path) -> None:
    only = ["--only=briefing"] if table.in_part() else []
    of_what = "the whole nation's briefings" if only else "the whole nation's set"
    command = [sys.executable, "-m", "causeway", "papers", "--all", *only]
    for what in ("made anew", "started again"):
        begun, used = time.perf_counter(), os.times()
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().splitlines()
        spent = os.times()
        cpu = spent.children_user + spent.children_system - used.children_user - used.children_system
        took = time.perf_counter() - begun
        print(f"\nWhole set, two processes, {what}: {took:.0f} s ({cpu:.0f} s of processor time)")
        if what == "made anew":
            aim = "" if only else "120 s"
            table.time(of_what, took, "the same by one process (its processor time)", cpu, "s", aim)
        print("\n".join(said))
    shutil.rmtree(folder)


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names and measure on it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    set_up()
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from causeway.areas.models import Area

    english = list(Area.objects.filter(kind="constituency", code__startswith="E").order_by("code"))
    seats = english[:: len(english) // SEATS][:SEATS]
    on = timezone.localdate()
    took = _each_kind(seats, on)
    _beside_weasyprint(seats, on, took)
    _whole_set(Path(settings.VAR) / "papers")


if __name__ == "__main__":
    main()
