"""What other rooms' pages may show of letters."""

from typing import Any

from django import template

from causeway.letters import tally
from causeway.letters.mine import in_words

register = template.Library()


@register.filter
def said(code: str) -> str:
    """Return what a code of a reply means."""
    return in_words(code)


@register.inclusion_tag("letters/_seat_tally.html")
def seat_tally(code: str) -> dict[str, Any]:
    """Show a seat's letters and replies, if the campaign shows them: ``{% load letters %}{% seat_tally area.code %}``."""
    return {"tally": tally.seat(code) if tally.is_public() else None}
