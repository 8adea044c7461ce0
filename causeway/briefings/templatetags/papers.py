"""What a page needs to know of a paper's blocks."""

from django import template

register = template.Library()


@register.simple_tag
def kind_of(block: object) -> str:
    """Return a block's kind in small letters: "finding", "table"."""
    return type(block).__name__.lower()
