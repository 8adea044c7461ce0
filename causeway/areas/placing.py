"""From what somebody typed about where something is to one place: an area, or a school and the council it stands in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area, AreaKind, School
from causeway.areas.nations import nation_code
from causeway.areas.queries import look_up_postcode
from causeway.areas.search import Found, find
from causeway.areas.typed import Choice, postcode_problem
from causeway.areas.typed import school as school_with

MOST = 10


@dataclass(frozen=True)
class Place:
    """A place: the area it is counted in, its nation's code, its seat where that is one, and the school where one was meant."""

    area: Area
    nation: str
    seat: str = ""
    school: School | None = None

    @property
    def key(self) -> str:
        """What stands for it in a form: "authority:E10000003" or "school:123456"."""
        return f"school:{self.school.urn}" if self.school else f"{self.area.kind}:{self.area.code}"


@dataclass(frozen=True)
class Answer:
    """What a typed place came to: one place, several to choose from by the key of :class:`Place`, or a sentence saying why not."""

    place: Place | None = None
    choices: tuple[Choice, ...] = ()
    problem: str = ""


def place_with(key: str) -> Place | None:
    """Return the place that a :attr:`Place.key` names; ``None`` for what names none."""
    kind, _colon, code = key.partition(":")
    if kind == "school":
        return _of_school(code)
    found = Area.objects.filter(kind=kind, code=code).first() if kind in AreaKind.values else None
    return _of_area(found) if found else None


def place_of(text: str, chosen: str = "") -> Answer:
    """Return the place of a postcode or a name; ``chosen`` is the key picked from earlier choices. Never raises for what may be typed."""
    if chosen and (place := place_with(chosen)):
        return Answer(place)
    looked_up = look_up_postcode(text)
    if looked_up.status is not PostcodeStatus.NOT_A_POSTCODE:
        return _of_postcode(looked_up)
    found = find(text, MOST)
    keys = {_key_of(one): one for one in found}
    if len(keys) == 1 and (place := place_with(next(iter(keys)))):
        return Answer(place)
    if keys:
        return Answer(choices=tuple(Choice(key, ", ".join(filter(None, (one.label, one.detail)))) for key, one in keys.items()))
    return Answer(problem=_("We found no place or school called “%(text)s”. Try fewer letters, or a postcode.") % {"text": text})


def _key_of(found: Found) -> str:
    return f"{AreaKind.CONSTITUENCY}:{found.constituency_code}" if found.kind == "mp" else f"{found.kind}:{found.key}"


def _of_area(area: Area) -> Place:
    return Place(area, nation_code(area.code), area.code if area.kind == AreaKind.CONSTITUENCY else "")


def _of_school(urn: str) -> Place | None:
    school = school_with(urn)
    area = (school.authority or school.constituency) if school else None
    if school is None or area is None:
        return None
    return Place(area, nation_code(area.code), school.constituency.code if school.constituency else "", school)


def _of_postcode(answer: PostcodeAnswer) -> Answer:
    """Return the council a postcode lies in, else its seat."""
    for kind, code in ((AreaKind.UPPER_TIER, answer.authority), (AreaKind.CONSTITUENCY, answer.constituency)):
        area = Area.objects.filter(kind=kind, code=code).first() if code else None
        if area:
            return Answer(Place(area, nation_code(area.code), answer.constituency or ""))
    return Answer(problem=postcode_problem(answer))
