"""Where an activity lies: from a postcode or a school that somebody typed to its constituency, council and region."""

from dataclasses import asdict, dataclass

from causeway.areas.domain.answers import PostcodeStatus
from causeway.areas.models import Area, AreaKind, AreaRelation, School
from causeway.areas.queries import look_up_postcode
from causeway.areas.typed import Answer, resolve_home, resolve_school, school, seat_name
from causeway.regions.queries import region_of_seat


@dataclass(frozen=True)
class Placed:
    """A place in the columns of an activity."""

    seat_code: str = ""
    seat_name: str = ""
    authority: str = ""
    region: str = ""
    postcode: str = ""

    def columns(self) -> dict[str, str]:
        """Return the columns."""
        return asdict(self)


def resolve(text: str, chosen: str, *, at_school: bool) -> Answer:
    """Return what a typed place came to; a school is looked for by its name first where the activity is at one."""
    return resolve_school(text, chosen) if at_school else resolve_home(text, chosen)


def placed(answer: Answer, typed: str) -> Placed:
    """Return where it lies; of a constituency given by name, its council is the one that holds the most of it."""
    found = school(answer.urn)
    by_postcode = look_up_postcode(typed)
    known = by_postcode.status is PostcodeStatus.KNOWN
    authority = (by_postcode.authority or "") if known else _authority_of(found, answer.code)
    postcode = found.postcode if found else by_postcode.postcode if known else ""
    return Placed(answer.code, seat_name(answer.code), authority, region_of_seat(answer.code), postcode)


def _authority_of(found: School | None, seat: str) -> str:
    if found is not None and found.authority is not None:
        return found.authority.code
    relation = AreaRelation.objects.filter(part__kind=AreaKind.CONSTITUENCY, part__code=seat, whole__kind=AreaKind.UPPER_TIER)
    return str(relation.order_by("-share").values_list("whole__code", flat=True).first() or "")


def council_name(code: str) -> str:
    """Return what a council is called; empty where we do not know it."""
    return str(Area.objects.filter(kind=AreaKind.UPPER_TIER, code=code).values_list("name", flat=True).first() or "")


def school_name(urn: int) -> str:
    """Return what a school is called, with its town."""
    found = school(urn)
    return ", ".join(part for part in (found.name, found.town) if part) if found else ""
