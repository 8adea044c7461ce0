"""What the staff's pages repeat by the dozen or the hundred, written by functions as pictures are: by templates it took a third of a page's time.

All that comes from people goes through ``escape``.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.roundtables.overseeing.coverage import SeatReach, address_of
from causeway.roundtables.overseeing.month import On
from causeway.roundtables.overseeing.queries import Watched

register = template.Library()


@register.simple_tag
def watched_rows(rows: Iterable[Watched]) -> SafeString:
    """Return roundtables as rows of the list."""
    return mark_safe("".join(map(_watched, rows)))  # noqa: S308  all of it is escaped below


def _watched(row: Watched) -> str:
    needs = "".join(f"<li>{escape(need)}</li>" for need in row.needs)
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>\n" for name, said in _facts(row))
    return (
        f'<li class="rts__one">\n<div class="rts__head"><h3>'
        f'<a href="{address_of(row.roundtable.pk)}">{escape(row.roundtable.title)}</a></h3>\n'
        f'<span class="rts__tag">{escape(row.state)}</span></div>\n'
        + (f'<ul class="rts__needs">{needs}</ul>\n' if needs else "")
        + f'<dl class="rts__facts">\n{facts}</dl>\n</li>\n'
    )


def _facts(row: Watched) -> tuple[tuple[str, str], ...]:
    many = len(row.seats)
    seats = ngettext("%(seats)s seat", "%(seats)s seats", many) % {"seats": many}
    so_far = _("%(went)s invited, %(answered)s answered, %(coming)s coming") % {
        "went": row.went,
        "answered": row.answered,
        "coming": row.coming,
    }
    return (
        (_("Next"), row.step),
        (_("When"), _when(row)),
        (_("MPs"), f"{seats}, {so_far}"),
        (_("Where"), ", ".join(row.regions) or _("no seats yet")),
        (_("Last touched"), _touched(row.touched)),
    )


def _when(row: Watched) -> str:
    if row.day:
        return date_format(row.day, "D j F Y")
    offered = ngettext("%(dates)s date on offer", "%(dates)s dates on offer", row.offered) % {"dates": row.offered}
    return offered if row.offered else _("no date yet")


def _touched(days: int) -> str:
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days} if days else _("today")


@register.simple_tag
def days_rows(those: Iterable[On]) -> SafeString:
    """Return the roundtables of a day as lines of the calendar."""
    return mark_safe("".join(map(_on, those)))  # noqa: S308  all of it is escaped below


def _on(on: On) -> str:
    link = f'{on.clock}\n<a href="{address_of(on.key)}">{escape(on.title)}</a>'
    if on.off:
        return f'<li class="rts__off">{link} ({escape(_("called off"))})</li>\n'
    return f"<li>{link}</li>\n" if on.settled else f'<li class="rts__maybe">{link} ({escape(_("on offer"))})</li>\n'


@register.simple_tag
def reached_rows(seats: Iterable[SeatReach]) -> SafeString:
    """Return seats with a roundtable as rows of the table beside their map."""
    came = ", " + escape(_("the MP came or sent somebody"))
    return mark_safe("\n".join(_reached(seat, came) for seat in seats))  # noqa: S308  all of it is escaped below


def _reached(seat: SeatReach, came: str) -> str:
    return (
        f'<tr id="{escape(seat.code)}"><th scope="row">{escape(seat.name)}</th>\n'
        f"<td>{escape(seat.words)}{came if seat.came else ''}</td>\n<td>{seat.named}</td></tr>"
    )
