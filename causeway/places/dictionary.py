"""What each column of a download holds, for people and, as CSV on the Web metadata, for machines."""

from typing import Any

from django.utils.translation import gettext as _

from causeway.evidence.definitions.schema import Indicator, Source
from causeway.evidence.figures.download import COLUMNS

_NUMBERS = {"value", "numerator", "denominator", "interval_95_lower", "interval_95_upper"}


def meanings() -> dict[str, str]:
    """Return each column's meaning, in the order of the file."""
    found = {
        "indicator": _("What is measured."),
        "series": _("Which of the indicator’s series; none is computed from another."),
        "area_kind": _("The kind of area: nation, region, authority, constituency, sub-icb, icb, health-board."),
        "area_code": _("The area’s GSS code."),
        "area_name": _("The area’s name; blank where we hold none for an area that has ended."),
        "area_edition": _("The edition of the boundaries the figure was published for."),
        "period": _("The year (2024), month (2024-09), or school or financial year (2024-2025)."),
        "value": _(
            "The figure, as published or computed by us from published counts (the indicator’s page says which); blank where there is "
            "none, which never means zero."
        ),
        "unit": _(
            "What the figure is counted in: percent, count, days, weeks, pounds, ratio, score, or for a rate how many it is counted per."
        ),
        "status": _("published, suppressed (withheld to protect people), missing (not published), not applicable."),
        "numerator": _("How many of those counted; blank where the file has no counts."),
        "denominator": _("How many were counted; blank where the file has no counts."),
        "interval_95_lower": _("The lower end of the 95% interval, which is ours; blank where it cannot be computed."),
        "interval_95_upper": _("The upper end of the 95% interval."),
        "note": _("What the publisher or we have to say of this one figure."),
        "publisher": _("Who published it."),
        "source": _("In what."),
        "source_url": _("Where it was published."),
        "licence": _("The licence under which it may be used."),
        "attribution": _("What to say when using it."),
    }
    return {column: found[column] for column in COLUMNS}


def metadata(indicator: Indicator, source: Source, file_name: str) -> dict[str, Any]:
    """Return the description of an indicator's file as W3C CSV on the Web metadata."""
    columns = [
        {
            "name": column,
            "titles": column,
            "dc:description": meaning,
            "datatype": "number" if column in _NUMBERS else "string",
            "required": column in {"indicator", "series", "area_kind", "area_code", "period", "status"},
        }
        for column, meaning in meanings().items()
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file_name,
        "dc:title": indicator.name,
        "dc:description": indicator.tells,
        "dc:publisher": source.publisher,
        "dc:source": str(source.url),
        "dc:license": {"@id": str(source.licence_url)},
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": columns, "primaryKey": ["indicator", "series", "area_kind", "area_code", "period"]},
    }
