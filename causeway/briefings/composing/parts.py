"""The parts that several papers share: the language, places to fill in, what is not published, the sources."""

import re
from urllib.parse import urlsplit

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from causeway.areas.models import AreaKind
from causeway.briefings.domain.tree import Blank, Block, Cited, Prose, Section, Words
from causeway.briefings.reading.data import BriefingData
from causeway.frame.addresses import whole_address

TO_FILL_IN = re.compile(r"\[([^\[\]]+)\]")


def language() -> str:
    """Return the language papers are made in: two letters."""
    return (get_language() or "en")[:2]


def prose(text: str) -> Prose:
    """Return a paragraph of our words or the pack's; what stands in square brackets is a place to fill in. Never for others' text."""
    parts = TO_FILL_IN.split(text)
    return Prose(tuple(Blank(part) if at % 2 else part for at, part in enumerate(parts) if part))


def gaps(data: BriefingData, most: int, *, asks: bool = True) -> list[Section]:
    """Return what is not published here and who can be asked, as a section; none where we know of no gap.

    Without ``asks`` it does not say whom: an MP who reads it is not told to ask their MP.
    """
    missing = tuple(Words(f"{gap.text} {gap.ask if asks else ''}".strip()) for gap in data.case.gaps[:most])
    return [Section(_("What is not published"), missing)] if missing else []


def again(data: BriefingData) -> str:
    """Return which figures these are and the address that shows them again; empty where no edition is kept."""
    if not (data.again and data.edition):
        return ""
    said = _("The figures are those shown from %(day)s. This address keeps them, whatever is published later: %(address)s")
    return said % {"day": format_date(data.edition, "j F Y"), "address": data.again}


def sources(data: BriefingData, cited: tuple[Cited, ...], *, figures: bool = True) -> Section:
    """Return the last section: each source, the edition where the paper has figures, and where everything published here is shown."""
    blocks: list[Block] = [*cited]
    if said := again(data) if figures else "":
        blocks.append(Words(said))
    blocks.append(Words(_("Everything published about this area, with earlier years: %(address)s") % {"address": data.address}))
    return Section(_("Sources"), tuple(blocks))


def write_address(data: BriefingData) -> str:
    """Return where a letter to the MP is begun, with the seat or school filled in where it is known."""
    begun = whole_address("letters:start")
    if data.school and data.school.constituency:
        return f"{begun}?school={data.school.urn}"
    return f"{begun}?seat={data.area.code}" if data.area.kind == AreaKind.CONSTITUENCY else begun


def plain_address(address: str) -> str:
    """Return an address as a person types it: without its beginning and what follows the page."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")
