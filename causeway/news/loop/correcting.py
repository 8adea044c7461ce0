"""Asking a publisher to put a figure right: the published one, and a letter for staff to change. The site itself sends nothing."""

import datetime as dt
from urllib.parse import quote

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.campaign.pack import campaign
from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.figures.queries import local_case
from causeway.news.items.models import Item
from causeway.news.loop.models import Corrections

MOST_FIGURES = 3


def figures_about(key: str, place: Area, on: dt.date) -> tuple[LocalFigure, ...]:
    """Return the published figures of one indicator in a place, or in the areas that it lies in."""
    every = (each for each in local_case(place, on).figures if each.indicator.key == key and each.published)
    return tuple(each for each in every if not each.suppressed)[:MOST_FIGURES]


def corrections_of(outlet: str) -> str:
    """Return where a publisher takes corrections, as staff wrote it down; empty where they have not."""
    found = Corrections.objects.filter(outlet=outlet).values_list("address", flat=True).first()
    return str(found or "")


def subject_of(item: Item) -> str:
    """Return what the letter is headed."""
    return _("A figure in “%(title)s”") % {"title": item.title}


def letter_about(item: Item, printed: str, figures: tuple[LocalFigure, ...]) -> str:
    """Return the letter; square brackets mark what staff fill in. ``printed`` is the sentence as the article has it."""
    named = {"title": item.title, "address": item.address, "name": campaign().name}
    when = item.published_at and date_format(item.published_at, "j F Y")
    first = (
        _("your article “%(title)s” of %(day)s (%(address)s) says:")
        if when
        else _("your article “%(title)s” (%(address)s) says:")
    )
    told = [_told(each) for each in figures] or [_("[the right figure, with its source, period and place]")]
    parts = (
        _("Dear editor,"),
        first % {**named, "day": when},
        f"“{printed}”" if printed else _("[the sentence with the figure, as it stands there]"),
        _("We believe that this is not the published figure. What is published is:"),
        *told,
        _("Would you look at it, and put it right where it stands if you agree? If we have misread it, please tell us."),
        _("With thanks and kind regards,"),
        _("[your name], for %(name)s") % named,
    )
    return "\n\n".join(parts)


def _told(figure: LocalFigure) -> str:
    lines = (
        figure.sentence,
        _("Place: %(place)s. Period: %(period)s.") % {"place": figure.area.name, "period": figure.period},
        _("Source: %(source)s, %(address)s") % {"source": figure.source_name, "address": figure.source_url},
    )
    return "\n".join(lines)


def mail_link(to: str, subject: str, body: str) -> str:
    """Return the address that opens the letter in the program with which whoever reads it writes mail."""
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(body)}"
