"""The rows of a service's fold, written as pictures are: by functions, since a page has fifty rows with a hundred figures.

By templates they took a third of a page's time, and the page was a third longer. Everything goes through ``escape``.
"""

from collections.abc import Mapping
from html import escape

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from causeway.places.case.rows import Part, Row, Service

register = template.Library()


@register.simple_tag(takes_context=True)
def rows_of(context: Context, service: Service) -> SafeString:
    """Return a service's rows. Needs in the context: words; home (the code of the area that need not be named); figures_of
    (query string that a figure's page leads to a letter by, or empty).
    """  # noqa: D205
    of, home, words = escape(context["figures_of"]), context["home"], context["words"]
    return mark_safe("".join(_row(row, home, of, words) for row in service.rows))  # noqa: S308  all of it is escaped below


def _row(row: Row, home: str, of: str, words: Mapping[str, str]) -> str:
    indicator, per = row.indicator, f" {words['per']} {row.per}" if row.per else ""
    parts = "".join(_part(part, part.figure.area.code != home, of, per) for part in row.parts)
    source = escape(" · ".join(filter(None, (row.first.period, row.first.source.publisher, row.vintage))))
    beside = " ".join(filter(None, (row.nation, row.spread, row.held)))
    told = f"{source}<br>\n{escape(beside)}" if beside else source
    return (
        f'<section id="i-{indicator.key}"><h4><a href="{escape(row.address)}">{escape(indicator.name)}</a></h4>\n'
        f"<p>{told}</p>{parts}</section>\n"
    )


def _part(part: Part, named: bool, of: str, per: str) -> str:  # noqa: FBT001  whether the area is, of one caller
    where = escape(f"{part.name} ({part.share})" if part.share else part.name) if named else ""
    if part.brief:
        return f"\n<p>{where} {_value(part, of, per)}{_tag(part)}</p>"
    value = f"{_value(part, of, per)}{_tag(part)}" if part.figure.published else ""
    words = f"<p>{escape(part.words)}</p>" if part.words else ""
    name = f"<b>{where}</b>" if where else ""
    return f"\n<div>{name}{value}{part.picture or ''}{words}</div>"


def _value(part: Part, of: str, per: str) -> str:
    figure = part.figure
    between = f" <small>95%: {escape(figure.interval)}</small>" if figure.interval else ""
    return f'<a href="{escape(figure.permalink)}{of}">{escape(figure.headline + per)}</a>{between}'


def _tag(part: Part) -> str:
    return f' <b class="side--{part.finding.side}">{escape(part.finding.tag)}</b>' if part.finding else ""
