"""From what somebody typed to their branch: by postcode, school, council or seat."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area, AreaKind, School
from causeway.areas.queries import look_up_postcode
from causeway.areas.search import find
from causeway.branches.directory.areas import branches_at
from causeway.branches.directory.models import Branch

MOST = 12
_AREAS = (AreaKind.UPPER_TIER, AreaKind.CONSTITUENCY)


@dataclass(frozen=True)
class Choice:
    """One place that may have been meant; ``key`` asks for it again."""

    key: str
    words: str


@dataclass(frozen=True)
class Found:
    """What a typed text leads to: a place with its branches, which may be none; places to choose from; or a sentence."""

    place: str = ""
    area: Area | None = None
    branches: tuple[Branch, ...] = ()
    choices: tuple[Choice, ...] = ()
    sentence: str = ""


def branch_for(typed: str, key: str = "") -> Found:
    """Return what ``typed`` leads to; ``key`` is that of an earlier choice. Never raises for what a person may type."""
    if key and (found := _of_key(key)):
        return found
    text = typed.strip()
    looked_up = look_up_postcode(text)
    if looked_up.status is not PostcodeStatus.NOT_A_POSTCODE:
        return _of_postcode(looked_up)
    choices = {f"{one.kind}:{one.key}": one for one in find(text, MOST * 2) if _leads_on(one.kind)}
    if len(choices) == 1 and (found := _of_key(next(iter(choices)))):
        return found
    if choices:
        named = [Choice(key, ", ".join(filter(None, (one.label, one.detail)))) for key, one in choices.items()]
        return Found(choices=tuple(named[:MOST]))
    return Found(sentence=_("We found no place or school called “%(text)s”. Try fewer letters, or a postcode.") % {"text": text})


def _leads_on(kind: str) -> bool:
    return kind in {*_AREAS, AreaKind.DISTRICT, "mp", "school"}


def _of_key(key: str) -> Found | None:
    kind, _colon, code = key.partition(":")
    if kind == "school":
        return _of_school(code)
    kind = AreaKind.CONSTITUENCY if kind == "mp" else kind
    area = Area.objects.filter(kind=kind, code=code).first() if kind in {*_AREAS, AreaKind.DISTRICT} else None
    if area is None:
        return None
    if area.kind == AreaKind.DISTRICT:
        return _of_district(area)
    return _at(area.name, area)


def _at(place: str, area: Area) -> Found:
    return Found(place, area, tuple(branches_at(area.kind, area.code)))


def _of_district(district: Area) -> Found:
    """Return the branches of the county a district lies in."""
    county = Area.objects.filter(kind=AreaKind.UPPER_TIER, parts__part=district).first()
    return _at(district.name, county) if county else Found(district.name)


def _of_school(urn: str) -> Found | None:
    if not (urn.isascii() and urn.isdigit()):
        return None
    school = School.objects.select_related("authority", "constituency").filter(pk=int(urn[:9])).first()
    area = (school.authority or school.constituency) if school else None
    return _at(str(school), area) if area else None


def _of_postcode(answer: PostcodeAnswer) -> Found:
    for kind, code in zip(_AREAS, (answer.authority, answer.constituency), strict=True):
        area = Area.objects.filter(kind=kind, code=code).first() if code else None
        if area:
            return _at(answer.postcode, area)
    said = {
        PostcodeStatus.NORTHERN_IRELAND: _("Our list of postcodes does not cover Northern Ireland."),
        PostcodeStatus.CROWN_DEPENDENCY: _("Jersey, Guernsey and the Isle of Man are not in our lists."),
        PostcodeStatus.FORCES: _("A forces postcode does not say where a place is."),
    }.get(answer.status, _("We do not know the postcode %(postcode)s: it may be new.") % {"postcode": answer.postcode})
    return Found(sentence=f"{said} {_('Type the name of your council instead.')}")


def at_councils(councils: Iterable[Area]) -> tuple[Branch, ...]:
    """Return the branches listed for any of some councils."""
    return tuple(Branch.objects.listed().filter(authorities__in=list(councils)).distinct())
