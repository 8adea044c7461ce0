"""From what somebody typed about their home and school to constituencies."""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.areas import queries as areas
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcodes import NotAPostcode, parse
from causeway.areas.models import Area, AreaKind, School
from causeway.areas.search import find

_POSTCODE_IN_TEXT = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)[ \t]*(\d[A-Za-z]{2})\b")
_SEAT_KINDS = frozenset({"constituency", "place", "mp"})


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


def _problem(answer: PostcodeAnswer) -> str:
    by_name = _("Type the name of your constituency instead.")
    said = {
        PostcodeStatus.UNKNOWN: _("We do not know the postcode %(postcode)s: it may be new."),
        PostcodeStatus.NORTHERN_IRELAND: _("Our list of postcodes does not cover Northern Ireland."),
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
    return Answer(code=answer.constituency) if answer.constituency else Answer(problem=_problem(answer))


def _seat_choices(text: str) -> tuple[Choice, ...]:
    seats: dict[str, Choice] = {}
    for found in find(text, 20):
        if found.kind in _SEAT_KINDS and found.constituency_code:
            seats.setdefault(found.constituency_code, Choice(found.constituency_code, _seat_label(found.constituency_code)))
    return tuple(seats.values())[:8]


def _seat_label(code: str) -> str:
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
    if len(choices) == 1:
        return Answer(code=choices[0].key)
    if choices:
        return Answer(choices=choices)
    return Answer(
        problem=_("We found no place called “%(text)s”. Try your postcode, or the name of your constituency.") % {"text": text}
    )


def _school_answer(school: School) -> Answer:
    if school.constituency is None:
        return Answer(
            problem=_("We do not know where %(school)s stands. Give the school's postcode instead.") % {"school": school}
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
    found = [item for item in find(text, 30) if item.kind == "school"][:10]
    if len(found) == 1 and (only := school(found[0].key)):
        return _school_answer(only)
    if found:
        return Answer(choices=tuple(Choice(item.key, ", ".join(filter(None, (item.label, item.detail)))) for item in found))
    return Answer(
        problem=_("We found no school called “%(text)s”. Try another part of its name, or its postcode.") % {"text": text}
    )


@dataclass(frozen=True)
class AddressCheck:
    """What the postcode in a postal address says about the seat."""

    postcode: str = ""
    elsewhere: str = ""  # the name of another constituency it lies in
    doubtful: bool = False  # the postcode is not in our data, so we take the writer's word


def check_address(address: str, seat_code: str) -> AddressCheck:
    """Compare the last postcode in ``address`` with the seat. A postcode near a border counts for the seats beside it too."""
    found = _POSTCODE_IN_TEXT.findall(address)
    if not found:
        return AddressCheck()
    answer = areas.look_up_postcode(" ".join(found[-1]))
    if answer.constituency is None:
        return AddressCheck(answer.postcode, doubtful=True)
    if answer.constituency == seat_code or seat_code in answer.also_near:
        return AddressCheck(answer.postcode)
    return AddressCheck(answer.postcode, elsewhere=_seat_label(answer.constituency))


def postcode_exists(postcode: str) -> bool:
    """Whether this is a postcode of ours, or of Northern Ireland, whose postcodes we do not have."""
    return areas.look_up_postcode(postcode).status in {PostcodeStatus.KNOWN, PostcodeStatus.NORTHERN_IRELAND}


def _area_codes(address: str) -> tuple[PostcodeAnswer | None, dict[str, set[str]]]:
    """Return what the last postcode in ``address`` answers, and the codes of each kind of area it lies in."""
    found = _POSTCODE_IN_TEXT.findall(address)
    if not found:
        return None, {}
    answer = areas.look_up_postcode(" ".join(found[-1]))
    of_kind = {AreaKind.UPPER_TIER: {answer.authority}, AreaKind.ICB: {answer.icb_2023, answer.icb_2026}}
    return answer, {kind.value: {code for code in codes if code} for kind, codes in of_kind.items()}


def areas_of_address(address: str, seat_code: str, kind: str, on: dt.date) -> list[Area]:
    """Return the area of ``kind`` that the postcode in ``address`` lies in on a day; none where it says nothing, or is of another seat."""
    answer, codes = _area_codes(address)
    if answer is None or check_address(address, seat_code).elsewhere:
        return []
    return list(Area.objects.filter(kind=kind, code__in=codes.get(kind, ())).as_at(on)[:1])


def check_area(address: str, area: Area) -> AddressCheck:
    """Compare the last postcode in ``address`` with a council's or a board's area. Near a board's border we take the writer's word."""
    if area.kind == AreaKind.CONSTITUENCY:
        return check_address(address, area.code)
    answer, of_kind = _area_codes(address)
    if answer is None:
        return AddressCheck()
    codes = of_kind.get(area.kind, set())
    if not codes or (area.kind == AreaKind.ICB and answer.icb_approximate):
        return AddressCheck(answer.postcode, doubtful=True)
    if area.code in codes:
        return AddressCheck(answer.postcode)
    other = Area.objects.filter(kind=area.kind, code__in=codes).order_by("-valid_from").first()
    return AddressCheck(answer.postcode, elsewhere=other.name if other else ", ".join(sorted(codes)))


def today(now: dt.datetime) -> dt.date:
    """Return the calendar day of ``now`` in the site's time zone."""
    return timezone.localtime(now).date()
