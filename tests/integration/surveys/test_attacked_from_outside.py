"""A survey's published forms, read as any stranger reads them and attacked by a program that shares nothing with the site's own attack.

It takes the file of numbers, the sealed text and the page, of two surveys among the same people, writes them as equations and bounds on how
many of each region and kind gave each answer, and asks for the least and the most of every number that is not told.
"""

import csv
import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import product

import numpy as np
import pytest

from causeway.areas.models import Area, AreaKind, AreaRelation, School
from causeway.surveys.answering.models import Response
from causeway.surveys.answering.people import list_people, read_people
from causeway.surveys.counting.actions import make
from causeway.surveys.counting.models import Tally
from causeway.surveys.survey import actions as acts
from causeway.surveys.survey.models import Survey
from tests.integration.surveys.conftest import AFTER, NOW
from tests.integration.surveys.known_sums import KnownSums

pytestmark = pytest.mark.django_db
REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
}
KINDS = {"primary": "Primary School", "secondary": "High School"}
ANSWERS = ("y", "n")
STAYS_POSSIBLE = 10
TEXT = """
title: An example survey {number}
intro: Example words.
who: Example leaders
way: links
drawn: everyone
opens: 2026-12-01
closes: 2026-12-20
breaks: [region, kind]
weighting: []
questions:
  - {{key: tried, kind: single, text: Tried?, options: [{{key: y, text: Answer yes}}, {{key: n, text: Answer no}}]}}
tables: [{{question: tried}}, {{question: tried, by: region}}, {{question: tried, by: kind}}]
"""


@pytest.fixture
def places(db):
    """Four regions with a council and two kinds of schools each."""
    for at, code in enumerate(REGIONS):
        region = Area.objects.create(kind=AreaKind.REGION, code=code, name=f"Example region {at}")
        council = Area.objects.create(kind=AreaKind.UPPER_TIER, code=f"E0600000{at}", name=f"Example council {at}")
        AreaRelation.objects.create(part=council, whole=region, share=1.0, basis="area", source="example")
        for kind, (_key, words) in enumerate(KINDS.items()):
            School.objects.bulk_create(
                School(urn=100000 + 10000 * at + 1000 * kind + number, name=f"Example {number} {words}", authority=council)
                for number in range(200)
            )


def people_of(asked):
    """Return the lines of who is asked; ``asked`` says how many of each region and kind."""
    lines = []
    for (region, kind), many in asked.items():
        first = 100000 + 10000 * list(REGIONS).index(region) + 1000 * list(KINDS).index(kind)
        lines += [f"s{first + number}@example.org, {first + number}" for number in range(many)]
    return "\n".join(lines)


def published(number, asked, answered):
    """Ask, count and publish: ``answered`` has how many of each region and kind gave each answer, or none ("")."""
    survey = acts.write(TEXT.format(number=number), "An example", "example-staff")
    list_people(survey.pk, read_people(people_of(asked)), "example-staff")
    acts.seal(survey.pk, 1, "example-staff", NOW)
    Response.objects.filter(survey=survey).delete()
    Survey.objects.filter(pk=survey.pk).update(state="closed")
    who = Counter()
    for (region, kind, answer), many in answered.items():
        who[region, kind] += many
        Tally.objects.create(survey=survey, question="tried", answer=answer, region=region, kind=kind, many=many)
    for (region, kind), many in who.items():
        Tally.objects.create(survey=survey, region=region, kind=kind, many=many)
    make(survey.pk, AFTER)
    acts.publish(survey.pk, "example-staff", AFTER)
    return Survey.objects.get(pk=survey.pk)


class Tables(HTMLParser):
    """Every table of a page as rows of words."""

    def __init__(self, page):
        super().__init__()
        self.tables, self._cell = [], None
        self.feed(page)

    def handle_starttag(self, tag, _attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self._cell = []

    def handle_endtag(self, tag):
        if tag in {"td", "th"} and self._cell is not None:
            self.tables[-1][-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data):
        if self._cell is not None:
            self._cell.append(data)


class Stranger(KnownSums):
    """What can be read of one survey, as equations on the unknown counts of answer × region × kind."""

    def __init__(self, client, survey):
        super().__init__(whole=True)
        self.answers = (*ANSWERS, "")
        self.unknowns, self.told = list(product(self.answers, REGIONS, KINDS)), set()
        self._file(client.get(f"/surveys/{survey.uid}/numbers.csv").getvalue().decode(), survey)
        self.asked = json.loads(client.get(f"/surveys/{survey.uid}/sealed.json").content)["asked"]
        self.page = client.get(f"/surveys/{survey.uid}/").content.decode()

    def weights(self, answer=None, by="", group=""):
        at = {"region": 1, "kind": 2}.get(by)
        return [float((answer is None or each[0] == answer) and (at is None or each[at] == group)) for each in self.unknowns]

    def _file(self, text, survey):
        called = {"Answer yes": "y", "Answer no": "n"}
        for row in csv.DictReader(io.StringIO(text)):
            answer = None if not row["question"] else called.get(row["answer"], "")
            self.knows(self.weights(answer, row["by"], row["group"]), int(row["answered"]), int(row["answered"]))
            self.told.add((answer, row["by"], row["group"]))

    def of_group(self, by, group):
        return self.weights(None, by, group)

    def hidden(self):
        """Yield every number that is not told and could be asked for."""
        groups = [("region", each) for each in REGIONS] + [("kind", each) for each in KINDS]
        for answer in (None, *ANSWERS):
            for by, group in [("", ""), *groups]:
                if (answer, by, group) not in self.told and (answer is not None or by):
                    yield answer, by, group


def drawn(chance, most, rate):
    """Asked and answered: a few regions small, who answers and what by chance."""
    asked = {(region, kind): int(chance.integers(0, most)) for region in REGIONS for kind in KINDS}
    answered = {}
    for place, many in asked.items():
        for answer, share in zip(("y", "n", ""), chance.dirichlet((2, 2, 0.3)), strict=True):
            answered[(*place, answer)] = int(many * rate * share)
    return asked, answered


@pytest.mark.parametrize("seed", range(6))
def test_a_stranger_with_all_published_forms_of_two_surveys_learns_no_small_number(client, places, seed):
    chance = np.random.default_rng(seed)
    asked, first = drawn(chance, (24, 60, 100)[seed % 3], 0.98 if seed % 2 else 0.5)
    _same, second = drawn(chance, 24, 0.9)
    second = {key: min(many, asked[key[:2]] // 3) for key, many in second.items()}
    surveys = [published(1, asked, first), published(2, asked, second)]
    strangers = [Stranger(client, each) for each in surveys]
    for stranger, truth in zip(strangers, (first, second), strict=True):
        for each in strangers:  # the second survey asked the same people: what is told of either bounds both
            stranger.bounded_by(each.asked)
        looked_at = 0
        for answer, by, group in stranger.hidden():
            weights = stranger.weights(answer, by, group)
            real = sum(
                weight * truth[(region, kind, gave)]
                for weight, (gave, region, kind) in zip(weights, stranger.unknowns, strict=True)
            )
            least, most = stranger.ends(weights)
            assert least <= real <= most
            if real <= STAYS_POSSIBLE:
                looked_at += 1
                assert most - least >= STAYS_POSSIBLE, (answer, by, group, least, most)
        if ("y", "", "") not in stranger.told:
            assert looked_at


def test_how_many_were_asked_gives_no_small_number_away_where_nearly_all_of_two_groups_answered(client, places):
    few, other = list(REGIONS)[:2]
    asked = dict.fromkeys(product(REGIONS, KINDS), 30) | {
        (few, "primary"): 6, (few, "secondary"): 5, (other, "primary"): 7, (other, "secondary"): 6,
    }  # fmt: skip
    first = {(*place, "y"): many // 2 for place, many in asked.items()}
    first |= {(region, kind, "n"): asked[region, kind] // 2 for region in (few, other) for kind in KINDS}
    first[other, "secondary", "n"] -= 1
    stranger = Stranger(client, published(1, asked, first))
    stranger.bounded_by(stranger.asked)
    assert stranger.asked["by"]["region"][few] == 11
    assert (None, "region", few) not in stranger.told
    least, most = stranger.ends(stranger.weights(None, "region", few))
    assert (least <= 10 <= most, most - least >= STAYS_POSSIBLE) == (True, True), (least, most)


@pytest.mark.parametrize("seed", range(3))
def test_the_page_tells_no_number_that_the_file_does_not(client, places, seed):
    asked, first = drawn(np.random.default_rng(seed), 40, 0.8)
    stranger = Stranger(client, published(1, asked, first))
    names = {**REGIONS, "primary": "primary", "secondary": "secondary"}
    seen = 0
    for table in Tables(stranger.page).tables:
        head = table[0]
        for row in table[1:]:
            for answer, words in (("y", "Answer yes"), ("n", "Answer no")):
                if row[0] != words or head[1] == "Gave it":
                    continue
                for name, cell in zip(head[1:], row[1:], strict=True):
                    (group,) = [key for key, called in names.items() if called.casefold() in name.casefold()]
                    by = "region" if group in REGIONS else "kind"
                    seen += 1
                    assert bool(re.search(r"\d", cell)) is (
                        (answer, by, group) in stranger.told and (None, by, group) in stranger.told
                    )
    assert seen


def test_few_asked_are_told_nowhere_and_cannot_be_worked_out(client, places):
    asked = dict.fromkeys(product(REGIONS, KINDS), 20) | {("E12000001", "primary"): 2, ("E12000001", "secondary"): 1}
    first = {(*place, "y"): many // 2 for place, many in asked.items()}
    sealed = Stranger(client, published(1, asked, first)).asked
    assert sealed["many"] == sum(asked.values())
    by = sealed["by"]["region"]
    assert by["E12000001"] is None
    assert [group for group in REGIONS if by[group] is None] == ["E12000001", "E12000002"]  # the smallest goes with it
    assert by["E12000009"] is None  # none asked there, and nobody can tell
    assert by[""] == 0
