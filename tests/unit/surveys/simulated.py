"""Surveys with a known truth, made up at random: where schools are, what they would say, who answers."""

import datetime as dt
from collections import Counter

import numpy as np

from causeway.surveys.survey.domain.definition import Definition

REGIONS = tuple(f"E1200000{number}" for number in range(1, 10))
KINDS = ("primary", "secondary", "special", "other")


def definition(**more):
    """A short survey of two questions, told by region and by kind."""
    said = {
        "title": "An example",
        "intro": "Example words.",
        "who": "Example leaders",
        "way": "open",
        "opens": dt.date(2026, 12, 1),
        "closes": dt.date(2026, 12, 20),
        "breaks": ["region", "kind"],
        "questions": [
            {
                "key": "yes",
                "kind": "single",
                "text": "Example?",
                "options": [{"key": "y", "text": "Yes"}, {"key": "n", "text": "No"}],
            },
            {"key": "soon", "kind": "scale", "text": "How soon?", "points": 5, "low": "late", "high": "soon"},
        ],
        "tables": [{"question": key, "by": by} for key in ("yes", "soon") for by in (None, "region", "kind")],
        **more,
    }
    return Definition.model_validate(said)


def answered(chance, many, yes=lambda _stratum: 0.4):
    """Tallies of so many who answer, and how many schools there are; ``yes`` is the true share of a stratum that says yes."""
    regions = chance.choice(REGIONS, size=many, p=np.array([1, 2, 2, 2, 2, 3, 3, 4, 2]) / 21)
    kinds = chance.choice(KINDS, size=many, p=[0.7, 0.2, 0.06, 0.04])
    tallies = Counter()
    for stratum in zip(map(str, regions), map(str, kinds), strict=True):
        tallies["", "", stratum] += 1
        tallies["yes", "y" if chance.random() < yes(stratum) else "n", stratum] += 1
        tallies["soon", str(chance.choice(5, p=[0.1, 0.3, 0.3, 0.2, 0.1]) + 1), stratum] += 1
    return tallies


def schools():
    return {"region": dict.fromkeys(REGIONS, 2000), "kind": {"primary": 14000, "secondary": 2800, "special": 900, "other": 300}}
