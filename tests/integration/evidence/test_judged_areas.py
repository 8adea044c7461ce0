"""What should lead for areas of every kind, with the reason and the figures it rests on.

The lines of ``judged_areas.csv`` were drafted from what the rules said on the figures of November 2026 and only skimmed: they hold the rules
against change, and are no independent judgement yet. Each is about an area by itself, without the boards and councils it lies in. When
newer figures are loaded, look at the figures before a line is changed.
"""

import csv
import datetime as dt
from pathlib import Path

import pytest

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.figures.figure import Placed
from causeway.evidence.findings.deciding import findings_among

ON = dt.date(2026, 11, 1)
NATIONS = {"E": ("E92000001", "England"), "S": ("S92000003", "Scotland")}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("compared_figures")]


def judged():
    with (Path(__file__).parent / "judged_areas.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_what_leads_is_what_was_judged():
    nations = {letter: Area.objects.create(kind="nation", code=code, name=name) for letter, (code, name) in NATIONS.items()}
    wrong = []
    for line in judged():
        nation = nations[line["code"][0]]
        area = nation if line["kind"] == "nation" else Area(kind=line["kind"], code=line["code"], name=line["name"])
        placed = {
            key: ([Placed(area)], False)
            for key, one in indicators().items()
            if area.kind in {one.geography.kind, *one.geography.also} and one.geography.nation == nation.code
        }
        lead = findings_among(placed, nation, ON).lead
        found = (lead.indicator.key, lead.kind.value) if lead else ("", "")
        if found != (line["indicator"], line["finding"]):
            wrong.append(f"{line['name']}: {found} is told, {line['indicator']} {line['finding']} was judged ({line['why']})")
    assert not wrong, "\n".join(wrong)


def test_every_kind_of_area_was_judged():
    kinds = {line["kind"] for line in judged()}
    assert kinds == {"authority", "icb", "health-board", "region", "nation", "sub-icb"}
    assert len(judged()) >= 149
    assert all(line["why"] for line in judged())
