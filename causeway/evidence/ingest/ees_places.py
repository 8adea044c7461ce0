"""Which area a line of an explore-education-statistics table is about: the three levels the Department for Education publishes."""

from collections.abc import Mapping
from typing import NamedTuple

from causeway.evidence.definitions.schema import codes
from causeway.evidence.exceptions import IngestError
from causeway.words.domain.keys import only_digits

COLUMNS = ["time_period", "geographic_level", "country_code", "region_code", "old_la_code", "new_la_code", "la_name"]
PARTS_OF_LONDON = {"E13000001", "E13000002"}  # Inner and Outer London are no region of this site
JOINT = " / "  # between the codes of two authorities that publish one figure together


class Place(NamedTuple):
    """An area's kind and code."""

    kind: str
    code: str


def _authority(code: str, name: str, where: str) -> Place:
    gss = codes("education_authorities_2025").get(code)
    if gss is None:
        raise IngestError(f"{where}: {name} ({code}) is not one of the authorities we know. Its code may have moved.")
    return Place("authority", gss)


def places_of(line: Mapping[str, str], where: str) -> list[Place]:
    """Return the areas of a line by their codes of 2025: none for a part of London, several where authorities publish jointly.

    Raises :class:`IngestError` for a level or a code that we do not know.
    """
    match line["geographic_level"]:
        case "National":
            return [Place("nation", line["country_code"])]
        case "Regional":
            known = set(codes("education_regions").values())
            if line["region_code"] in PARTS_OF_LONDON:
                return []
            if line["region_code"] not in known:
                raise IngestError(f"{where}: {line['region_code']} is not one of England's nine regions.")
            return [Place("region", line["region_code"])]
        case "Local authority":
            return [_authority(code, line["la_name"], where) for code in line["old_la_code"].split(JOINT)]
        case level:
            raise IngestError(f"{where}: “{level}” is not a level we know.")


def year(line: Mapping[str, str], where: str) -> int:
    """Return the year of a line; raises :class:`IngestError` for anything that is none."""
    text = line["time_period"]
    if not (only_digits(text) and len(text) == len("2025")):
        raise IngestError(f"{where}: “{text}” is not a year.")
    return int(text)
