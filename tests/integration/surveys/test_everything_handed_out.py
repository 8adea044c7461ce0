"""Everything that a survey hands out, read as any stranger reads it, of questions that hang together: branches, and options beside each other.

The stranger of this file knows people, not numbers: how many of each region and kind went which way through the survey. It shares nothing
with the site's own attacks but the solver. What pictures, papers, words for networks and letters say is held against what the file tells.
"""

import csv
import io
import json
import re
from collections import Counter
from itertools import combinations, product

import numpy as np
import pytest

from causeway.frame.rooms import published_figures
from causeway.surveys.answering.models import Response
from causeway.surveys.answering.people import list_people, read_people
from causeway.surveys.counting.actions import make
from causeway.surveys.counting.models import Release, Tally
from causeway.surveys.results.base import percent
from causeway.surveys.results.figures import shareable
from causeway.surveys.survey import actions as acts
from causeway.surveys.survey.models import Survey
from tests.integration.surveys.conftest import AFTER, NOW
from tests.integration.surveys.known_sums import KnownSums
from tests.integration.surveys.test_attacked_from_outside import (  # noqa: F401  places is a fixture
    KINDS,
    REGIONS,
    STAYS_POSSIBLE,
    people_of,
    places,
)

pytestmark = pytest.mark.django_db
TEXT = """
title: An example survey
intro: Example words.
who: Example leaders
way: links
drawn: everyone
opens: 2026-12-01
closes: 2026-12-20
breaks: [region, kind]
weighting: {weighting}
questions:
  - {{key: tried, kind: single, text: Tried?, options: [{{key: y, text: Tried it}}, {{key: n, text: Did not}}]}}
  - key: how
    kind: several
    text: How?
    options: [{{key: a, text: Way a}}, {{key: b, text: Way b}}, {{key: c, text: Way c}}]
    only_if: {{question: tried, answers: ["y"]}}
  - key: soon
    kind: single
    text: Soon?
    options: [{{key: s, text: At once}}, {{key: t, text: Late}}]
    only_if: {{question: tried, answers: ["y"]}}
tables: [{tables}]
"""
CALLED = {"Tried it": "y", "Did not": "n", "Way a": "a", "Way b": "b", "Way c": "c", "At once": "s", "Late": "t"}
OPINIONS = [("tried", "y"), ("tried", "n"), ("how", "a"), ("how", "b"), ("how", "c"), ("soon", "s"), ("soon", "t")]
WAYS = [frozenset(each) for many in range(4) for each in combinations("abc", many)]
# Which way somebody can go through the survey: what they tried, by which ways, how soon; empty for left open or not asked.
PATHS = [("y", way, soon) for way in WAYS for soon in ("s", "t", "")] + [("n", frozenset(), ""), ("", frozenset(), "")]


def gave(path, question, answer):
    """Whether somebody on this path gave an answer; the empty one is for left open, or not asked."""
    of = dict(zip(("tried", "how", "soon"), path, strict=True))[question]
    if question == "how":
        return answer in of if answer else not of
    return of == answer


def published(asked, people, weighting="[]"):
    """Ask, count and publish: ``people`` has how many of each region and kind went each way."""
    tables = [{"question": key, "by": by} for key in ("tried", "how", "soon") for by in (None, "region", "kind")]
    survey = acts.write(TEXT.format(weighting=weighting, tables=json.dumps(tables)[1:-1]), "An example", "example-staff")
    list_people(survey.pk, read_people(people_of(asked)), "example-staff")
    acts.seal(survey.pk, 1, "example-staff", NOW)
    Response.objects.filter(survey=survey).delete()
    Survey.objects.filter(pk=survey.pk).update(state="closed")
    tallies = Counter()
    for (region, kind, path), many in people.items():
        tallies["", "", region, kind] += many
        for question, answers in (("tried", ("y", "n", "")), ("how", ("a", "b", "c", "")), ("soon", ("s", "t", ""))):
            for answer in answers:
                if gave(path, question, answer):
                    tallies[question, answer or "-", region, kind] += many
    Tally.objects.bulk_create(
        Tally(survey=survey, question=question, answer=answer, region=region, kind=kind, many=many)
        for (question, answer, region, kind), many in tallies.items()
        if many
    )
    make(survey.pk, AFTER)
    acts.publish(survey.pk, "example-staff", AFTER)
    return Survey.objects.get(pk=survey.pk)


def in_group(by, group, region, kind):
    return not by or (region if by == "region" else kind) == group


class Stranger(KnownSums):
    """What can be read of a survey, as equations on how many people there are of each region, kind and path."""

    def __init__(self, client, survey):
        super().__init__(whole=False)
        self.unknowns, self.told = list(product(REGIONS, KINDS, PATHS)), {}
        for row in csv.DictReader(io.StringIO(client.get(f"/surveys/{survey.uid}/numbers.csv").getvalue().decode())):
            key = (row["question"], CALLED.get(row["answer"], ""), row["by"], row["group"])
            self.told[key] = int(row["answered"])
            self.knows(self.weights(*key), self.told[key], self.told[key])
        asked = json.loads(client.get(f"/surveys/{survey.uid}/sealed.json").content)["asked"]
        self.bounded_by(asked)

    def of_group(self, by, group):
        return self.weights("", "", by, group)

    def weights(self, question, answer, by, group):
        return [
            float(in_group(by, group, region, kind) and (not question or gave(path, question, answer)))
            for region, kind, path in self.unknowns
        ]

    def hidden(self):
        groups = [("", ""), *(("region", each) for each in REGIONS), *(("kind", each) for each in KINDS)]
        for (question, answer), (by, group) in product([("", ""), *OPINIONS], groups):
            if (question, answer, by, group) not in self.told and (question or by):
                yield question, answer, by, group

    def tight(self, people):
        """Return every small number that lies in less than ten of room, with its ends."""
        found = []
        for key in self.hidden():
            weights = self.weights(*key)
            real = sum(weight * people.get(each, 0) for weight, each in zip(weights, self.unknowns, strict=True))
            least, most = self.ends(weights)
            assert least - 0.01 <= real <= most + 0.01
            if real <= STAYS_POSSIBLE and most - least < STAYS_POSSIBLE - 0.01:
                found.append((key, real, least, most))
        return found


def drawn(chance, most):
    """Who was asked and how they went: nearly everybody tried, or nearly nobody; few ways are favoured."""
    asked = {(region, kind): int(chance.integers(most // 3, most)) for region in REGIONS for kind in KINDS}
    people = {}
    tried = chance.dirichlet((chance.choice((0.4, 4.0)), chance.choice((0.4, 4.0)), 0.15), size=len(asked))
    shares = chance.dirichlet([0.25] * (len(WAYS) * 3))
    for (place, many), (yes, no, left) in zip(asked.items(), tried, strict=True):
        counts = chance.multinomial(int(many * 0.8), [*(yes * shares), no, left])
        people |= {(*place, path): int(count) for path, count in zip(PATHS, counts, strict=True) if count}
    return asked, people


@pytest.mark.parametrize("seed", range(8))
def test_branches_and_options_beside_each_other_give_no_small_number_away(client, places, seed):  # noqa: F811
    asked, people = drawn(np.random.default_rng(seed), (60, 120)[seed % 2])
    stranger = Stranger(client, published(asked, people))
    assert stranger.tight(people) == []


def uniform(**paths):
    """The same in each region and kind."""
    return {(region, kind, path): many for region in REGIONS for kind in KINDS for path, many in paths["each"].items()}


YES_A, YES_B, NO = ("y", frozenset("a"), "s"), ("y", frozenset("ab"), "t"), ("n", frozenset(), "")


def test_who_was_not_asked_a_question_is_not_found_by_it(client, places):  # noqa: F811
    """All but two of a region tried it, and everybody who did says how soon: what is missing there is how many did not."""
    people = uniform(each={YES_A: 20, YES_B: 15, NO: 12})
    few = next(iter(REGIONS))
    people |= {(few, kind, NO): 1 for kind in KINDS}
    asked = dict.fromkeys(product(REGIONS, KINDS), 60)
    stranger = Stranger(client, published(asked, people))
    assert ("tried", "n", "region", few) not in stranger.told
    assert stranger.tight(people) == []


def test_an_option_that_the_others_leave_is_not_found(client, places):  # noqa: F811
    """Everybody who was asked chose a way; where nearly all chose the first, the rest is how many chose only the others."""
    people = uniform(each={("y", frozenset("a"), "s"): 40, ("y", frozenset("b"), "t"): 3, NO: 14})
    asked = dict.fromkeys(product(REGIONS, KINDS), 60)
    survey = published(asked, people)
    stranger = Stranger(client, survey)
    assert stranger.told
    assert stranger.tight(people) == []


def said_numbers(words):
    """Every share and every other number in some words; days, years and addresses are none."""
    plain = re.sub(r"https?://\S+|\d{1,2} [A-Z][a-z]+ \d{4}|\b\d{4}\b", " ", words)
    return {int(each) for each in re.findall(r"(\d+)%", plain)}, {
        int(each.replace(",", "")) for each in re.findall(r"\b(\d[\d,]*)\b(?!%)", plain)
    }


@pytest.mark.parametrize("seed", range(3))
def test_pictures_papers_and_words_for_networks_tell_nothing_that_the_file_does_not(client, places, seed):  # noqa: F811
    asked, people = drawn(np.random.default_rng(20 + seed), 90)
    survey = published(asked, people, "[kind]")
    stranger, release = Stranger(client, survey), Release.objects.get()
    answered = release.told["answered"]
    totals = {percent(many, answered) for (question, _answer, by, _group), many in stranger.told.items() if question and not by}
    found = shareable(survey.uid)
    assert found is not None
    handed_out = [found.card, found.above, found.below, found.title, *(text for _key, text in found.texts)]
    for figure in published_figures():
        handed_out += [figure.headline, figure.sentence, figure.caveat, figure.period, figure.subject]
    share_page = client.get(f"/share/of/surveys/{survey.uid}/")
    assert share_page.status_code == 200
    handed_out += re.findall(r'(?:alt|content|title)="((?!width=)[^"]*)"', share_page.content.decode())
    handed_out += re.findall(r"<textarea[^>]*>([^<]*)", share_page.content.decode())
    looked_at = 0
    may_stand = {answered, sum(asked.values()), percent(answered, sum(asked.values()))}
    for words in handed_out:
        shares, others = said_numbers(words)
        looked_at += len(shares)
        assert shares <= totals | may_stand, words
        assert not {each for each in others if each <= STAYS_POSSIBLE}, words
    assert looked_at >= 3
    chart = "".join(
        re.findall(
            r"<figure class=\"survey-chart\">(.*?)</figure>", client.get(f"/surveys/{survey.uid}/").content.decode(), re.DOTALL
        )
    )
    drawn_shares = {int(each) for each in re.findall(r">(\d+)%<", chart)}
    assert drawn_shares
    assert drawn_shares <= totals


def test_what_is_not_told_is_in_no_api_and_in_no_page_but_the_surveys_own(client, places):  # noqa: F811
    asked, people = drawn(np.random.default_rng(31), 90)
    survey = published(asked, people)
    assert survey.uid not in client.get("/api/v1/openapi.json").content.decode()
    for path in (f"/api/v1/surveys/{survey.uid}", f"/surveys/{survey.uid}/tallies/", f"/surveys/{survey.uid}/release.json"):
        assert client.get(path).status_code == 404
