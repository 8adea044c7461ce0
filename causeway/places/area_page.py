"""Everything an area's page shows, of the releases shown now or of an edition."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind
from causeway.evidence.figures.cases import LocalCase
from causeway.evidence.figures.placing import placements
from causeway.evidence.figures.queries import case_of
from causeway.evidence.findings.deciding import findings_among
from causeway.evidence.findings.finding import NOTHING, AreaFindings
from causeway.evidence.releases.editions import Shown
from causeway.frame.addresses import whole_address
from causeway.frame.area_links import links
from causeway.places.rows import age_line, by_service
from causeway.representatives.members import queries as representatives


def row_words() -> dict[str, str]:
    """Return what every row says alike, translated once for the page."""
    return {
        "interval": _("95% interval: how far chance alone could move the figure"),
        "per": _("per"),
        "use": _("Use this in a letter"),
        "link": _("Link"),
        "more": _("More about this figure"),
        "not_told": _("It does not tell:"),
        "method": _("Method, map and every area"),
        "table": _("Figures"),
        "here": _("Here"),
    }


def description(case: LocalCase, found: AreaFindings) -> str:
    """Return what the page is in a sentence or two, for who sees only a link to it: what comes first here, or what it holds."""
    if found.lead:
        return found.lead_sentence
    many = len({figure.indicator.key for figure in case.figures})
    said = ngettext(
        "%(many)s published figure about services for children in %(name)s, with its source, and what is not published.",
        "%(many)s published figures about services for children in %(name)s, with their sources, and what is not published.",
        many,
    )
    return said % {"many": many, "name": case.area.name}


def _permanent(area: Area, stamp: str) -> str:
    return whole_address("places:area-at", area.kind, area.code, stamp) if stamp else ""


def area_page(area: Area, on: dt.date, shown: Shown, *, stamped: bool) -> dict[str, Any]:
    """Return the page's context. ``stamped`` says that it was asked for by an edition's stamp."""
    nation = places.nation_of(area)
    placed = placements(area, nation, on)
    case = case_of(area, nation, on, placed, shown)
    found = findings_among(placed, nation, on) if shown.current else NOTHING
    services, absent = by_service(case.figures, found)
    seat = area.kind == AreaKind.CONSTITUENCY
    return {
        "case": case,
        "services": services,
        "absent": absent,
        "seat": representatives.seat(area.code, on) if seat and shown.current else None,
        "beside": links(area.kind, area.code, timezone.now()) if shown.current else (),
        "write_to": f"seat={area.code}" if seat else "",
        "found": found,
        "age": age_line(case),
        "words": row_words(),
        "description": description(case, found),
        "site": settings.BASE_URL,
        "pictured": shown.current and any(figure.published and not figure.indicator.context for figure in case.figures),
        "shown": shown,
        "stamped": stamped,
        "past": stamped and not shown.current,
        "address": whole_address("places:area", area.kind, area.code),
        "permanent": _permanent(area, shown.stamp),
    }
