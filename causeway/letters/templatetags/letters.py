"""What pages of letters say in their templates."""

from typing import Any

from django import template
from django.utils import timezone

from causeway.letters.after import tally
from causeway.letters.after.queries import in_words
from causeway.letters.letter.places import today
from causeway.representatives.addressees.posts import Post
from causeway.representatives.recess import queries as recess

register = template.Library()


@register.filter
def said(code: str) -> str:
    """Return what a code of a reply means."""
    return in_words(code)


@register.filter
def few(count: int | None) -> str:
    """Return a count as the public reads it."""
    return tally.few(count)


@register.inclusion_tag("letters/_recess.html")
def when_read(post: Post) -> dict[str, Any]:
    """Say of whoever sits in the House whether it is away today, or that we do not know."""
    return {"note": recess.note(today(timezone.now())) if post.in_the_commons else None}
