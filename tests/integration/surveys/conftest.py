"""Plainly made-up surveys, schools and respondents."""

import datetime as dt

import pytest

from causeway.areas.models import Area, AreaKind, AreaRelation, School
from causeway.surveys.answering import actions as answering
from causeway.surveys.answering.models import Response
from causeway.surveys.answering.people import list_people, read_people
from causeway.surveys.survey import actions as acts
from causeway.surveys.survey.models import Survey

NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
AFTER = dt.datetime(2026, 12, 22, 9, tzinfo=dt.UTC)
TEXT = """
title: An example survey
intro: Example words.
who: Example leaders
way: {way}
{drawn}
opens: 2026-12-01
closes: 2026-12-20
breaks: [region, kind]
weighting: {weighting}
questions:
  - key: tried
    kind: single
    text: Did your school try?
    options: [{{key: "yes", text: "Yes"}}, {{key: "no", text: "No"}}]
  - key: how
    kind: several
    text: How did it try?
    options: [{{key: a, text: By letter}}, {{key: b, text: By telephone}}]
    only_if: {{question: tried, answers: ["yes"]}}
  - {{key: weeks, kind: number, text: How many weeks?, unit: weeks, most: 500, bands: [0, 5, 13]}}
  - {{key: soon, kind: scale, text: How soon?, points: 5, low: too late, high: in time}}
  - {{key: own, kind: words, text: What would help?}}
tables: [{{question: tried}}, {{question: tried, by: kind}}, {{question: how}}, {{question: weeks}}, {{question: soon}}]
"""


def text(way="open", drawn="", weighting="[]"):
    return TEXT.format(way=way, drawn=f"drawn: {drawn}" if drawn else "", weighting=weighting)


@pytest.fixture
def schools(db):
    """A council in a region, with twenty primary and ten secondary schools."""
    region = Area.objects.create(kind=AreaKind.REGION, code="E12000001", name="Example region")
    council = Area.objects.create(kind=AreaKind.UPPER_TIER, code="E06000001", name="Example council")
    AreaRelation.objects.create(part=council, whole=region, share=1.0, basis="area", source="example")
    names = [f"Example {number} Primary School" for number in range(20)] + [
        f"Example {number} High School" for number in range(10)
    ]
    School.objects.bulk_create([School(urn=100000 + at, name=name, authority=council) for at, name in enumerate(names)])


def opened(*, way="open", drawn="", weighting="[]", people=()):
    """A survey, sealed and open."""
    survey = acts.write(text(way, drawn, weighting), "An example survey", "example-staff")
    if people:
        list_people(survey.pk, read_people("\n".join(f"{email}, {urn}" for email, urn in people)), "example-staff")
    acts.seal(survey.pk, 1, "example-staff", NOW)
    Survey.objects.filter(pk=survey.pk).update(state="open")
    return Survey.objects.get(pk=survey.pk)


def sent(survey, number=0, **answers):
    """Somebody's answers, sent."""
    response = answering.begin(survey, NOW)
    given = {"tried": "yes" if number % 3 else "no", "soon": number % 5 + 1, "weeks": number, **answers}
    kinds = {"region": "E12000001", "kind": "primary" if number % 2 else "secondary"}
    answering.keep(response.pk, kinds, given, "own", NOW)
    answering.send(response.pk, NOW)
    return Response.objects.get(pk=response.pk)
