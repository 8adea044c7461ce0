"""What the postcode in a postal address says of a seat, a council or a board."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from causeway.areas import queries as areas
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcodes import last_in
from causeway.areas.models import Area, AreaKind
from causeway.areas.typed import seat_name


@dataclass(frozen=True)
class AddressCheck:
    """What the postcode in a postal address says about the seat."""

    postcode: str = ""
    elsewhere: str = ""  # the name of another constituency it lies in


def check_address(address: str, seat_code: str) -> AddressCheck:
    """Compare the last postcode in ``address`` with the seat. A postcode near a border counts for the seats beside it too."""
    found = last_in(address)
    if not found:
        return AddressCheck()
    answer = areas.look_up_postcode(found)
    if answer.constituency in {None, seat_code} or seat_code in answer.also_near:  # what is not in our data, the writer knows
        return AddressCheck(answer.postcode)
    return AddressCheck(answer.postcode, elsewhere=seat_name(answer.constituency))


def postcode_exists(postcode: str) -> bool:
    """Whether this is a postcode of ours, or of Northern Ireland, whose postcodes we do not have."""
    return areas.look_up_postcode(postcode).status in {PostcodeStatus.KNOWN, PostcodeStatus.NORTHERN_IRELAND}


def _area_codes(address: str) -> tuple[PostcodeAnswer | None, dict[str, set[str]]]:
    """Return what the last postcode in ``address`` answers, and the codes of each kind of area it lies in."""
    found = last_in(address)
    if not found:
        return None, {}
    answer = areas.look_up_postcode(found)
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
    if not codes or area.code in codes or (area.kind == AreaKind.ICB and answer.icb_approximate):
        return AddressCheck(answer.postcode)
    other = Area.objects.filter(kind=area.kind, code__in=codes).order_by("-valid_from").first()
    return AddressCheck(answer.postcode, elsewhere=other.name if other else ", ".join(sorted(codes)))


def today(now: dt.datetime) -> dt.date:
    """Return the calendar day of ``now`` in the site's time zone."""
    return timezone.localtime(now).date()
