"""What the papers of a day rest on, as a digest: while it is the same, a kept paper is sent without reading any figure."""

import datetime as dt
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

import causeway
from causeway.areas.models import Area, LoadedFile, School
from causeway.campaign.pack import Campaign, campaign
from causeway.evidence.models import Computation
from causeway.evidence.releases.editions import shown_now
from causeway.representatives.members.queries import Seat

MADE_BY = ("*.py", "*.typ", "*.mo", "*.yaml", "*.csv")


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:24]


@lru_cache(maxsize=1)
def _rules() -> str:
    """Return a digest of the code and the definitions: a new version may say something else of the same figures."""
    found = sha256()
    for root in (Path(causeway.__file__).parent, Path(settings.DEFINITIONS_PATH)):
        for path in sorted(path for pattern in MADE_BY for path in root.rglob(pattern)):
            found.update(path.read_bytes())
    return found.hexdigest()


@lru_cache(maxsize=4)
def _words(pack: Campaign) -> str:
    return _digest(pack)


def common(on: dt.date) -> str:
    """Return a digest of what all papers of a day share: figures, comparisons, areas, campaign words, rules, language, and the day."""
    shown = shown_now()
    computed = Computation.objects.values_list("fingerprint", flat=True).first()
    loaded = tuple(LoadedFile.objects.order_by("name").values_list("name", "sha256"))
    language, words = get_language(), _words(campaign())
    return _digest(shown.digest, shown.stamp, shown.on, computed, loaded, words, _rules(), settings.BASE_URL, language, on)


def of_area(area: Area, seat: Seat | None, shared: str) -> str:
    """Return a digest of what an area's papers rest on; ``seat`` is the area's own, where it is one."""
    return _digest(shared, _row(area), _held(seat))


def of_school(school: School, seat: Seat | None, shared: str) -> str:
    """Return a digest of what a school's papers rest on; ``seat`` is the one it lies in."""
    areas = (school.constituency, school.district, school.authority, school.icb_2023, school.icb_2026)
    return _digest(shared, school.urn, school.name, school.town, tuple(_row(area) for area in areas if area), _held(seat))


def _row(area: Area) -> tuple[object, ...]:
    return (area.kind, area.code, area.name, area.name_cy, area.valid_from, area.valid_to)


def _held(seat: Seat | None) -> tuple[object, ...]:
    return (seat.state, seat.mp, seat.explanation) if seat else ()
