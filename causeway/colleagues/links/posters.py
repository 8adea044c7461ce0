"""The staffroom poster: for a school or an area with its leading figure, or for no place, with a code that leads where it is told to."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas import queries as areas
from causeway.areas.models import Area, School
from causeway.areas.search import find
from causeway.briefings.composing.parts import language, plain_address
from causeway.briefings.domain.tree import Poster
from causeway.briefings.reading.data import BriefingData, briefing_data
from causeway.briefings.reading.findings import leading
from causeway.briefings.reading.schools import school_data
from causeway.briefings.rendering import poster_pdf
from causeway.campaign.pack import campaign
from causeway.colleagues.pack import COLLEAGUES

OFFERED = 8


@dataclass(frozen=True)
class Place:
    """A school or area that a poster can be for: what stands in the address, its name, and what it is."""

    of: str
    name: str
    detail: str


def places(typed: str) -> tuple[Place, ...]:
    """Return what a typed name or postcode may mean, the likeliest first."""
    found = []
    for one in find(typed, OFFERED) if typed.strip() else ():
        kind, key = one.kind, one.key
        if kind in {"mp", "postcode"}:
            kind, key = "constituency", one.constituency_code or ""
        if key:
            found.append(Place(f"{kind}:{key}", one.label, one.detail))
    return tuple(found)


def _data(of: str, on: dt.date) -> BriefingData | None:
    kind, _colon, key = of.partition(":")
    try:
        if kind == "school":
            return school_data(int(key), on)
        return briefing_data(areas.area(kind, key), on)
    except (School.DoesNotExist, Area.DoesNotExist, ValueError, OverflowError):
        return None


def made(of: str, address: str, on: dt.date) -> bytes | None:
    """Return the poster as PDF; ``of`` is a :class:`Place`'s, or empty. ``None`` where there is no such place or the pack has no poster."""
    data = _data(of, on) if of else None
    if (of and data is None) or COLLEAGUES.words() is None:
        return None
    return poster_pdf(poster(data, address))


def poster(data: BriefingData | None, address: str) -> Poster:
    """Compose the poster; raises ``LookupError`` where the pack has no words for one."""
    said, pack = COLLEAGUES.words(), campaign()
    if said is None:
        raise LookupError("The campaign pack has no colleagues.yaml.")
    each = leading(data) if data else ()
    return Poster(
        kicker=pack.name,
        question=said.poster.question,
        title=data.name if data else "",
        number=each[0].number if each else "",
        sentence=each[0].under if each else pack.summary,
        small=each[0].small_print if each else "",
        ask=said.poster.ask,
        scan=_("Scan the code, or type:"),
        lines=said.poster.lines,
        address=address,
        shown=plain_address(address),
        strip=_("Write to your MP"),
        foot=_("For adults. Nothing here asks anybody to vote for or against a party. %(note)s")
        % {"note": pack.independent_note},
        author=pack.name,
        language=language(),
    )
