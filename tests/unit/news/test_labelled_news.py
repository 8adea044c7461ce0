"""Real titles and motions, labelled by hand before any rule was written: how often services and places are told as a reader tells them.

How they were chosen and labelled, and what each part gives, stands in docs/explanation/how-news-is-read.md.
"""

import csv
from pathlib import Path

import pytest

from causeway.campaign.sections import yaml_of
from causeway.news.classifying.domain import Read, read
from causeway.news.classifying.pack import NewsRules
from causeway.news.placing.domain.resolving import placed
from causeway.news.placing.domain.words import TITLES
from tests.unit.news.shipped_names import gazetteer

LABELLED = Path(__file__).parents[2] / "labelled" / "news.csv"
PACK = Path(__file__).parents[3] / "campaigns" / "pupil-and-family-services" / "news_rules.yaml"
LEAST = 0.9
PARTS = ("tuning", "held out", "later")


def labelled(part):
    with LABELLED.open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["part"] == part]


def precision_and_recall(pairs):
    right = sum(len(meant & found) for meant, found in pairs)
    return right / sum(len(found) for _meant, found in pairs), right / sum(len(meant) for meant, _found in pairs)


def split(cell):
    return set(filter(None, cell.split(";")))


def label_of(place):
    if place.kind == "mp":
        return "mp:" + " ".join(word for word in place.name.split() if word.lower().strip(".") not in TITLES)
    return f"school:{place.name}" if place.kind == "school" else place.name


def services_found(row):
    rules = NewsRules.model_validate(yaml_of(PACK)).as_rules()
    return set(read(rules, Read(row["title"], row["text"], row["kind"])).about)


def places_found(row):
    mentions = placed(gazetteer(), f"{row['title']}\n{row['text']}", official=True)
    return {label_of(place) for mention in mentions for place in mention.chosen if place.kind != "nation"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("column", "found"), [("services", services_found), ("places", places_found)])
def test_what_is_found_is_what_a_reader_found(part, column, found):
    pairs = [(split(row[column]), found(row)) for row in labelled(part)]
    precision, recall = precision_and_recall(pairs)
    assert precision >= LEAST, (part, [pair for pair in pairs if pair[1] - pair[0]])
    assert recall >= LEAST, (part, [pair for pair in pairs if pair[0] - pair[1]])


def test_there_are_enough_and_more_than_a_third_was_kept_from_tuning():
    counts = {part: len(labelled(part)) for part in PARTS}
    assert sum(counts.values()) >= 300
    assert (counts["held out"] + counts["later"]) / sum(counts.values()) > 1 / 3
