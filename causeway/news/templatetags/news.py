"""Words for templates: what somebody did, how it was seen that something is a copy, how long things are kept."""

from django import template

from causeway.news import retention
from causeway.news.items import copies
from causeway.news.items.domain import Did
from causeway.news.items.models import Item
from causeway.news.placing.labels import DID
from causeway.news.placing.models import Tie

register = template.Library()


@register.filter
def did(tie: Tie) -> str:
    """Return what somebody did in an item, in words; empty where nothing is said of it."""
    return str(DID[Did(tie.did)]) if tie.did else ""


@register.filter
def why_a_copy(item: Item) -> str:
    """Return how it was seen that an item is a near copy, in a sentence."""
    return copies.why(item)


@register.simple_tag
def how_long_kept() -> tuple[str, str]:
    """Return until when items are kept that nobody used: of those that do not matter to the campaign, and of those that do."""
    return retention.told_to_staff()
