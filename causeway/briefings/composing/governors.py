"""The paper for a governing body: up to four pages, with a motion to vote on and places for the school's own figures."""

from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.briefings.composing import impartiality
from causeway.briefings.composing.local import how_to_read, numbers, standing
from causeway.briefings.composing.motion import has_a_board, motion
from causeway.briefings.composing.parts import gaps, language, prose, sources
from causeway.briefings.domain.tree import Blank, Block, Box, Cited, Document, Finding, Listed, Section, Table, Words
from causeway.briefings.pack import GovernorsWords
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked, cited, listed, picked, told
from causeway.campaign.pack import Fact

IN_THE_TABLE = 8
MOST_GAPS = 2


def _facts(data: BriefingData, words: GovernorsWords) -> tuple[Fact, ...]:
    return tuple(fact for fact in data.pack.facts if fact.key in words.facts)


def _cited_fact(fact: Fact) -> Cited:
    return Cited(fact.source, fact.when, "", "", str(fact.url))


def _in_short(data: BriefingData, each: tuple[Picked, ...]) -> str:
    """Return the first finding in a line, since its whole sentence stands on the same page."""
    lead = data.found.lead
    return f"{data.found.nothing_worse} {lead.in_short}".strip() if lead else each[0].sentence


def _lead(data: BriefingData, each: tuple[Picked, ...]) -> tuple[Block, ...]:
    lines = [_in_short(data, each) if each else standing(data, each)]
    lines.append(_("What waiting costs our own school is for us to fill in: the places are marked."))
    if each:
        lines.append(_("Governors are asked to note the figures, to vote on a motion, and to say when they come back to it."))
    else:
        lines.append(_("Governors are asked to note what is missing, to vote on a motion, and to say when they come back to it."))
    return (
        prose(_("For the meeting of [date]. Brought by [name and role]. For decision.")),
        Box(_("In short"), tuple(prose(verbatim(line)) for line in lines)),
    )


def verbatim(text: str) -> str:
    """Return others' text so that its square brackets mark no place to fill in."""
    return text.replace("[", "(").replace("]", ")")


def _told(each: tuple[Picked, ...]) -> list[Finding]:
    """Return the findings, numbered so that a meeting can speak of them."""
    label = _("Finding %(number)s: %(about)s")
    return [replace(one, about=label % {"number": one.source, "about": one.about}) for one in told(each)]


def local(data: BriefingData, each: tuple[Picked, ...]) -> list[Section]:
    """Return the local figures; none where nothing is published, since what is not stands in a section of its own."""
    if not each and data.case.gaps:
        return []
    large = each[: len(picked(data))]
    said: list[Block] = [Words(standing(data, large))]
    if data.school and each:
        areas = dict.fromkeys(one.figure.area.name for one in each)
        words = _("Nothing here is a figure of the school. The figures are of areas that it lies in: %(areas)s.")
        said.append(Words(words % {"areas": ", ".join(areas)}))
    findings = _told(large)
    said += findings
    if any(one.chart for one in findings):
        said.append(Words(how_to_read(), quiet=True))
    if each:
        said.append(numbers(each))
    return [Section(_("What is published here"), tuple(said))]


def _costs(data: BriefingData, words: GovernorsWords, first: int) -> Section:
    table = Table(
        caption=_("For our school to fill in. Nobody publishes these, and nothing is filled in for us."),
        header=(_("What it costs"), _("Our school")),
        rows=tuple((cost.what, Blank(cost.blank)) for cost in words.costs),
        widths=(45, 55),
    )
    told_of = tuple(
        Words(f"{fact.number} {fact.text} {fact.when}. {fact.caveat} [{number}]")
        for number, fact in enumerate(_facts(data, words), first)
    )
    return Section(_("What it costs our school"), (table, *told_of))


def _who_sits(data: BriefingData) -> list[Block]:
    if data.seat is None:
        return [prose(_("Our Member of Parliament: [name]. A school writes to the MP of the seat it stands in."))]
    if data.seat.mp is None:
        return [Words(data.seat.explanation)]
    said = _("The Member of Parliament for %(seat)s is %(mp)s (as at %(day)s).")
    fill = {"seat": data.seat.constituency.name, "mp": data.seat.mp.name, "day": date_format(data.seat.as_at, "j F Y")}
    return [Words(said % fill)]


def _decisions(data: BriefingData) -> Section:
    asked = (
        _("to note what is published about this area, and what is not"),
        _("to have the places filled in that say what waiting costs our school"),
        _("to vote on the motion below, after changing it until it says what they mean"),
        _("to name who writes the letters that follow from it: [name], by [date]"),
        _("to set when governors look at the answers: the meeting of [date]."),
    )
    blocks: list[Block] = [Words(_("Governors are asked:")), Listed(tuple(prose(one) for one in asked), lettered=True)]
    return Section(_("Decisions asked for"), (*_who_sits(data), *blocks))


def _risks(words: GovernorsWords, *, figures: bool) -> Section:
    rows = tuple((one.risk, one.answer) for one in words.risks if figures or not one.of_figures)
    return Section(
        _("Risks"), (Table(_("What may go wrong, and what is done about it."), (_("Risk"), _("Answer")), rows, (30, 70)),)
    )


def numbered(sections: list[Section]) -> tuple[Section, ...]:
    """Return sections with their numbers, so that a meeting can speak of them."""
    return tuple(Section(f"{number}. {one.title}", one.blocks, one.turns) for number, one in enumerate(sections, 1))


def governors_paper(data: BriefingData) -> Document | None:
    """Compose the paper; ``None`` where the pack has no words for it or the campaign does not reach the nation."""
    words = data.papers.governors
    if words is None or data.nation.code not in data.pack.nations:
        return None
    each = listed(data, IN_THE_TABLE)
    facts, law = tuple(_cited_fact(fact) for fact in _facts(data, words)), impartiality.law(data)
    first_law = len(each) + len(facts) + 1
    sections = [
        Section(_("Purpose"), (Words(words.purpose),)),
        *local(data, each),
        *gaps(data, MOST_GAPS),
        _costs(data, words, len(each) + 1),
        _decisions(data),
        Section(_("A motion to vote on"), (motion(data, words),)),
        _risks(words, figures=bool(each)),
        Section(_("Impartiality"), impartiality.note(data, first_law)),
        sources(data, (*cited(each), *facts, *law), figures=bool(each)),
    ]
    return Document(
        title=data.name,
        subtitle=_("Paper for the board of governors") if has_a_board(data) else _("Paper for the governing body"),
        kicker=data.pack.name,
        author=data.pack.name,
        language=language(),
        sections=numbered(sections),
        address=data.address,
        again=data.again,
        foot=data.pack.independent_note,
        lead=_lead(data, each),
    )
