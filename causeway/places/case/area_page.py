"""Everything an area's page shows, of the releases shown now or of an edition."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind
from causeway.areas.naming import in_sentence
from causeway.evidence.definitions.kinds import counted, one, short
from causeway.evidence.figures.cases import LocalCase
from causeway.evidence.figures.placing import placements
from causeway.evidence.figures.queries import case_of
from causeway.evidence.findings.deciding import findings_among
from causeway.evidence.findings.finding import NOTHING, AreaFindings
from causeway.evidence.findings.headline import telling as told_first
from causeway.evidence.releases.editions import Shown, shown_now
from causeway.frame.addresses import whole_address
from causeway.frame.area_links import links
from causeway.places.case.ages import age_line
from causeway.places.case.doors import door_of
from causeway.places.case.rows import by_service
from causeway.places.case.telling import holds, lies_in, telling
from causeway.representatives.members import queries as representatives


def row_words() -> dict[str, str]:
    """Return what every row says alike, translated once for the page."""
    return {
        "per": _("per"),
        "method": _("Method, map and every area"),
    }


def description(case: LocalCase, found: AreaFindings) -> str:
    """Return what the page is in a sentence or two, for who sees only a link to it: what comes first here, or what it holds."""
    if found.lead:
        return found.lead_sentence
    many = len({figure.indicator.key for figure in case.figures})
    said = ngettext(
        "%(many)s published figure about services for children %(there)s, with its source, and what is not published.",
        "%(many)s published figures about services for children %(there)s, with their sources, and what is not published.",
        many,
    )
    return said % {"many": many, "there": in_sentence(case.area).located}


def picture_words(case: LocalCase, found: AreaFindings) -> str:
    """Return what the picture for networks shows: what comes first here, a figure, or what nobody publishes; empty without a picture."""
    if found.lead:
        return found.lead_sentence
    for figure, _finding in told_first(case, found):
        return figure.sentence
    if case.gaps:
        what = case.gaps[0].text.partition(". ")[0].rstrip(".")
        return _("%(name)s. Nobody publishes this: %(what)s.") % {"name": case.area.name, "what": what}
    return ""


def _permanent(area: Area, stamp: str) -> str:
    return whole_address("places:area-at", area.kind, area.code, stamp) if stamp else ""


def area_page(area: Area, on: dt.date, shown: Shown, *, stamped: bool) -> dict[str, Any]:
    """Return the page's context. ``stamped`` says that it was asked for by an edition's stamp."""
    nation = places.nation_of(area)
    placed = placements(area, nation, on)
    case = case_of(area, nation, on, placed, shown, companions=False)
    found = findings_among(placed, nation, on) if shown.current else NOTHING
    services, absent = by_service(case.figures, found)
    seat, inside = area.kind == AreaKind.CONSTITUENCY, holds(area, on)
    return {
        "case": case,
        "services": services,
        "absent": absent,
        "seat": representatives.seat(area.code, on) if seat and shown.current else None,
        "beside": links(area.kind, area.code, timezone.now()) if shown.current else (),
        "write_to": f"seat={area.code}" if seat else "",
        "write_query": f"?seat={area.code}" if seat else "",
        "door": door_of(area),
        "home": area.code,
        "figures_of": f"?seat={area.code}" if seat and shown.current else "",
        "found": found,
        "telling": telling(found),
        "within": lies_in(placed, area),
        "holds": inside,
        "holds_words": counted(inside[0].area.kind, len(inside)) if inside else "",
        "kind": one(area.kind),
        "name": short(area.name) if area.kind == AreaKind.SUB_ICB else area.name,
        "age": age_line(case),
        "words": row_words(),
        "description": description(case, found),
        "site": settings.BASE_URL,
        "picture": picture_words(case, found) if shown.current else "",
        "shown": shown,
        "stamped": stamped,
        "past": stamped and not shown.current,
        "address": whole_address("places:area", area.kind, area.code),
        "permanent": _permanent(area, shown.stamp),
    }


def make_one_beforehand() -> None:
    """Make one page before a process serves: its templates, words and names are read then, and no visitor waits for them."""
    area = Area.objects.filter(kind=AreaKind.CONSTITUENCY).order_by("code").first()
    if area is not None:
        request = RequestFactory().get(reverse("places:area", args=[area.kind, area.code]))
        render_to_string("places/area.html", area_page(area, timezone.localdate(), shown_now(), stamped=False), request)
