"""Composing the slides: up to twelve, fewer where less is published. The words here are the deck's own; the rest is the pack's."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas.models import AreaKind
from causeway.briefings.composing import impartiality
from causeway.briefings.composing.asks import asked
from causeway.briefings.composing.local import standing
from causeway.briefings.composing.parts import again, language
from causeway.briefings.domain.slides import Big, Deck, Layout, Line, Slide, Table
from causeway.briefings.domain.tree import Finding
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked, picked, told
from causeway.briefings.reading.plots import plot_of
from causeway.evidence.definitions.kinds import short
from causeway.evidence.domain.measures import Kind
from causeway.evidence.figures.cases import LocalFigure

MOST_ROWS = 6
MOST_GAPS = 4
FEW = 3  # asks that leave room for their words
MOST_ACTIONS = 9


def _source(figure: LocalFigure) -> str:
    fill = {"source": figure.source_name, "period": figure.period, "licence": figure.source.licence, "url": figure.source_url}
    return _("Source: %(source)s; figure of %(period)s; %(licence)s; %(url)s") % fill


def _cover(data: BriefingData) -> Slide:
    notes = [_("Made from what is published about %(area)s. Each slide's notes name the source of its figures.")]
    notes.append(_("Change any of it: charts and tables are your own to edit. Say where you changed a figure."))
    if data.school:
        notes.append(_("None of these figures is the school's own: they are of the areas that serve it."))
    return Slide(
        Layout.COVER,
        data.name,
        tuple(note % {"area": data.area.name} for note in notes),
        lead=_("What is published about services for children here, and what we can ask for"),
        small=format_date(data.edition, "F Y") if data.edition else "",
        code=data.address,
        code_says=urlsplit(data.address).netloc,
    )


def _issue(data: BriefingData) -> Slide:
    pack = data.pack
    services = tuple(Line(each[:1].upper() + each[1:]) for each in pack.services)
    return Slide(Layout.POINTS, pack.headline, (pack.summary, pack.independent_note), lead=pack.introduced, points=services)


def _rows(data: BriefingData, each: tuple[Picked, ...]) -> tuple[LocalFigure, ...]:
    """Return the figures of the table, one for each indicator: those told, then one of each service, then any, then who lives here."""
    published = [one for one in data.case.figures if one.published and one.value is not None]
    services = {one.figure.indicator.service for one in each}
    fresh = [one for one in published if not one.indicator.context and one.indicator.service not in services]
    first_of_each = {one.indicator.service: one for one in reversed(fresh)}
    rest = [one for one in published if not one.indicator.context]
    context = [one for one in published if one.indicator.context and one.indicator.headline.kind is Kind.COUNT]
    chosen: dict[str, LocalFigure] = {}
    for one in (*(told_of.figure for told_of in each), *reversed(first_of_each.values()), *rest, *context):
        chosen.setdefault(one.indicator.key, one)
    return tuple(chosen.values())[:MOST_ROWS]


def _nation_column(rows: tuple[LocalFigure, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the head and the cells of what the nation's figures are; the head names it where it is one for all."""
    names = {one.comparator for one in rows if one.nation_value is not None}
    known = [one.england if one.nation_value is not None else "–" for one in rows]
    if len(names) == 1:
        return names.pop(), tuple(known)
    beside = (f"{value} ({one.comparator})" if value != "–" else value for one, value in zip(rows, known, strict=True))
    return _("Whole nation"), tuple(beside)


def _table(data: BriefingData, rows: tuple[LocalFigure, ...]) -> Table:
    name, nation = _nation_column(rows)
    body = tuple(
        (one.indicator.name, short(one.area.name), one.headline, beside, one.period)
        for one, beside in zip(rows, nation, strict=True)
    )
    alt = _("Published figures about %(area)s: what, where, how much there and in the nation, and when.") % {
        "area": data.area.name
    }
    if not any(one.nation_value is not None for one in rows):
        return Table((_("What"), _("Where"), _("There"), _("When")), tuple((*row[:3], row[4]) for row in body), alt)
    return Table((_("What"), _("Where"), _("There"), name, _("When")), body, alt)


def _glance(data: BriefingData, each: tuple[Picked, ...], rows: tuple[LocalFigure, ...]) -> Slide:
    title = _("What is published here, at a glance")
    lead = standing(data, each) if each or not rows else _("We hold no figure about services here, only about the place itself.")
    if not rows:
        return Slide(Layout.POINTS, title, (lead,), lead=lead)
    notes = (lead, *(f"{one.indicator.name}. {_source(one)}" for one in rows))
    return Slide(Layout.TABLE, title, notes, lead=lead, table=_table(data, rows))


def _finding(one: Picked, block: Finding) -> Slide:
    figure = one.figure
    plot = None if one.other else plot_of(figure)
    notes = [one.sentence, f"{block.about}.", one.caveat, _source(figure)]
    if plot:
        notes.insert(3, f"{plot.title}. {plot.alt}")
    small = _("%(caveat)s Source: %(source)s [%(number)s]") % {
        "caveat": one.caveat,
        "source": figure.source_name,
        "number": block.source,
    }
    return Slide(
        Layout.FINDING,
        figure.indicator.name,
        tuple(note for note in notes if note),
        lead=one.sentence,
        big=Big(one.number, ", ".join(part for part in (one.other, block.about, figure.period) if part)),
        plot=plot,
        small=small,
    )


def _halved(text: str) -> Line:
    """Return a text with its first sentence apart."""
    first, dot, rest = text.partition(". ")
    return Line(first + dot.strip(), rest)


def _gaps(data: BriefingData) -> Iterator[Slide]:
    gaps = data.case.gaps[:MOST_GAPS]
    if gaps:
        points = tuple(_halved(gap.text) for gap in gaps)
        notes = (_("What is not published is worth asking for."), *(f"{gap.text} {gap.ask}".strip() for gap in gaps))
        yield Slide(Layout.POINTS, _("What is not published"), notes, points=points)


def _school() -> Slide:
    blanks = (
        Line(_("Asked for"), _("[how many pupils we asked help for this school year, and from whom]")),
        Line(_("Answered"), _("[how many were seen, how many refused, how many still wait, and how long]")),
        Line(_("What we did meanwhile"), _("[staff hours each week, what we bought in, what it cost]")),
        Line(_("What it meant"), _("[in your own words, with nobody to be recognised in it]")),
    )
    notes = (
        _(
            "Fill in what stands in brackets from your own records, or delete this slide. We hold nothing about your school's pupils."
        ),
        _("Round small numbers, and leave out anything by which a child could be recognised."),
    )
    return Slide(
        Layout.BLANKS, _("What it means in our school"), notes, lead=_("To be filled in by whoever shows this"), points=blanks
    )


def _asks(data: BriefingData) -> Iterator[Slide]:
    asks, question = asked(data), next(iter(data.questions), None)
    few = len(asks) + bool(question) <= FEW
    points = [Line(ask.title, ask.text if few else "") for ask in asks]
    notes = [f"{ask.title}. {ask.text}" for ask in asks]
    if question:
        text = question.text.replace("{seat}", data.area.name)
        points.append(Line(_("Put a written question: %(title)s") % {"title": question.title}, text if few else ""))
        notes.append(text)
    lead = _("One of these is enough to begin with.") if len(points) > 1 else ""
    if points:
        yield Slide(Layout.POINTS, _("What is asked"), tuple(notes), lead=lead, points=tuple(points))


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
            small=_("Begin here: %(address)s") % {"address": data.address},
        )


def _rules(data: BriefingData) -> Slide:
    points = tuple(Line(title, text) for title, text in impartiality.in_short(data))
    law = tuple(f"{one.what} ({one.publisher}): {one.address}" for one in impartiality.law(data))
    notes = (*(f"{one.text} {one.more}" for one in points), *law)
    return Slide(Layout.POINTS, _("Before you show this in a school"), notes, points=points, small="; ".join(law[:2]))


def _sources(data: BriefingData, rows: tuple[LocalFigure, ...]) -> Slide:
    points = tuple(
        Line(
            f"[{number}] {one.indicator.name}, {one.period}",
            f"{one.source_name}. {one.source.licence}.",
            one.source_url,
        )
        for number, one in enumerate(rows, 1)
    )
    small = again(data) or _("Everything published about this area, with earlier years: %(address)s") % {"address": data.address}
    return Slide(
        Layout.SOURCES,
        _("Where these figures come from"),
        (*(f"{one.indicator.name}. {_source(one)}" for one in rows), small, data.pack.independent_note),
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
    each = picked(data)
    rows = _rows(data, each)
    findings = (_finding(one, block) for one, block in zip(each, told(each), strict=True))
    slides = (
        _cover(data),
        _issue(data),
        _glance(data, each, rows),
        *findings,
        *_gaps(data),
        _school(),
        *_asks(data),
        *_actions(data),
        _rules(data),
        _sources(data, rows),
    )
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
