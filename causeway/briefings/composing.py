"""Composing papers: from :class:`BriefingData` to a document tree. The only place where a paper's own words stand."""

from urllib.parse import urlsplit

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from causeway.areas.models import AreaKind
from causeway.briefings.data import BriefingData
from causeway.briefings.domain.tree import Blank, Block, Card, Document, Point, Section, Words
from causeway.briefings.findings import MOST, Picked, cited, picked, told
from causeway.frame.campaign import Ask

MOST_ASKS = 4
MOST_QUESTIONS = 1


def _language() -> str:
    return (get_language() or "en")[:2]


def _who(data: BriefingData) -> Section:
    pack = data.pack
    said = _("This is about the campaign “%(campaign)s” (%(owner)s).") % {"campaign": pack.name, "owner": pack.owner_full}
    more = pack.papers.who if pack.papers else ""
    return Section(
        _("Who asks"),
        (
            Words(f"{said} {more}".strip()),
            Blank(_("Handed over by (name, school or role)")),
        ),
    )


def _standing(data: BriefingData, each: tuple[Picked, ...]) -> str:
    if not each:
        return _("We hold no published figure for this area.")
    if any(one.outstanding for one in each):
        said = _("We compared %(many)s figures published for this area. What stands out most comes first.")
        return said % {"many": data.unusual.compared}
    return _("Nothing published here stands out beyond chance. These are figures published for this area.")


def _case(data: BriefingData, each: tuple[Picked, ...]) -> Section:
    said: list[Block] = [Words(_standing(data, each)), *told(each)]
    if each:
        said.append(
            Words(
                _(
                    "In each picture every faint line is one area, the dot is the one named above it, and the black line is the "
                    "nation. A shaded band shows how far chance alone could move the figure."
                ),
                quiet=True,
            )
        )
    return Section(_("What is published here"), tuple(said))


def _asked(data: BriefingData) -> list[Ask]:
    """Return the asks; where a model question is shown, not the ask it stands in for."""
    return [ask for ask in data.asks if not (ask.by_questions and data.questions)][:MOST_ASKS]


def _asks(data: BriefingData, *, turns: bool) -> list[Section]:
    points = tuple(Point(ask.title, ask.text) for ask in _asked(data))
    if not points:
        return []
    words = Words(_("In the words that people here can use when they write to their MP. One of these is enough to begin with."))
    return [Section(_("What is asked"), (words, *points), turns)]


def _next_week(data: BriefingData) -> list[Section]:
    questions = tuple(
        Point(one.title, one.text.replace("{seat}", data.area.name), _("To: %(whom)s") % {"whom": one.to})
        for one in data.questions[:MOST_QUESTIONS]
    )
    if not questions:
        return []
    return [Section(_("What an MP can do next week: put a written question"), questions)]


def _gaps(data: BriefingData) -> list[Section]:
    missing = tuple(Words(text) for text in data.case.not_published[:2])
    return [Section(_("What is not published"), missing)] if missing else []


def _sources(data: BriefingData, each: tuple[Picked, ...]) -> Section:
    blocks: list[Block] = [*cited(each)]
    if data.again and data.edition:
        said = _("The figures are those shown from %(day)s. This address keeps them, whatever is published later: %(address)s")
        blocks.append(Words(said % {"day": format_date(data.edition, "j F Y"), "address": data.again}))
    blocks.append(Words(_("Everything published about this area, with earlier years: %(address)s") % {"address": data.address}))
    return Section(_("Sources"), tuple(blocks))


def _subtitle(data: BriefingData) -> str:
    if data.seat and data.seat.mp:
        return _("For %(mp)s, Member of Parliament") % {"mp": data.seat.mp.name}
    if data.area.kind == AreaKind.CONSTITUENCY:
        return _("For the Member of Parliament")
    return _("For Members of Parliament whose constituencies lie here")


def mp_briefing(data: BriefingData) -> Document:
    """Compose the briefing for an MP: two pages, shorter where less is published."""
    each = picked(data)
    return Document(
        title=data.area.name,
        subtitle=_subtitle(data),
        kicker=data.pack.name,
        author=data.pack.name,
        language=_language(),
        sections=(
            _who(data),
            _case(data, each),
            *_asks(data, turns=len(each) == MOST),
            *_next_week(data),
            *_gaps(data),
            _sources(data, each),
        ),
        address=data.address,
        again=data.again,
        foot=data.pack.independent_note,
    )


def card(data: BriefingData) -> Card | None:
    """Compose the picture for sharing; ``None`` where no figure is published."""
    each = picked(data)
    if not each:
        return None
    first = each[0]
    source = _("%(area)s, %(period)s. Source: %(publisher)s.") % {
        "area": first.figure.area.name,
        "period": first.figure.period,
        "publisher": first.figure.source.publisher,
    }
    host = urlsplit(data.address).netloc
    return Card(data.pack.name, data.area.name, first.sentence, source, host, _language())
