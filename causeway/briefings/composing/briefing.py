"""The briefing for an MP: up to two pages to hand over or send ahead."""

from django.utils.translation import gettext as _

from causeway.areas.models import AreaKind
from causeway.briefings.composing.asks import asked
from causeway.briefings.composing.local import how_to_read, standing
from causeway.briefings.composing.parts import gaps, language, sources
from causeway.briefings.domain.tree import Blank, Block, Document, Point, Section, Words
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import MOST, Picked, better, cited, picked, told

MOST_GAPS = 2
MOST_QUESTIONS = 1


def _who(data: BriefingData) -> Section:
    pack = data.pack
    said = _("This is about the campaign “%(campaign)s” (%(owner)s).") % {"campaign": pack.name, "owner": pack.owner_full}
    return Section(
        _("Who asks"),
        (
            Words(f"{said} {pack.who}".strip()),
            Blank(_("Handed over by (name, school or role)")),
        ),
    )


def _case(data: BriefingData, each: tuple[Picked, ...]) -> list[Section]:
    """Return the local case; none where nothing is published, since what is not stands in a section of its own."""
    if not each and data.case.gaps:
        return []
    findings = told(each)
    said: list[Block] = [Words(standing(data, each)), *findings]
    if any(one.chart for one in findings):
        said.append(Words(how_to_read(), quiet=True))
    if good := better(data, each):
        said.append(Words(good))
    return [Section(_("What is published here"), tuple(said))]


def _asks(data: BriefingData, *, turns: bool) -> list[Section]:
    points = tuple(Point(ask.title, ask.text) for ask in asked(data))
    if not points:
        return []
    said = _("One of these is enough to begin with.")
    if data.constituency:
        said = _("In the words that people here can use when they write to their MP. One of these is enough to begin with.")
    return [Section(_("What is asked"), (Words(said), *points), turns)]


def _next_week(data: BriefingData) -> list[Section]:
    questions = tuple(
        Point(one.title, one.text.replace("{seat}", data.area.name), _("To: %(whom)s") % {"whom": one.to})
        for one in data.questions[:MOST_QUESTIONS]
    )
    if not questions:
        return []
    return [Section(_("What an MP can do next week: put a written question"), questions)]


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
        title=data.name,
        subtitle=_subtitle(data),
        kicker=data.pack.name,
        author=data.pack.name,
        language=language(),
        sections=(
            _who(data),
            *_case(data, each),
            *_asks(data, turns=len(each) == MOST),
            *_next_week(data),
            *gaps(data, MOST_GAPS, asks=False),
            sources(data, cited(each), figures=bool(each)),
        ),
        address=data.address,
        again=data.again,
        foot=data.pack.independent_note,
    )
