"""What a content delivery network can answer without the site: pages of areas, their cards, and every postcode in one small file a sector.

Each file is what the site itself answers, at the path where it answers it. Of postcodes, ``postcodes/SW1A1.json`` holds the distinct
answers of a sector and which of them each of its postcodes has: with ``postcode`` put in, it is the API's answer, word for word.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from causeway.api import answers
from causeway.areas.models import Area
from causeway.areas.queries import look_up_postcode, postcode_index
from causeway.briefings.kinds import FORMATS
from causeway.briefings.making.making import area_subject, file_of
from causeway.places.addresses import KINDS

OK = 200
CARD = "card.png"


def shard(postcodes: list[str]) -> dict[str, Any]:
    """Return the answers of some postcodes, each distinct one once."""
    distinct: dict[str, int] = {}
    which: dict[str, int] = {}
    for postcode in postcodes:
        said = answers.postcode(look_up_postcode(postcode)).model_dump(mode="json")
        del said["postcode"]
        which[postcode] = distinct.setdefault(json.dumps(said, ensure_ascii=False), len(distinct))
    return {"answers": [json.loads(each) for each in distinct], "postcodes": which}


def sectors() -> Iterator[tuple[str, list[str]]]:
    """Yield every sector that has postcodes, as it is written in a path, with them."""
    known = sorted(postcode_index().postcodes().astype(str).tolist())
    for sector, postcodes in groupby(known, lambda each: each[:-2]):
        yield sector.replace(" ", ""), list(postcodes)


def write_postcodes(folder: Path) -> int:
    """Write a file for each sector; returns how many postcodes they hold."""
    count = 0
    for sector, postcodes in sectors():
        text = json.dumps(shard(postcodes), ensure_ascii=False, separators=(",", ":"))
        _write(folder / "postcodes" / f"{sector}.json", text.encode())
        count += len(postcodes)
    return count


def areas() -> list[Area]:
    """Return the areas that have pages."""
    return list(Area.objects.filter(kind__in=KINDS).order_by("kind", "code"))


def write_pages(folder: Path, wanted: list[Area]) -> int:
    """Write the page of each area as a visitor gets it; returns how many there are. The site is asked from nowhere: no limit counts it."""
    proxy = {"X-Forwarded-Proto": "https"} if settings.SECURE else {}
    site, count = Client(headers=proxy, SERVER_NAME=urlsplit(settings.BASE_URL).hostname or "", REMOTE_ADDR=""), 0
    for area in wanted:
        path = reverse("places:area", args=[area.kind, area.code])
        answer = site.get(path)
        if answer.status_code == OK:
            _write(folder / path.lstrip("/") / "index.html", answer.content)
            count += 1
    return count


def write_cards(folder: Path, wanted: list[Area]) -> int:
    """Write the picture of each area that has one; returns how many there are."""
    today, count = timezone.localdate(), 0
    for area in wanted:
        made = file_of(area_subject(area, today), FORMATS[CARD])
        if made is not None:
            _write(folder / reverse("briefings:paper", args=[area.kind, area.code, CARD]).lstrip("/"), made.body)
            count += 1
    return count


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
