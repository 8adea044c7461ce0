"""Councils with education duties, regions and England, by the Department for Education's number, by name, or by GSS code."""

import re
from collections.abc import Mapping
from functools import lru_cache

from causeway.evidence.definitions.schema import Source, code_names, codes
from causeway.evidence.exceptions import IngestError

AUTHORITIES, REGIONS, ENGLAND = "education_authorities_2025", "education_regions", "E92000001"
VINTAGE = "2025"

Place = tuple[str, str]  # kind of area, GSS code


def kind_of(gss: str) -> str:
    """Return the kind of an English area by its code."""
    return "nation" if gss == ENGLAND else "region" if gss.startswith("E12") else "authority"


@lru_cache(maxsize=1)
def by_number() -> Mapping[str, Place]:
    """Return the Department's number → place; a council keeps its number when its GSS code changes."""
    return {code: (kind_of(gss), gss) for name in (AUTHORITIES, REGIONS) for code, gss in codes(name).items()}


def plain(name: str) -> str:
    """Return a name as it is compared: small letters, without points, marks of notes or “the”."""
    text = re.sub(r"[0-9.,'’\[\]]", " ", name.lower().replace("&", " and ").replace("-", " "))
    return " ".join(word for word in text.split() if word != "the")


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Return plain name → GSS code, without names that two councils had: a file that uses one must say which in its aliases."""
    found: dict[str, set[str]] = {}
    for name in (AUTHORITIES, REGIONS):
        for gss, text in code_names(name).items():
            found.setdefault(plain(text), set()).add(gss)
    return {name: next(iter(each)) for name, each in found.items() if len(each) == 1}


def by_name(name: str, source: Source, where: str) -> Place:
    """Return the place with a name as it stands in a file; raises :class:`IngestError` for one that is not known."""
    gss = source.aliases.get(name) or _names().get(plain(name))
    if gss is None:
        raise IngestError(f"{where}: the area “{name[:60]}” is unknown. Add it to the source's aliases if it is known.")
    return kind_of(gss), gss


def by_code(gss: str, number: str, source: Source, where: str) -> Place:
    """Return the place of a row with both codes: the number decides, since GSS codes change while councils stay."""
    place = by_number().get(number) if number else None
    if place:
        return place
    gss = source.aliases.get(gss, gss)
    if any(gss in code_names(name) for name in (AUTHORITIES, REGIONS)):
        return kind_of(gss), gss
    raise IngestError(f"{where}: the area {gss or 'without a code'} (number {number or 'none'}) is unknown.")
