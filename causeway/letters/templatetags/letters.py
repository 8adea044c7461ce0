"""What other rooms' pages may show of letters."""

from typing import Any

from django import template
from django.utils import timezone

from causeway.letters.after import tally
from causeway.letters.after.queries import in_words
from causeway.letters.letter.places import today
from causeway.representatives.recess import queries as recess

register = template.Library()


@register.filter
def said(code: str) -> str:
    """Return what a code of a reply means."""
    return in_words(code)


@register.inclusion_tag("letters/_seat_tally.html")
def seat_tally(code: str) -> dict[str, Any]:
    """Show a seat's letters and replies, if the campaign shows them: ``{% load letters %}{% seat_tally area.code %}``."""
    return {"tally": tally.seat(code) if tally.is_public() else None}


@register.inclusion_tag("letters/_recess.html")
def when_read() -> dict[str, Any]:
    """Say whether the House is away today, or that we do not know."""
    return {"note": recess.note(today(timezone.now()))}
