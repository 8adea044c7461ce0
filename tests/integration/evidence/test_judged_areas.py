"""What should lead for areas of every kind, with the reason and the figures it rests on.

How it was judged, on 30 November 2026: each area's stored figures were laid out on a sheet (:mod:`tests.integration.evidence.judging_sheet`)
without anything the rules say, and for each of the 150 it was written down what should lead, and what else could be defended (``also``). Only
then were the rules asked. They agreed on 136. Ten disagreements changed the rules: a limit broken no more than in the nation no longer leads
among few cases or before what is clearly worse; figures without counts need the margin that those with counts need; a limit is told before
where the same figure stands, and a year's wait of many before that of a few; a nation leads its own page. Four were conceded; the reason of
each stands in ``why``. It is one person's judgement, who knew the issue's examples and had seen the first lines of an earlier table. Each line
is about an area by itself, without the boards and councils it lies in. When newer figures are loaded, judge from the sheet before a line is
changed.
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


def defended(line):
    """What was judged to lead, and what else could be defended."""
    return [(line["indicator"], line["finding"]), *(tuple(one.split(" ")) for one in line["also"].split("; ") if one)]


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
        if found not in defended(line):
            wrong.append(f"{line['name']}: {found} is told, {line['indicator']} {line['finding']} was judged ({line['why']})")
    assert not wrong, "\n".join(wrong)


def test_every_kind_of_area_was_judged():
    kinds = {line["kind"] for line in judged()}
    assert kinds == {"authority", "icb", "health-board", "region", "nation", "sub-icb"}
    assert len(judged()) >= 150
    assert all(line["why"] for line in judged())
