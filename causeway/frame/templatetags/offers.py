"""What other rooms have for somebody who has just done something: a line apart from it, and nothing is ticked beforehand."""

from typing import Any

from django import template

from causeway.frame.rooms import rooms

register = template.Library()


@register.inclusion_tag("frame/offers.html")
def offers(after: str) -> dict[str, Any]:
    """Show the rooms' offers after an act, which goes along as ``from``: ``{% offers "letter" %}``."""
    found = [room.offer for room in rooms().values() if room.offer is not None and room.offer.is_there]
    return {"lines": [(each.title, f"{each.address}?from={after}") for each in found if each.address is not None]}
