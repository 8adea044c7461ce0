"""The rows of the table of seats: six hundred of them, so they are written in one go."""

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from causeway.insights.coverage.domain import Row
from causeway.insights.coverage.queries import in_words

register = template.Library()


@register.simple_tag
def seat_rows(rows: Iterable[Row]) -> SafeString:
    """Return the rows as HTML, every cell escaped."""
    few = in_words(None)
    return mark_safe("\n".join(_row(row, few) for row in rows))  # noqa: S308  each cell is escaped below


def _row(row: Row, few: str) -> str:
    name, region = conditional_escape(row.name), conditional_escape(row.region_name)
    counts = "".join(f"<td>{few if many is None else many}</td>" for many in row.counts)
    return f'<tr id="{conditional_escape(row.code)}"><th scope="row">{name}</th><td>{region}</td>{counts}</tr>'
