"""Kits where they are needed: pages of other rooms show them beside what one is about to do."""

from typing import Any

from django import template

from causeway.library.kits.queries import Shown, kit_with, kits
from causeway.library.resources.models import Resource

register = template.Library()


@register.simple_tag
def library_kits() -> tuple[Shown, ...]:
    """Return every kit."""
    return kits()


@register.simple_tag
def library_many() -> int:
    """Return how many things the library has."""
    return Resource.objects.public().count()


@register.inclusion_tag("library/_kit_beside.html")
def kit_beside(slug: str) -> dict[str, Any]:
    """Show a kit folded, with why each thing is in it; nothing where there is no such kit."""
    return {"shown": kit_with(slug) if slug else None}
