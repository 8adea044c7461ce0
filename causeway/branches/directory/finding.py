"""From what somebody typed to their branch: by postcode, school, council or seat."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.areas.placing import Place, place_of
from causeway.areas.typed import Choice
from causeway.branches.directory.areas import branches_at
from causeway.branches.directory.models import Branch

_LEADS_ON = frozenset({AreaKind.UPPER_TIER, AreaKind.CONSTITUENCY})


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
    council = _council_called(typed)
    answer = place_of(typed, key or (f"{council.kind}:{council.code}" if council else ""))
    if answer.place is not None:
        return _at(answer.place)
    return Found(choices=answer.choices, sentence=answer.problem)


def _council_called(typed: str) -> Area | None:
    """Return the council of exactly this name: whoever types it means no seat that begins so."""
    return Area.objects.filter(kind=AreaKind.UPPER_TIER, valid_to=None, name__iexact=typed.strip()).first()


def _at(place: Place) -> Found:
    """Return the branches of a place's council, of every council that reaches into a seat, or of the county a district lies in."""
    area = _county(place.area) if place.area.kind == AreaKind.DISTRICT else place.area
    if area is None or area.kind not in _LEADS_ON:
        said = _("%(place)s is larger than a branch, or not one council’s. Type a school, a postcode or a council.")
        return Found(sentence=said % {"place": place.area.name})
    return Found(str(place.school or place.area.name), area, tuple(branches_at(area.kind, area.code)))


def _county(district: Area) -> Area | None:
    """Return the council that runs the schools of a district: the county, or itself under its other code."""
    councils = Area.objects.filter(kind=AreaKind.UPPER_TIER)
    return councils.filter(code=district.code).first() or councils.filter(parts__part=district).first()
