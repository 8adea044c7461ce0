"""The paper with which a governing body decides whether and how it answers a consultation: what is asked and by when stands on page one."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.briefings.composing import impartiality
from causeway.briefings.composing.governors import IN_THE_TABLE, local, numbered, verbatim
from causeway.briefings.composing.motion import has_a_board
from causeway.briefings.composing.parts import language, prose, sources
from causeway.briefings.domain.answering import Consulted
from causeway.briefings.domain.tree import Block, Box, Cited, Document, Listed, Prose, Section, Table, Words
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import cited, listed


def answering_paper(data: BriefingData, asked: Consulted) -> Document | None:
    """Compose the paper; ``None`` where the campaign does not reach the nation."""
    if data.nation.code not in data.pack.nations:
        return None
    each, law = listed(data, IN_THE_TABLE), impartiality.law(data)
    of_it, first_law = len(each) + 1, len(each) + 2
    sections = [
        _asked(asked, of_it),
        _decisions(asked),
        *_words(asked),
        *local(data, each),
        _own(),
        Section(_("Impartiality"), impartiality.note(data, first_law)),
        sources(data, (*cited(each), _source(asked), *law), figures=bool(each)),
    ]
    return Document(
        title=data.name,
        subtitle=_subtitle(data, asked),
        kicker=data.pack.name,
        author=data.pack.name,
        language=language(),
        sections=numbered(sections),
        address=data.address,
        again=data.again,
        foot=data.pack.independent_note,
        lead=_lead(asked),
    )


def _subtitle(data: BriefingData, asked: Consulted) -> str:
    if has_a_board(data):
        return (
            _("Paper for the board of governors: evidence for an inquiry")
            if asked.is_inquiry
            else _("Paper for the board of governors: answering a consultation")
        )
    return (
        _("Paper for the governing body: evidence for an inquiry")
        if asked.is_inquiry
        else _("Paper for the governing body: answering a consultation")
    )


def _day(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _lead(asked: Consulted) -> tuple[Block, ...]:
    who = verbatim(asked.asked_by) or _("Its publisher")
    what = _("%(who)s takes written evidence: “%(title)s”.") if asked.is_inquiry else _("%(who)s consults on “%(title)s”.")
    lines: list[Prose] = [Prose((what % {"who": who, "title": verbatim(asked.title)},))]
    if asked.closes:
        lines.append(Prose((_("It closes on %(day)s.") % {"day": _day(asked.closes)},)))
    else:
        lines.append(prose(_("It closes on [the closing date, from its own page].")))
    if asked.decide_by:
        said = _("Governors may decide by %(day)s whether the school answers, what it says and who sends it.")
        lines.append(Prose((said % {"day": _day(asked.decide_by)},)))
    else:
        lines.append(prose(_("Governors may decide by [date] whether the school answers, what it says and who sends it.")))
    return (prose(_("For the meeting of [date]. Brought by [name and role]. For decision.")), Box(_("In short"), tuple(lines)))


def _asked(asked: Consulted, number: int) -> Section:
    rows = (
        (_("What"), f"{asked.title} [{number}]"),
        (_("Who asks"), asked.asked_by or "–"),
        (_("Closes on"), _day(asked.closes) or _("not said where we read it")),
        (_("Governors decide by"), _day(asked.decide_by) or "–"),
        (_("Where it stands"), asked.address),
    )
    caption = _("As it stood on %(day)s. Look at the page itself before the meeting: dates change.") % {
        "day": _day(asked.read_on)
    }
    return Section(_("What is asked, and by when"), (Table(caption, (_("About it"), _("As we read it")), rows, (25, 75)),))


def _decisions(asked: Consulted) -> Section:
    by = _day(asked.closes)
    sends = _("to say who writes the answer and sends it: [name], by %(day)s") % {"day": by} if by else ""
    choices = (
        _("to answer as a governing body, with the words agreed at this meeting"),
        _("to have the headteacher and the chair answer for the school"),
        _("to leave the answer to the school’s network or association, and to send it what the school sees"),
        _("to take note of it, and not to answer"),
        sends or _("to say who writes the answer and sends it: [name], by [date]"),
    )
    return Section(
        _("What governors may decide"), (Words(_("Governors are asked:")), Listed(tuple(map(prose, choices)), lettered=True))
    )


def _words(asked: Consulted) -> list[Section]:
    said = tuple(Words(each) for each in asked.says.split("\n\n") if each.strip())
    return [Section(_("What it is about for a school"), said)] if said else []


def _own() -> Section:
    lines = (
        _("What we see in our school: [in our own words, without a child’s name]"),
        _("What we had to pay for or do ourselves: [what, and what it cost]"),
        _("What would help: [one or two things]"),
    )
    return Section(_("What our school can say"), tuple(map(prose, lines)))


def _source(asked: Consulted) -> Cited:
    closes = _("closes on %(day)s") % {"day": _day(asked.closes)} if asked.closes else ""
    return Cited(asked.title, closes, asked.asked_by, "", asked.address)
