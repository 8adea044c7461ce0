"""A proposal that somebody said yes to, for the pages that carry it out."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from causeway.news.loop.domain import Proposes, State
from causeway.news.loop.models import Proposal

EDIT = "news.edit_news"


def agreed(key: int, proposes: Proposes) -> Proposal:
    """Return the proposal of this kind, with its rule and item; raises ``Http404`` where there is none that was agreed to."""
    held = get_object_or_404(Proposal.objects.select_related("rule", "item"), pk=key)
    if held.rule.proposes != proposes or held.state not in {State.AGREED, State.DONE}:
        raise Http404
    return held
