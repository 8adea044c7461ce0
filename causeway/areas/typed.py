"""From what somebody typed about their home or school to a constituency."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas import queries as areas
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcodes import NotAPostcode, parse
from causeway.areas.models import Area, AreaKind, School
from causeway.areas.search import find, search

_SEAT_KINDS = frozenset({"constituency", "place", "mp", "school-elsewhere"})
_HINTED = frozenset({PostcodeStatus.NORTHERN_IRELAND, PostcodeStatus.NEW, PostcodeStatus.ENDED})


@dataclass(frozen=True)
class Choice:
    """One place that may have been meant; ``key`` is a constituency's code or a school's URN."""

    key: str
    label: str


@dataclass(frozen=True)
class Answer:
    """What a typed place came to: a constituency, several to choose from, or a sentence saying why not."""

    code: str = ""
    urn: int | None = None
    choices: tuple[Choice, ...] = ()
    problem: str = ""


def seat_exists(code: str) -> bool:
    """Whether ``code`` is a constituency we know."""
    return Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=code).exists()


def postcode_problem(answer: PostcodeAnswer) -> str:
    """Return why a postcode leads to no place, and what to type instead."""
    by_name = _("Type the name of your constituency instead.")
    said = {
        PostcodeStatus.UNKNOWN: _("We do not know the postcode %(postcode)s: it may be new."),
        PostcodeStatus.NORTHERN_IRELAND: _("Our list of postcodes does not cover Northern Ireland."),
        PostcodeStatus.NEW: _("The postcode %(postcode)s is new, and we know only where it probably is."),
        PostcodeStatus.ENDED: _("The postcode %(postcode)s has ended."),
        PostcodeStatus.CROWN_DEPENDENCY: _("Jersey, Guernsey and the Isle of Man have no MP at Westminster."),
        PostcodeStatus.FORCES: _("A forces postcode does not say where you are registered to vote."),
    }.get(answer.status, _("We could not place the postcode %(postcode)s in a constituency."))
    return said % {"postcode": answer.postcode} + " " + by_name


def _by_postcode(text: str) -> Answer | None:
    try:
        parse(text)
    except NotAPostcode:
        return None
    answer = areas.look_up_postcode(text)
    if answer.constituency:
        return Answer(code=answer.constituency)
    if answer.status in _HINTED and answer.also_near:  # a hint is asked about, and never taken
        return Answer(choices=tuple(Choice(code, seat_name(code)) for code in answer.also_near))
    return Answer(problem=postcode_problem(answer))


def _seat_choices(text: str) -> tuple[Choice, ...]:
    seats: dict[str, Choice] = {}
    for found in find(text, 20):
        if found.kind in _SEAT_KINDS and found.constituency_code:
            seats.setdefault(found.constituency_code, Choice(found.constituency_code, seat_name(found.constituency_code)))
    return tuple(seats.values())[:8]


def seat_name(code: str) -> str:
    """Return what a constituency is called; its code where we do not know it."""
    area = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=code).first()
    return area.name if area else code


def resolve_home(text: str, chosen: str = "") -> Answer:
    """Return the constituency for a home given as a postcode or by name; ``chosen`` is a code picked from earlier choices."""
    if chosen and seat_exists(chosen):
        return Answer(code=chosen)
    if by_postcode := _by_postcode(text):
        return by_postcode
    exact = Area.objects.filter(kind=AreaKind.CONSTITUENCY).filter(name__iexact=text).first()
    if exact is not None:
        return Answer(code=exact.code)
    choices = _seat_choices(text)
    if choices:  # even of one: "Bangor" is a seat in Wales, and a town in Northern Ireland
        return Answer(choices=choices)
    return Answer(
        problem=_("We found no place called “%(text)s”. Try your postcode, or the name of your constituency.") % {"text": text}
    )


def _school_answer(school: School) -> Answer:
    if school.constituency is None:
        return Answer(
            problem=_("We do not know where %(school)s stands. Give the school’s postcode instead.") % {"school": school}
        )
    return Answer(code=school.constituency.code, urn=school.urn)


def school(urn: str | int | None) -> School | None:
    """Return the school with this URN, or ``None`` for anything else."""
    text = str(urn or "")
    if not re.fullmatch(r"[0-9]{5,7}", text):
        return None
    return School.objects.select_related("constituency").filter(pk=int(text)).first()


def resolve_school(text: str, chosen: str = "") -> Answer:
    """Return the school, or at least the constituency, for a school given by name, URN or postcode."""
    if known := school(chosen) or school(text):
        return _school_answer(known)
    if by_postcode := _by_postcode(text):
        return by_postcode
    matches = search(text, 30)
    found = [item for item in matches.found if item.kind == "school"][:10]
    if len(found) == 1 and not matches.guessed and (only := school(found[0].key)):
        return _school_answer(only)
    if found:
        return Answer(choices=tuple(Choice(item.key, ", ".join(filter(None, (item.label, item.detail)))) for item in found))
    return Answer(
        problem=_("We found no school called “%(text)s”. Try another part of its name, or its postcode.") % {"text": text}
    )
