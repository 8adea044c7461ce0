"""What a link or a partner's box may fill in beforehand: a postcode, or a place typed as one."""

from collections.abc import Mapping
from dataclasses import dataclass

from causeway.areas.domain.postcodes import NotAPostcode, parse
from causeway.frame.domain.cleaning import clean_line


@dataclass(frozen=True)
class Arriving:
    """The start page's two boxes, as filled in by whoever sent the writer here; the writer sees and may change them."""

    home: str = ""
    school: str = ""


def read(query: Mapping[str, str]) -> Arriving:
    """Return what the address says: ``postcode`` is of a home; ``place`` is a home's postcode or else a school."""
    if given := clean_line(query.get("postcode", ""), 12):
        return Arriving(home=given)
    place = clean_line(query.get("place", ""), 160)
    try:
        return Arriving(home=parse(place)) if place else Arriving()
    except NotAPostcode:
        return Arriving(school=place)
