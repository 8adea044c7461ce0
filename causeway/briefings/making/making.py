"""Making a file of a paper, or sending the one that was made in the same state."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.core.cache import caches

from causeway.areas.models import Area, AreaKind, School
from causeway.briefings.composing.parts import language
from causeway.briefings.kinds import Format
from causeway.briefings.making import keeping, state
from causeway.briefings.reading.data import BriefingData, briefing_data
from causeway.briefings.reading.schools import school_data
from causeway.representatives.members import queries as representatives
from causeway.representatives.members.queries import Seat

READ_SECONDS = 60  # somebody who takes one paper of a place often takes the next; the state says whether it is still true


@dataclass(frozen=True)
class File:
    """A finished file, and the tag that is equal for equal files."""

    body: bytes
    tag: str


@dataclass(frozen=True)
class Subject:
    """What papers are about on a day: how their files are named, what they rest on, and how that is read when it must be."""

    name: str
    kept_as: str
    state: str
    read: Callable[[], BriefingData]

    @cached_property
    def data(self) -> BriefingData:
        """Return what the papers are made from, read once for all that are taken of one place in one state within a minute."""
        return cast("BriefingData", caches["papers"].get_or_set(f"{self.kept_as}:{self.state}", self.read, READ_SECONDS))


def area_subject(area: Area, on: dt.date) -> Subject:
    """Return an area as a subject."""
    seat = representatives.seat(area.code, on) if area.kind == AreaKind.CONSTITUENCY else None
    return subject_of(area, seat, on, state.common(on))


def subject_of(area: Area, seat: Seat | None, on: dt.date, shared: str) -> Subject:
    """Return an area as a subject, where its seat and what all papers share are known already."""
    return Subject(area.name, f"{area.kind}-{area.code}", state.of_area(area, seat, shared), lambda: briefing_data(area, on))


def school_subject(urn: int, on: dt.date) -> Subject:
    """Return a school as a subject; raises ``School.DoesNotExist``."""
    areas = ("constituency", "district", "authority", "icb_2023", "icb_2026")
    school = School.objects.select_related(*areas).get(urn=urn)
    seat = representatives.seat(school.constituency.code, on) if school.constituency else None
    return Subject(school.name, f"school-{urn}", state.of_school(school, seat, state.common(on)), lambda: school_data(urn, on))


def _named(subject: Subject, chosen: Format) -> str:
    return f"{chosen.stem}-{subject.kept_as}-{language()}"


def ready(subject: Subject, chosen: Format) -> bool:
    """Return whether a file is kept in this state already, or known to have nothing to say."""
    name = _named(subject, chosen)
    tag = keeping.recalled(name, chosen.ending, subject.state)
    return tag is not None and (tag == keeping.NOTHING or keeping.there(name, tag, chosen.ending))


def file_of(subject: Subject, chosen: Format) -> File | None:
    """Return a file of a paper; ``None`` where there is nothing to say."""
    name = _named(subject, chosen)
    tag = keeping.recalled(name, chosen.ending, subject.state)
    if tag == keeping.NOTHING:
        return None
    if tag and (body := keeping.found(name, tag, chosen.ending)) is not None:
        return File(body, tag)
    return _made(subject, chosen, name)


def _made(subject: Subject, chosen: Format, name: str) -> File | None:
    tree = chosen.compose(subject.data)
    if tree is None:
        keeping.remember(name, chosen.ending, subject.state, keeping.NOTHING)
        return None
    body, tag = keeping.kept(name, tree.digest, chosen.ending, lambda: chosen.render(tree))
    keeping.remember(name, chosen.ending, subject.state, tag, body)
    return File(body, tag)
