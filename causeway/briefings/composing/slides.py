"""Composing the slides: one idea each, at most ten, fewer where less is published. The words here are the deck's own; the rest is the pack's."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas.models import AreaKind
from causeway.areas.naming import in_sentence
from causeway.briefings.composing import impartiality
from causeway.briefings.composing.asks import Voice, asked
from causeway.briefings.composing.local import standing
from causeway.briefings.composing.parts import again, language
from causeway.briefings.domain.slides import Big, Deck, Layout, Line, Slide, Table
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked, listed, picked
from causeway.briefings.reading.plots import plot_of
from causeway.evidence.figures.lines import short_then

MOST_ROWS = 6
MOST_SLIDES = 11
LEAST_ROWS = 2  # that make a table
MOST_GAPS = 2
MOST_ASKS = 4
FEW_ASKS = 2  # that are told in full
MOST_ACTIONS = 4


def _source(one: Picked) -> str:
    figure = one.figure
    fill = {"source": figure.source_name, "period": figure.period, "licence": figure.source.licence, "url": figure.source_url}
    return _("Source: %(source)s; figure of %(period)s; %(licence)s; %(url)s") % fill


def _cover(data: BriefingData) -> Slide:
    notes = [_("Made from what is published about %(area)s. Each slide’s notes name the source of its figures.")]
    notes.append(_("Change any of it: charts and tables are your own to edit. Say where you changed a figure."))
    if data.school:
        notes.append(_("None of these figures is the school’s own: they are of the areas that serve it."))
    rules = (f"{title} {text}" for title, text in impartiality.in_short(data))
    law = (f"{one.what} ({one.publisher}): {one.address}" for one in impartiality.law(data))
    return Slide(
        Layout.COVER,
        data.name,
        (
            *(note % {"area": in_sentence(data.area).named} for note in notes),
            data.pack.introduced,
            *rules,
            *law,
            data.pack.independent_note,
        ),
        lead=data.pack.headline,
        small=format_date(data.edition, "F Y") if data.edition else "",
        code=data.address,
        code_says=urlsplit(data.address).netloc,
    )


def _sentence(text: str) -> str:
    """Return the first sentence of a text."""
    first, dot, _rest = text.partition(". ")
    return first + dot.strip()


def _finding(one: Picked, number: int, before: str = "") -> Slide:
    """Return a figure's slide; ``before`` goes before its small print: that nothing is worse here, where the nation's figure leads."""
    plot = plot_of(one)
    notes = [one.sentence, f"{one.where}.", one.caveat, _source(one)]
    if plot:
        notes.insert(3, f"{plot.title}. {plot.alt}")
    small = _("%(caveat)s Source: %(source)s [%(number)s]") % {
        "caveat": _sentence(one.caveat),
        "source": one.figure.source_name,
        "number": number,
    }
    small = f"{before} {small}".strip()
    where = "" if one.where in one.tag else one.where
    about = " · ".join(part for part in (one.tag, where, one.figure.period) if part)
    lead = one.line if plot and plot.bars else one.under  # the bars say the nation's
    return Slide(Layout.FINDING, one.name, tuple(notes), lead=lead, big=Big(one.number, about), plot=plot, small=small)


def _of_rooms(data: BriefingData) -> Iterator[Slide]:
    """Yield a slide for the newest figure that another room published itself, such as what came of a survey."""
    for one in islice(data.of_rooms(), 1):
        small = _("%(caveat)s Source: %(source)s, %(url)s") % {
            "caveat": one.caveat,
            "source": one.publisher,
            "url": one.permalink,
        }
        big = Big(one.headline, one.period)
        yield Slide(Layout.FINDING, one.subject, (one.sentence, one.caveat, small), lead=one.sentence, big=big, small=small)


def _nation_column(rows: tuple[Picked, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the head and the cells of what the nation's figures are; the head names it where it is one for all."""
    names = {one.figure.comparator for one in rows if one.beside}
    if len(names) == 1:
        name = names.pop()
        return name, tuple(one.beside.removeprefix(name).strip() or "–" for one in rows)
    return _("Whole nation"), tuple(one.beside or "–" for one in rows)


def _table(data: BriefingData, rows: tuple[Picked, ...]) -> Table:
    name, nation = _nation_column(rows)
    body = tuple(
        (one.name, short_then(one.figure.area, one.figure.indicator), one.number, beside, one.figure.period)
        for one, beside in zip(rows, nation, strict=True)
    )
    alt = _("Published figures about %(area)s: what, where, how much there and in the nation, and when.") % {
        "area": in_sentence(data.area).named
    }
    if not any(one.beside for one in rows):
        return Table((_("What"), _("Where"), _("There"), _("When")), tuple((*row[:3], row[4]) for row in body), alt)
    return Table((_("What"), _("Where"), _("There"), name, _("When")), body, alt)


def _glance(data: BriefingData, large: tuple[Picked, ...], rows: tuple[Picked, ...]) -> Iterator[Slide]:
    if len(rows) >= LEAST_ROWS:
        lead = standing(data, large)
        notes = (lead, *(f"{one.name}. {_source(one)}" for one in rows))
        yield Slide(Layout.TABLE, _("What is published here, at a glance"), notes, lead=lead, table=_table(data, rows))


def _gaps(data: BriefingData) -> Iterator[Slide]:
    gaps = data.case.gaps[:MOST_GAPS]
    if gaps:
        points = [Line(_sentence(gap.text), gap.ask) for gap in gaps]
        if len(gaps) == 1 and (why := gaps[0].text.removeprefix(_sentence(gaps[0].text)).strip()):
            points.append(Line(_("What we know"), why))  # a slide of one line would stand nearly blank
        notes = (
            _("What is not published is worth asking for."),
            *(f"{gap.text} {gap.ask} {gap.url or ''}".strip() for gap in gaps),
        )
        yield Slide(Layout.POINTS, _("What nobody publishes"), notes, points=tuple(points))


def _school() -> Slide:
    blanks = (
        Line(_("Asked for"), _("[how many pupils we asked help for this school year, and from whom]")),
        Line(_("Answered"), _("[how many were seen, how many refused, how many still wait, and how long]")),
        Line(_("What it meant"), _("[in your own words, with nobody to be recognised in it]")),
    )
    notes = (
        _(
            "Fill in what stands in brackets from your own records, or delete this slide. We hold nothing about your school’s pupils."
        ),
        _("Round small numbers, and leave out anything by which a child could be recognised."),
    )
    return Slide(
        Layout.BLANKS, _("What it means in our school"), notes, lead=_("To be filled in by whoever shows this"), points=blanks
    )


def _asks(data: BriefingData) -> Iterator[Slide]:
    asks, question = asked(data)[:MOST_ASKS], next(iter(data.questions), None)
    points = [Line(ask.title) for ask in asks]
    if len(asks) <= FEW_ASKS:  # a slide of a line or two would stand nearly blank
        points = [Line(ask.title, ask.text) for ask in asked(data, Voice.PAPER)[:FEW_ASKS]]
    notes = [f"{ask.title}. {ask.text}" for ask in asks]
    if question:
        notes.append(
            f"{_('Put a written question: %(title)s') % {'title': question.title}}. {question.text}".replace(
                "{seat}", data.area.name
            )
        )
    if points:
        title = _("What we ask of our MP") if data.constituency else _("What we ask of our MPs")
        yield Slide(Layout.POINTS, title, tuple(notes), points=tuple(points))


def _minutes(minutes: int | None) -> str:
    return ngettext(" (%(many)s minute)", " (%(many)s minutes)", minutes) % {"many": minutes} if minutes else ""


def _actions(data: BriefingData) -> Iterator[Slide]:
    actions = data.pack.actions[:MOST_ACTIONS]
    if actions:
        yield Slide(
            Layout.POINTS,
            _("What you can do"),
            tuple(f"{one.title}. {one.text}" for one in actions),
            points=tuple(Line(one.title + _minutes(one.minutes)) for one in actions),
            small=_("As yourself: not on the school’s letterhead, from its accounts, or through pupils. Begin here: %(address)s")
            % {"address": data.address},
        )


def _sources(data: BriefingData, rows: tuple[Picked, ...]) -> Iterator[Slide]:
    if not rows:
        return
    points = tuple(
        Line(
            f"[{number}] {one.name}, {one.figure.period}",
            f"{one.figure.source_name}. {one.figure.source.licence}.",
            one.figure.source_url,
        )
        for number, one in enumerate(rows, 1)
    )
    small = again(data) or _("Everything published about this area, with earlier years: %(address)s") % {"address": data.address}
    yield Slide(
        Layout.SOURCES,
        _("Where these figures come from"),
        (*(f"{one.name}. {_source(one)}" for one in rows), small, data.pack.independent_note),
        points=points,
        small=small,
        code=data.again or data.address,
        code_says=_("The same figures, kept") if data.again else _("All figures of this area"),
    )


def _about(data: BriefingData) -> str:
    """Say whose figures the slides show."""
    if data.school:
        return _("Slides of %(school)s about the areas that serve it") % {"school": data.name}
    return _("Slides about the %(kind)s %(area)s") % {"kind": AreaKind(data.area.kind).label, "area": data.area.name}


def deck(data: BriefingData) -> Deck:
    """Compose the slides about an area."""
    large, rows = picked(data), listed(data, MOST_ROWS)
    before = data.found.nothing_worse
    told = (_finding(one, number, before if number == 1 else "") for number, one in enumerate(large, 1))
    findings = (_cover(data), *told)
    rest = (
        *_glance(data, large, rows),
        *_gaps(data),
        _school(),
        *_asks(data),
        *_actions(data),
        *_sources(data, rows),
    )
    slides = (*findings, *(_of_rooms(data) if len(findings) + len(rest) < MOST_SLIDES else ()), *rest)
    return Deck(
        title=_("%(area)s: slides") % {"area": data.name},
        subtitle=_about(data),
        kicker=data.pack.name,
        author=data.pack.name,
        language=language(),
        slides=slides,
        address=data.address,
        foot=data.pack.independent_note,
    )
