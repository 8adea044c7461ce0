"""Words for what somebody did, for templates."""

from django import template

from causeway.news.items.domain import Did
from causeway.news.placing.labels import DID
from causeway.news.placing.models import Tie

register = template.Library()


@register.filter
def did(tie: Tie) -> str:
    """Return what somebody did in an item, in words; empty where nothing is said of it."""
    return str(DID[Did(tie.did)]) if tie.did else ""
