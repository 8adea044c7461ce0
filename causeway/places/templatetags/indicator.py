"""What an indicator's page has hundreds of, written as pictures are: the lines of its tables, what a list offers. All goes through ``escape``.

By templates they took a quarter of the page's time, and most of what more areas and older periods add to it.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from causeway.places.tables import Line, Page

register = template.Library()


@register.simple_tag
def options_of(choices: Iterable[tuple[str, str, bool]]) -> SafeString:
    """Return what a list offers: the value of each, its words, and whether it is chosen."""
    return mark_safe(  # noqa: S308  all of it is escaped
        "".join(
            f'\n    <option value="{escape(value)}"{" selected" if chosen else ""}>{escape(words)}</option>'
            for value, words, chosen in choices
        )
    )


@register.simple_tag
def lines_of(table: Page, beside: bool) -> SafeString:  # noqa: FBT001  whether a nation's figure is there to stand beside, from a template
    """Return the lines of the table of areas, with the columns that it has."""
    return mark_safe("\n    ".join(_line(one, table, beside=beside) for one in table.lines))  # noqa: S308  all of it is escaped below


def _line(one: Line, table: Page, *, beside: bool) -> str:
    name = f'<a href="{escape(one.href)}">{escape(one.name)}</a>' if one.href else escape(one.name)
    cells = [
        f'<td class="is-region">{escape(one.region)}</td>' if table.has_regions else "",
        f"<td>{escape(one.interval)}</td>" if table.has_intervals else "",
        f"<td>{escape(one.beside)}</td>" if beside else "",
        f"<td>{escape(one.counts)}</td>" if table.has_counts else "",
    ]
    row, cell = '<tr class="is-here">' if one.marked else "<tr>", '<td class="muted">' if one.absent else "<td>"
    return f'{row}\n      <th scope="row">{name}</th>\n      {cell}{escape(one.value)}</td>{"".join(cells)}</tr>'


@register.simple_tag
def steps_of(steps: Iterable[Sequence[str]]) -> SafeString:
    """Return the lines of a table of periods: the period's words, and what stands in each column."""
    return mark_safe("".join(map(_step, steps)))  # noqa: S308  all of it is escaped below


def _step(step: Sequence[str]) -> str:
    period, *values = step
    cells = "".join(f"<td>{escape(each)}</td>" for each in values)
    return f'<tr>\n          <th scope="row">{escape(period)}</th>{cells}</tr>'
