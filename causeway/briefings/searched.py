"""What papers can be found: each kind, with the page on which somebody says for where."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.briefings.kinds import PAPERS
from causeway.searching.things import Thing

WEIGHT = 25


def searched() -> Iterator[Thing]:
    """Yield every kind of paper."""
    for paper in PAPERS:
        formats = " ".join(f"{each.label} {each.ending}" for each in paper.formats)
        also = " ".join([_("paper papers document download"), formats])
        yield Thing(paper.key, "paper", str(paper.title), reverse("places:find"), str(paper.purpose), also, weight=WEIGHT)
