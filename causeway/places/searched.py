"""What can be found of figures: the page of each indicator, by the words that people use for its service; and the pages about figures."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.evidence.definitions.schema import Indicator, indicators
from causeway.searching.things import Thing

INDICATOR_WEIGHT, PAGE_WEIGHT = 30, 20


@lru_cache(maxsize=1)
def words_for_services() -> Mapping[str, str]:
    """Return what else people call a service, or a kind of thing that is told of, by its name; from ``definitions/service_words.yaml``."""
    read: dict[str, Any] = yaml.safe_load((Path(settings.DEFINITIONS_PATH) / "service_words.yaml").read_text(encoding="utf-8"))
    return {service: ", ".join(words) for service, words in read.items()}


def searched() -> Iterator[Thing]:
    """Yield the indicators and the pages about all of them."""
    for one in indicators().values():
        yield _indicator(one)
    pages = (("places:indicators", _("Indicators")), ("places:methods", _("Methods")), ("places:inequality", _("Inequality")))
    for route, title in pages:
        yield Thing(route, "page", title, reverse(route), weight=PAGE_WEIGHT)


def _indicator(one: Indicator) -> Thing:
    text = f"{one.why_it_matters.strip()} {one.tells.strip()}".strip()
    known = words_for_services()
    said = (one.service, known.get(one.service, ""), known.get(one.severity.value, ""), one.does_not_tell)
    also = " ".join([*said, *(measure.name for measure in one.measures)])
    marks = {"service": (one.service,), "nation": (one.geography.nation,)}
    address = reverse("places:indicator", args=[one.key])
    return Thing(one.key, "indicator", one.name, address, text, also, marks, weight=INDICATOR_WEIGHT)
