"""The look-ups that the postcode directory needs, from the relations between areas that are loaded."""

import datetime as dt

import polars as pl

from causeway.areas.building.onspd import LookUps
from causeway.areas.building.sources import must
from causeway.areas.models import AreaKind, AreaRelation, Basis

BOARDS_OF_2022 = dt.date(2026, 3, 31)
BOARDS_OF_2026 = dt.date(2026, 4, 1)


def _pairs(part: str, whole: str, basis: str, on: dt.date | None, names: tuple[str, str]) -> pl.DataFrame:
    relations = AreaRelation.objects.filter(part__kind=part, whole__kind=whole, basis=basis).order_by("-share", "whole__code")
    if on == BOARDS_OF_2022:
        relations = relations.filter(valid_to=BOARDS_OF_2022)
    elif on:
        relations = relations.filter(valid_from=BOARDS_OF_2026)
    pairs = list(relations.values_list("part__code", "whole__code"))
    return pl.DataFrame(pairs, schema=list(names), orient="row", schema_overrides=dict.fromkeys(names, pl.String)).unique(
        names[0], keep="first", maintain_order=True
    )


def look_ups() -> LookUps:
    """Return the look-ups; raises ``BadSource`` when no relations are loaded."""
    sub_icb, icb, district = AreaKind.SUB_ICB, AreaKind.ICB, AreaKind.DISTRICT
    found = LookUps(
        _pairs(sub_icb, icb, Basis.WHOLE, BOARDS_OF_2022, ("sicbl_code", "icb_2023")),
        _pairs(sub_icb, icb, Basis.WHOLE, BOARDS_OF_2026, ("sicbl_code", "icb_2026")),
        _pairs(district, icb, Basis.POSTCODES, BOARDS_OF_2026, ("lad_code", "icb26")),
        _pairs(district, AreaKind.UPPER_TIER, Basis.WHOLE, None, ("lad_code", "authority")),
    )
    must(found.authorities.height and found.icb_2026.height, "The relations between areas are not loaded. Run load_reference.")
    return found
